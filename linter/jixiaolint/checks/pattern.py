"""A regular expression matches in a field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jixiaolint.engine.hit import Hit
from jixiaolint.engine.terms import Terms
from jixiaolint.parse.fold import fold
from jixiaolint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.subject import Row


@cache
def compiled(pattern: str) -> Any:  # noqa: ANN401  re2 has no types
    """Return the pattern compiled by RE2; raise ValueError with its fault."""
    import re2

    try:
        return re2.compile(pattern)
    except re2.error as error:
        reason = error.args[0].decode() if error.args else "it does not compile"
        raise ValueError(f"the pattern {pattern!r} is wrong: {reason}") from None


@dataclass(frozen=True, slots=True)
class Check:
    """`match` (RE2 syntax, linear time) is found in `field`.

    Letters, digits and signs are compared in half width, unless `raw` is set. A group
    named ``mark`` narrows what is marked; if that is one of the words `unless`, it does
    not count.
    """

    match: str
    field: str = "name"
    raw: bool = False
    unless: Terms | None = None

    def __post_init__(self) -> None:
        compiled(self.match)

    def find(self, subject: Row) -> Iterator[Hit]:
        """Yield each match, marked."""
        text = subject.text(self.field)
        if not text:
            return
        for span in _spans(self.match, text if self.raw else fold(text)):
            word = text[slice(*span)]
            if self.unless is None or fold(word) not in self.unless:
                yield Hit(self.field, span, slots={"word": word})


@lru_cache(maxsize=65536)
def _spans(pattern: str, text: str) -> tuple[Span, ...]:
    """Return where the pattern matches: the group ``mark``, or the whole match."""
    group = _marked_group(pattern)
    found = compiled(pattern).finditer(text)
    return tuple(Span(*match.span(group)) for match in found)


@cache
def _marked_group(pattern: str) -> int:
    group: int = compiled(pattern).groupindex.get("mark", 0)
    return group
