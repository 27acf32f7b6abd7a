"""XML in, a tree out that remembers how it was written: prefixes, comments, the order of all."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from jixiaolint.read.xml_events import check_depth, parse

DECLARES = "xmlns"
"""What a tree keeps declarations of namespaces as: attributes, before all others."""


class Name(str):
    """A name as ElementTree has it, ``{namespace}local``, and the prefix that it bears.

    The prefix is empty in a default namespace, and nothing where any will do.
    """

    __slots__ = ("prefix",)

    prefix: str | None

    def __new__(cls, name: str, prefix: str | None = None) -> Name:
        """Return a name as it is written."""
        made = super().__new__(cls, name)
        made.prefix = prefix
        return made


class _Names(dict[str, str]):
    """Names by what expat calls them: ``namespace}local}prefix``, or only the local one."""

    def __missing__(self, written: str) -> str:
        space, brace, rest = written.partition("}")
        name, _, prefix = rest.partition("}")
        self[written] = made = Name(f"{{{space}}}{name}", prefix) if brace else written
        return made


def tree(path: str, data: bytes) -> Element:
    """Return the root of a part of the file at `path`.

    Raises UnreadableError for XML that is broken, too deep, or declares entities.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.namespace_prefixes = True
    builder = TreeBuilder(insert_comments=True, insert_pis=True)
    begin, names = builder.start, _Names()
    declared: dict[str, str] = {}

    def declare(prefix: str | None, space: str | None) -> None:
        """Take a declaration of the element that starts next."""
        declared[f"{DECLARES}:{prefix}" if prefix else DECLARES] = space or ""

    def start(written: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        for key in attributes:
            if "}" in key:
                attributes = {names[one]: said for one, said in attributes.items()}
                break
        if declared:
            attributes = {**declared, **attributes}
            declared.clear()
        begin(names[written], attributes)

    parser.StartNamespaceDeclHandler, parser.StartElementHandler = declare, start
    parser.EndElementHandler, parser.CharacterDataHandler = builder.end, builder.data
    parser.CommentHandler = builder.comment
    parser.ProcessingInstructionHandler = builder.pi
    parse(path, parser, data)
    root = builder.close()
    check_depth(path, root)
    return root


def root_of(text: str) -> Element:
    """Return the root of XML that is our own."""
    return tree("", text.encode())
