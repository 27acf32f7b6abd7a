"""Small moves in an XML tree that keep to its own namespace and order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from jixiaolint.report.returned.xml_in import Name

# What XML cannot hold: control characters but tab and line ends, halves of pairs.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def plain(text: str) -> str:
    """Return text with what no XML file can hold shown as ``�``; same length."""
    return _NOT_XML.sub("\ufffd", text)


def named(root: Element, name: str) -> str:
    """Return a name in the namespace of an element (transitional or strict)."""
    return _beside(root.tag, getattr(root.tag, "prefix", None), name)


@lru_cache(maxsize=1000)
def _beside(tag: str, prefix: str | None, name: str) -> str:
    """Return a name beside another; one for all, for a sheet has hundreds of thousands."""
    space, brace, _ = tag.rpartition("}")
    return Name(f"{space}{brace}{name}", prefix)


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


def child(root: Element, name: str) -> Element | None:
    """Return the first child of that name."""
    return root.find(named(root, name))


def children(root: Element, name: str) -> list[Element]:
    """Return the children of that name."""
    return root.findall(named(root, name))


def new(root: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    """Return an element in the namespace of another, in which it has no place yet."""
    return Element(named(root, name), attributes or {})


def make(
    parent: Element,
    name: str,
    attributes: dict[str, str] | None = None,
    text: str | None = None,
) -> Element:
    """Append a child in the parent's namespace and return it; its text keeps blanks."""
    made = new(parent, name, attributes)
    if text is not None:
        made.text = plain(text)
        made.set(_XML_SPACE, "preserve")
    parent.append(made)
    return made


def ensure(parent: Element, name: str, order: Collection[str]) -> Element:
    """Return the child of that name, made at its place in the schema's order if need be.

    `order` names the children that may stand before it.
    """
    found = child(parent, name)
    if found is not None:
        return found
    made = new(parent, name)
    at = 0
    for index, one in enumerate(parent):
        if isinstance(one.tag, str) and local(one.tag) in order:
            at = index + 1
    parent.insert(at, made)
    return made


def drop(parent: Element, name: str) -> None:
    """Take out the children of that name."""
    for one in children(parent, name):
        parent.remove(one)


def replace(parent: Element, old: Element, new: Element) -> None:
    """Put an element, which stands nowhere, into the place of a child."""
    parent[list(parent).index(old)] = new


Up = Mapping[Element, Element]
"""The element that each stands in."""


def parents(root: Element) -> Up:
    """Return the parent of each element below another."""
    return {one: parent for parent in root.iter() for one in parent}


def above(one: Element, up: Up, *names: str) -> Iterator[Element]:
    """Yield the elements of some names that one stands in, the nearest first."""
    while one in up:
        one = up[one]
        if one.tag in names:
            yield one
