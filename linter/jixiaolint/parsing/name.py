"""What a name gives one to measure: its words to the structured name of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from jixiaolint.parsing.amounts import Node
from jixiaolint.parsing.likeness import with_like_figures, with_own_figures
from jixiaolint.parsing.name_sense import group, head_token, polarity, unit_of
from jixiaolint.parsing.name_words import GRAMMAR, Words, read_words
from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.values import Measure, Target
from jixiaolint.text import Span
from jixiaolint.words.scan import Token, scan

_CACHE = 16384
_HEADLESS = frozenset({"activity", "wish", "claim", "thing", "code"})
_KINDS = {
    "questions": "question",
    "valued": "degree",
    "added": "count",
    "number": "count",
    "sum": "money",
}
_COUNTED = frozenset({"count", "amount", "time"})
_NUMBERED = frozenset({"quantity", "range", "date", "relative", "compound"})


@lru_cache(maxsize=_CACHE)
def parse_name(name: str) -> Measure:
    """Return what a name gives one to measure, in the terms of the contract.

    Names that differ in figures only (第3标段, 第4标段) are read once.
    """
    alike = with_like_figures(name)
    if alike:
        measure = _read(alike.text)
        if not _tells(measure, alike.own):
            if measure.group is None:
                return measure
            group = with_own_figures(measure.group, alike.own)
            return measure._replace(group=group)
    return _read(name)


@lru_cache(maxsize=_CACHE)
def like_name(name: str) -> str:
    """Return one name for all that differ in figures of the same sizes, and in no more.

    A name whose figures tell what is measured is its own.
    """
    alike = with_like_figures(name)
    return name if not alike or _tells(_read(alike.text), alike.own) else alike.text


def _tells(measure: Measure, figures: Iterable[str]) -> bool:
    """Return whether a figure is part of what a name gives one to measure."""
    if measure.limit or measure.parts:
        return True
    head, unit = measure.head or "", measure.unit or ""
    return any(figure in head or figure in unit for figure in figures)


@lru_cache(maxsize=_CACHE)
def _read(name: str) -> Measure:
    words = read_words(name, scan(name))
    if not words.tokens:
        return Measure("filler")
    tree = GRAMMAR.parse(words.classes[::-1])
    kind = _kind(tree)
    joins = "JOINT__AND" in words.classes or tree.data == "questions"
    parts = _parts(name, words, tree) if joins else None
    limit = None if parts else _limit(name, words)
    if kind in _HEADLESS:
        return Measure(kind, unit=words.unit, limit=limit, parts=parts)
    token = head_token(words, kind)
    counted = kind in _COUNTED and not parts
    return Measure(
        kind,
        head=name[token.start : token.end],
        unit=words.unit or (unit_of(words, token) if counted else None),
        polarity=polarity(words, token, kind),
        group=group(name, words, token) if kind == "satisfaction" else None,
        limit=limit,
        parts=parts,
        head_span=Span(token.start, token.end),
    )


def kind_of(text: str, tokens: Sequence[Token]) -> str:
    """Return the kind of measure that words would be as a name; they end with the text."""
    return _kind(GRAMMAR.parse(read_words(text, tokens).classes[::-1]))


def _kind(tree: Node) -> str:
    """Return the kind that the rule says: that of the measure where one stands last."""
    rule = str((tree.children[0] if tree.data == "measured" else tree).data)
    return _KINDS.get(rule, rule)


def _limit(name: str, words: Words) -> Target | None:
    """Return the figure that stands inside the name, the first if there are several."""
    for token in words.tokens:
        if "figure" in token.features:
            target = parse_target(name[token.start : token.end])
            return target if target.kind in _NUMBERED else None
    return None


def _parts(name: str, words: Words, tree: Node) -> tuple[str, ...] | None:
    """Return the texts of the measures that a name joins."""
    count, read = len(words.tokens), len(words.classes)
    leaves = (joint.children[0] for joint in tree.find_data("joint"))
    cuts = sorted(words.places[read - 1 - int(leaf)] for leaf in leaves)
    if tree.data == "questions":
        cuts = _questions(words)
        starts, ends = [0, *cuts], [*cuts, count]
    elif not cuts or tree.data in _HEADLESS | {"question"}:
        return None
    else:
        starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, count]
    return tuple(
        name[words.tokens[a].start : words.tokens[b - 1].end]
        for a, b in zip(starts, ends, strict=True)
    )


def _questions(words: Words) -> list[int]:
    """Return where the second and further questions begin: where the subject recurs."""
    asked = [i for i, token in enumerate(words.tokens) if "question" in token.features]
    texts = [token.text for token in words.tokens]
    subject = texts[0]
    return [
        max((i for i in range(last + 1, place) if texts[i] == subject), default=place)
        for last, place in pairwise(asked)
    ]
