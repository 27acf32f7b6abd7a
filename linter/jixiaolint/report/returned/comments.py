"""The comments of a sheet: ours beside those that are there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from xml.etree.ElementTree import Element

from jixiaolint.place import letters, position
from jixiaolint.report.returned.said import AUTHOR, Note, begins_as_ours
from jixiaolint.report.returned.strings import string
from jixiaolint.report.returned.xml import (
    child,
    children,
    ensure,
    make,
    named,
    new,
    replace,
)
from jixiaolint.report.returned.xml_in import root_of

_MOST = 12
_SEPARATOR = ("\n──── 绩效指标检查 ────\n", "\n──── jixiaolint ────\n")
_MORE = ("另有 {} 条，见“审核意见”表。", "{} more: see the sheet 审核意见.")
_THREADED = "tc={"

Spot = tuple[int, int]


def empty(main: str) -> Element:
    """Return the comments of a sheet that has none, in the namespace `main`."""
    root = root_of(f'<comments xmlns="{main}"/>')
    make(root, "authors")
    make(root, "commentList")
    return root


def words(notes: Sequence[Note]) -> list[tuple[str, str]]:
    """Return what a comment says: for each remark a head and the lines below it."""
    english = notes[0].said.lang == "en"
    said = [(one.said.head(), "\n".join(one.lines())) for one in notes[:_MOST]]
    if len(notes) > _MOST:
        said.append(("", _MORE[english].format(len(notes) - _MOST)))
    return said


def add_comments(
    root: Element, notes: Mapping[Spot, Sequence[Note]]
) -> list[tuple[Spot, str]]:
    """Comment on cells; return those that need a new box, with what it says.

    A cell holds one comment: ours goes on where another's ends. A threaded comment
    is left as it is, because its text is kept elsewhere.
    """
    authors = ensure(root, "authors", ())
    comments = ensure(root, "commentList", ("authors",))
    known = {position(one.get("ref")): one for one in children(comments, "comment")}
    boxes: list[tuple[Spot, str]] = []
    for spot, group in notes.items():
        said = words(group)
        english = group[0].said.lang == "en"
        old = known.get(spot)
        if old is None:
            one = make(comments, "comment", {"ref": f"{letters(spot[1])}{spot[0]}"})
            one.set("authorId", str(_author(authors, AUTHOR[english])))
            _write(make(one, "text"), said)
            boxes.append((spot, "\n".join(f"{a}\n{b}" for a, b in said)))
        elif not _signed(old, authors).startswith(_THREADED):
            _append(ensure(old, "text", ()), said, _SEPARATOR[english])
    return boxes


def is_ours(root: Element) -> bool:
    """Tell whether any comment of a sheet is ours, or goes on in our words."""
    authors = ensure(root, "authors", ())
    comments = ensure(root, "commentList", ("authors",))
    return any(
        _is_own(one, authors) or _own_part("".join(one.itertext())) is not None
        for one in children(comments, "comment")
    )


def _is_own(comment: Element, authors: Element) -> bool:
    """Tell whether a comment is ours: some programs forget who wrote it."""
    author = _signed(comment, authors)
    words = "".join(comment.itertext())
    return author in AUTHOR or (not author.strip() and begins_as_ours(words))


def drop_comments(root: Element) -> list[Spot]:
    """Take out what an earlier round said; return the cells left without comment."""
    authors = ensure(root, "authors", ())
    comments = ensure(root, "commentList", ("authors",))
    gone: list[Spot] = []
    for one in children(comments, "comment"):
        if _is_own(one, authors):
            comments.remove(one)
            spot = position(one.get("ref"))
            gone.extend([spot] if spot else [])
        else:
            _cut(child(one, "text"))
    return gone


def _cut(text: Element | None) -> None:
    """Take our part off the end of another's comment, however it is cut into runs."""
    runs = [] if text is None else children(text, "r")
    words = [run.findtext(named(run, "t")) or "" for run in runs]
    left = _own_part("".join(words))
    if left is None:
        return
    for run, said in zip(runs, words, strict=True):
        inside = child(run, "t")
        if left <= 0 and text is not None:
            text.remove(run)
        elif inside is not None:
            inside.text = said[:left]
        left -= len(said)


def _own_part(words: str) -> int | None:
    """Return where our part of a comment begins, if it has one."""
    found = (words.find(one.strip()) for one in _SEPARATOR)
    starts = [at for at in found if at >= 0]
    return len(words[: min(starts)].removesuffix("\n")) if starts else None


def _append(text: Element, said: list[tuple[str, str]], separator: str) -> None:
    """Go on in a comment, whose plain text becomes a run of its own."""
    plain = child(text, "t")
    if plain is not None:
        run = new(text, "r")
        replace(text, plain, run)
        run.append(plain)
    make(make(text, "r"), "t", text=separator)
    _write(text, said)
    # The schema puts phonetic text behind the runs.
    for one in list(text):
        if one.tag not in (named(text, "t"), named(text, "r")):
            text.remove(one)
            text.append(one)


def _write(text: Element, said: Collection[tuple[str, str]]) -> None:
    """Write heads in bold and the rest plain."""
    lead = ""
    for head, rest in said:
        if head:
            _run(text, f"{lead}{head}", bold=True)
        _run(text, f"\n{rest}" if head else f"{lead}{rest}", bold=False)
        lead = "\n\n"


def _run(text: Element, words: str, *, bold: bool) -> None:
    run = make(text, "r")
    look = make(run, "rPr")
    if bold:
        make(look, "b")
    make(look, "sz", {"val": "9"})
    make(look, "color", {"indexed": "81"})
    make(look, "rFont", {"val": "宋体"})
    make(look, "charset", {"val": "134"})
    make(run, "t", text=string(words))


def _author(authors: Element, name: str) -> int:
    """Return the number of an author, who is added if need be."""
    names = [one.text for one in children(authors, "author")]
    if name not in names:
        make(authors, "author").text = name
        names.append(name)
    return names.index(name)


def _signed(comment: Element, authors: Element) -> str:
    """Return the name of the author of a comment."""
    names = [one.text or "" for one in children(authors, "author")]
    number = int(comment.get("authorId") or 0)
    return names[number] if number < len(names) else ""
