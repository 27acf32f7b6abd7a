"""The letters of a result as Markdown: the summary of a job, a comment on a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.report.aside import render as not_told
from jixiaolint.report.literal import literal
from jixiaolint.report.view.page import page
from jixiaolint.report.words import run_on, word
from jixiaolint.results.result import Result
from jixiaolint.said import Language

if TYPE_CHECKING:
    from jixiaolint.report.view.model import LetterView, PageView, Part, RemarkView

_ROOM = 60_000
"""About so many characters a comment may have on GitHub."""

_LINE = "<br>"
_WORDS = {
    "level": ("级别", "Level"),
    "where": ("位置", "Where"),
    "what": ("问题", "What is wrong"),
    "left": (
        "这里只列出前 {} 处，共 {} 处：再多，一条评论就放不下了。--output letter:目录/ 写出全部。",
        "The first {} of {} remarks are listed, as many as a comment holds; --output letter:DIR/ writes all.",
    ),
}
_TAGS = {"old": "del", "new": "b"}
"""An underline would hide the blanks in what is new."""


class _Piece(NamedTuple):
    """A piece of the page, and how many remarks it tells."""

    text: str
    remarks: int = 0


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield the page: failures, a table of units if there are several, their letters.

    By its first line a program finds its own comment again, and we our reports.
    """
    view = page(result, lang)
    yield f"<!-- jixiaolint {view.version} -->\n# {literal(view.title)}\n"
    size = shown = 0
    for piece in _pieces(view, not_told(result, lang), lang):
        size += len(piece.text)
        if size > _ROOM:
            break
        shown += piece.remarks
        yield piece.text
    total = sum(count.number for count in view.counts)
    if shown < total:
        yield _paragraph(word(_WORDS, "left", lang).format(shown, total)).text
    yield f"\n---\n\n{literal(view.made_by)}\n"


def _pieces(view: PageView, aside: Iterable[str], lang: Language) -> Iterator[_Piece]:
    """Yield all that there is to say; `aside` is of findings that are not told."""
    if view.failures:
        yield _paragraph(view.w["failures"])
        yield from _items(view.failures)
    yield from map(_paragraph, view.notes)
    yield from (_paragraph(f"{one.label} {one.text}") for one in view.notices)
    yield from (_paragraph(line.rstrip()) for line in aside)
    if len(view.letters) != 1:
        yield from _units(view)
    for letter in view.letters:
        if len(view.letters) > 1:
            yield _Piece(f"\n## {literal(letter.unit)}\n")
        yield from _letter(letter, view, lang)


def _units(view: PageView) -> Iterator[_Piece]:
    """Yield the table of units."""
    words, counts = view.w, view.counts
    yield from _head(
        [
            words["unit"],
            *(count.word for count in counts),
            words["indicators"],
            words["clean"],
        ]
    )
    for one in view.letters:
        numbers = [*(count.number for count in one.counts), one.indicators, one.clean]
        yield _Piece(_row([literal(one.unit), *map(str, numbers)]))
    numbers = [*(count.number for count in counts), view.indicators, view.clean]
    yield _Piece(_row([literal(words["total"]), *map(str, numbers)]))


def _letter(letter: LetterView, view: PageView, lang: Language) -> Iterator[_Piece]:
    """Yield what one unit is told."""
    yield _Piece(f"\n**{literal(letter.verdict)}**\n")
    yield from map(_paragraph, filter(None, (letter.answers,)))
    heads = [word(_WORDS, key, lang) for key in ("level", "where", "what")]
    heads += [view.w["now"], view.w["rewrite"]]
    groups = [(view.w["whole"], letter.general, "")]
    groups += [(one.title, one.remarks, one.fine) for one in letter.projects]
    for title, remarks, fine in groups:
        if remarks:
            yield _Piece(f"\n### {literal(title)}\n")
            yield from _head(heads)
            yield from (_Piece(_row(_remark(one)), 1) for one in remarks)
        yield from map(_paragraph, filter(None, (fine,)))
    yield from map(_paragraph, filter(None, (letter.fine, letter.accepted)))
    if letter.unread:
        yield _paragraph(view.w["unread"])
        yield from _items(f"{one.label} {one.text}{one.rest}" for one in letter.unread)
    yield from map(_paragraph, letter.more)


def _remark(remark: RemarkView) -> list[str]:
    """Return the cells of a remark."""
    said = [f"**{literal(remark.title)}**"]
    said += [literal(run_on(one.text, one.way)) for one in remark.points]
    said.append(literal(run_on(remark.why, remark.basis)))
    said.append(literal(" ".join(remark.codes)))
    if remark.answer:
        said.append(f"**{literal(remark.answer.word)}** {literal(remark.answer.note)}")
    return [
        literal(f"{remark.number} {remark.word}"),
        _LINE.join(map(literal, filter(None, (remark.where, remark.row)))),
        _LINE.join(filter(None, said)),
        _LINE.join(map(_part, remark.now)),
        _LINE.join(map(_part, remark.rewrite)),
    ]


def _part(part: Part) -> str:
    """Return a value under its label, with what a rewrite changes told apart."""
    text = literal(part.text + part.rest)
    if part.change and text:
        text = f"<{_TAGS[part.change]}>{text}</{_TAGS[part.change]}>"
    label = f"{literal(part.label)} " if part.label else ""
    return f"{label}{literal(part.lead)}{text}{literal(part.tail)}"


def _paragraph(text: str) -> _Piece:
    return _Piece(f"\n{literal(text)}\n")


def _items(texts: Iterable[str]) -> Iterator[_Piece]:
    """Yield a list."""
    yield _Piece("\n")
    yield from (_Piece(f"- {literal(text)}\n") for text in texts)


def _head(words: Sequence[str]) -> Iterator[_Piece]:
    """Yield the head of a table."""
    yield _Piece("\n" + _row(map(literal, words)) + _row(["---"] * len(words)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
