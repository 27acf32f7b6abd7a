"""A Word file with a comment for each remark and a list of them, else as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from jixiaolint.place import Place
from jixiaolint.report.returned.package import Package
from jixiaolint.report.returned.said import AUTHOR, Note, Said
from jixiaolint.report.returned.word_list import add_list, forget_list
from jixiaolint.report.returned.xml import Up, above, local, make, new, parents
from jixiaolint.report.returned.xml_in import root_of
from jixiaolint.said import Language

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_SPACE}}}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ANCHORS = frozenset(
    f"{_W}{name}"
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_SMALL = "18"


def is_known(package: Package, part: str) -> bool:
    """Tell whether a Word file is of the usual kind, whose places can be found."""
    return str(package.tree(part).tag) == f"{_W}document"


def comment(
    package: Package, part: str, remarks: Sequence[Said], lang: Language
) -> None:
    """Comment on the cells and paragraphs that remarks are on, and list them at the end.

    A remark whose place holds no words (a note, the file as a whole) is on the first
    paragraph. What an earlier round has left goes: its list, and its comments unless
    somebody has answered them.
    """
    from jixiaolint.read.word import places

    document = package.edit(part)
    forget_list(document)
    if not remarks and package.related(part, "comments") is None:
        return
    known = places(document)
    first = next(document.iter(f"{_W}p"), None)
    up = parents(document)
    empty = root_of(f'<w:comments xmlns:w="{_SPACE}"/>')
    where = package.ensure(part, _KIND, "word/comments{}.xml", empty, _TYPE)
    comments = package.edit(where)
    _forget(comments, document, up, _answered(package, part))
    number = 1 + max((_id(one) for one in comments), default=-1)
    notes = [pair for one in remarks for pair in _notes(one, known)]
    for identity, (place, note) in enumerate(notes, number):
        ends = _ends(known.get(place, first), up)
        if ends is not None:
            _anchor(*ends, str(identity))
            _write(comments, str(identity), note)
    if remarks:
        add_list(document, remarks, lang)


def _notes(
    remark: Said, known: Mapping[Place, Element]
) -> Iterator[tuple[Place, Note]]:
    """Yield a note for each place that a remark is on; the first tells it in full."""
    cells = {id(known.get(one.place)): one for one in reversed(remark.remark.cells)}
    told = [*reversed(cells.values())]
    for cell in told:
        yield cell.place, Note(remark, None if cell is told[0] else told[0])


def _ends(element: Element | None, up: Up) -> tuple[Element, Element] | None:
    """Return the first and last paragraph of what a comment is on."""
    if element is None:
        return None
    element = _outside_boxes(element, up)
    if element.tag == f"{_W}p":
        return element, element
    own = [
        one
        for one in element.iter(f"{_W}p")
        if next(above(one, up, f"{_W}tc", f"{_W}txbxContent"), None) is element
    ]
    return (own[0], own[-1]) if own else None


def _outside_boxes(element: Element, up: Up) -> Element:
    """Return the element, or the paragraph that its text box hangs on.

    Word has no comments inside text boxes.
    """
    for box in reversed(list(above(element, up, f"{_W}txbxContent"))):
        return next(above(box, up, f"{_W}p"), element)
    return element


def _anchor(first: Element, last: Element, identity: str) -> None:
    """Put the marks of a comment before the first and after the last words."""
    start = new(first, "commentRangeStart", {f"{_W}id": identity})
    at = 1 if len(first) and first[0].tag == f"{_W}pPr" else 0
    first.insert(at, start)
    make(last, "commentRangeEnd", {f"{_W}id": identity})
    run = make(last, "r")
    make(run, "commentReference", {f"{_W}id": identity})


def _write(comments: Element, identity: str, note: Note) -> None:
    english = note.said.lang == "en"
    author = AUTHOR[english]
    one = make(comments, "comment", {f"{_W}id": identity, f"{_W}author": author})
    one.set(f"{_W}initials", author[:2])
    head = make(one, "p")
    make(make(head, "r"), "annotationRef")
    _run(head, note.said.head(), bold=True)
    for line in "\n".join(note.lines()).splitlines():
        _run(make(one, "p"), line, bold=False)


def _run(paragraph: Element, words: str, *, bold: bool) -> None:
    run = make(paragraph, "r")
    look = make(run, "rPr")
    if bold:
        make(look, "b")
    make(look, "sz", {f"{_W}val": _SMALL})
    make(run, "t", text=words)


def _id(comment: Element) -> int:
    return int(comment.get(f"{_W}id") or 0)


def _forget(comments: Element, document: Element, up: Up, answered: set[str]) -> None:
    """Take out our own comments but those that are part of a talk."""
    gone: set[str] = set()
    for one in comments.findall(f"{_W}comment"):
        mine = one.get(f"{_W}author") in AUTHOR
        if mine and not answered & _paragraphs(one):
            gone.add(one.get(f"{_W}id", ""))
            comments.remove(one)
    for mark in list(document.iter()) if gone else []:
        if mark.tag in _ANCHORS and mark.get(f"{_W}id") in gone:
            holder = up[mark]
            bare = all(one is mark or one.tag == f"{_W}rPr" for one in holder)
            if mark.tag == f"{_W}commentReference" and bare:
                mark, holder = holder, up[holder]
            holder.remove(mark)


def _answered(package: Package, part: str) -> set[str]:
    """Return the ids of the paragraphs of comments that take part in a talk."""
    found: set[str] = set()
    talks = package.related(part, "commentsExtended")
    for one in () if talks is None else package.tree(talks):
        values = {local(key): said for key, said in one.items()}
        if values.get("paraIdParent"):
            found |= {values["paraIdParent"], values.get("paraId") or ""}
    return found


def _paragraphs(comment: Element) -> set[str]:
    """Return the ids of the paragraphs of a comment."""
    return {
        said
        for one in comment.iter(f"{_W}p")
        for key, said in one.items()
        if local(key) == "paraId"
    }
