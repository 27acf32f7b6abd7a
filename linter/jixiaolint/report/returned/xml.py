"""Small moves in an XML tree that keep to its own namespace and order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

# What XML cannot hold: control characters but tab and line ends, halves of pairs.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def plain(text: str) -> str:
    """Return text with what no XML file can hold shown as ``�``; same length."""
    return _NOT_XML.sub("\ufffd", text)


def named(root: _Element, name: str) -> str:
    """Return a name in the namespace of an element (transitional or strict)."""
    space, brace, _ = root.tag.rpartition("}")
    return f"{space}{brace}{name}"


def child(root: _Element, name: str) -> _Element | None:
    """Return the first child of that name."""
    return root.find(named(root, name))


def children(root: _Element, name: str) -> Iterator[_Element]:
    """Yield the children of that name."""
    yield from root.iterchildren(named(root, name))


def make(
    parent: _Element,
    name: str,
    attributes: dict[str, str] | None = None,
    text: str | None = None,
) -> _Element:
    """Append a child in the parent's namespace and return it; its text keeps blanks."""
    made = etree.SubElement(parent, named(parent, name), attributes or {})
    if text is not None:
        made.text = plain(text)
        made.set(_XML_SPACE, "preserve")
    return made


def ensure(parent: _Element, name: str, order: Collection[str]) -> _Element:
    """Return the child of that name, made at its place in the schema's order if need be.

    `order` names the children that may stand before it.
    """
    found = child(parent, name)
    if found is not None:
        return found
    made = etree.Element(named(parent, name))
    at = 0
    for index, one in enumerate(parent):
        if isinstance(one.tag, str) and etree.QName(one).localname in order:
            at = index + 1
    parent.insert(at, made)
    return made
