"""Grammar files made into parsers, with lexicons as their terminals."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.parse.fold import fold
from jixiaolint.resources import folder, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lark import Lark, Token, Transformer

STARTERS = (
    "bound-before",
    "bound-close",
    "bound-after",
    "approximate-before",
    "change-verb",
    "calendar",
    "calendar-period",
    "number-word",
)
"""The lexicons whose terms may begin in the middle of prose."""

# What else may begin something: digits and numerals, letters, signs, 每, 第, periods.
_STARTS = "0-9A-Za-zⅠ-ⅿα-ω①-⑳一二两三四五六七八九十零〇半百第每内近前上过去几数好未今连最降涨升增减至到位排"
_SIGNS = r"≥≤><=≈~×*÷/±+\-−—–(\[{【)\]}】《“\"「,，。;；、!！?？"


@cache
def load(
    name: str,
    start: str,
    transformer: type[Transformer[Token, object]] | None = None,
    positions: bool = False,
) -> Lark:
    """Return the LALR parser of ``grammar/<name>.lark``, built once.

    A grammar imports ``lexicon.X`` to have the terms of ``rules/lexicons/x.txt`` as a
    terminal, the longest that fits first; ``lexicon.UNIT`` is all lexicons of units.
    """
    from lark import Lark

    path = folder("grammar") / f"{name}.lark"
    return Lark(
        path.read_text(encoding="utf-8"),
        parser="lalr",
        start=start,
        source_path=str(path),
        import_paths=[_lexicons, str(path.parent)],
        propagate_positions=positions,
        maybe_placeholders=False,
        transformer=transformer() if transformer else None,
    )


def pattern(terms: Iterable[str]) -> str:
    """Return a regular expression for any of the terms, in folded form."""
    ordered = sorted({fold(term) for term in terms}, key=lambda t: (-len(t), t))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def left_sides(name: str) -> tuple[str, ...]:
    """Return the terms of a lexicon; of a line ``left => right``, the left one."""
    return tuple(line.partition("=>")[0].strip() for line in lexicon(name))


def _lexicons(base: object, path: str) -> tuple[str, str]:
    """Give Lark all lexicons as terminals."""
    if path != "lexicon.lark":
        raise OSError(f"no grammar {path} for {base}")
    return path, _definitions()


@cache
def _definitions() -> str:
    names = sorted(p.stem for p in (folder("rules") / "lexicons").glob("*.txt"))
    terms = {name: left_sides(name) for name in names}
    units = tuple(t for name in names if name.startswith("unit-") for t in terms[name])
    bodies = {name: pattern(words) for name, words in terms.items() if words}
    bodies |= {"unit": pattern(units), "common-prose": _prose(terms)}
    return "".join(
        f"{name.replace('-', '_').upper()}: /{body.replace('/', chr(92) + '/')}/\n"
        for name, body in bodies.items()
    )


def _prose(terms: dict[str, tuple[str, ...]]) -> str:
    """Return the pattern of a run of characters with which nothing else begins."""
    first = {fold(term)[0] for name in STARTERS for term in terms[name]}
    return f"[^{_STARTS}{_SIGNS}{re.escape(''.join(sorted(first)))}]+"
