"""A tree in, XML out: each name with the prefix that it bore, or one that stands for the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from io import BytesIO
from itertools import chain, count
from xml.etree.ElementTree import Element, ProcessingInstruction

from jixiaolint.report.returned.xml_in import DECLARES

_HEAD = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_XML = {"xml": "http://www.w3.org/XML/1998/namespace"}
_SPECIAL = re.compile('[&<>"\n\r\t]')
_WORDS = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_VALUE = {**_WORDS, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


def written(root: Element) -> bytes:
    """Return a part as a package holds it."""
    out = BytesIO()
    out.write(_HEAD)
    out.writelines(piece.encode() for piece in _pieces(root))
    return out.getvalue()


class _Scope:
    """Which prefixes stand for which namespaces inside an element, the nearest first."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        self.spaces = spaces
        # Equal names may have borne other prefixes, so that these are told, too.
        self.name = cache(partial(_name, spaces))

    def inside(self, declared: Mapping[str, str]) -> _Scope:
        """Return what holds where some attributes declare more."""
        nearest = {
            key.removeprefix(DECLARES).removeprefix(":"): space
            for key, space in declared.items()
            if key == DECLARES or key.startswith(f"{DECLARES}:")
        }
        return _Scope(nearest | {**self.spaces, **nearest})


def _name(spaces: Mapping[str, str], name: str, prefix: str | None, bare: bool) -> str:
    """Return a name as it is written; `bare` if the default namespace is one for it.

    Raises LookupError, of the namespace and the prefix, if none stands for it.
    """
    if not name.startswith("{"):
        return name
    space, local = name[1:].rsplit("}", 1)
    known = [one for one in spaces if spaces[one] == space and (one or bare)]
    if not known:
        raise LookupError(space, prefix)
    fit = prefix if prefix in known else known[0]
    return f"{fit}:{local}" if fit else local


def _pieces(root: Element) -> Iterator[str]:
    """Yield the tags and words of a tree, however deep it is."""
    levels = [(iter((root,)), "", _Scope(_XML))]
    while levels:
        siblings, end, outer = levels[-1]
        for one in siblings:
            if not isinstance(one.tag, str):
                yield _aside(one)
                continue
            start, name, scope = _start(one, outer)
            text, tail = one.text, _words(one.tail)
            if len(one):
                yield f"{start}>{_words(text)}"
                levels.append((iter(one), f"</{name}>{tail}", scope))
                break
            # Without words it is one tag, unless it was given words of no length.
            ends = "/>" if text is None else f">{_words(text)}</{name}>"
            yield f"{start}{ends}{tail}"
        else:
            yield end
            levels.pop()


def _start(one: Element, outer: _Scope) -> tuple[str, str, _Scope]:
    """Return the tag of an element but for its end, its name, and what holds inside it.

    The element comes to declare the namespaces of its names for which nothing stands.
    """
    declared = next(iter(one.attrib), "").startswith(DECLARES)
    scope = outer.inside(one.attrib) if declared else outer
    try:
        name = scope.name(one.tag, getattr(one.tag, "prefix", None), True)
        return f"<{name}{_attributes(one, scope)}", name, scope
    except LookupError as missing:
        space, prefix = missing.args
        wishes = chain((prefix,), map("ns{}".format, count()))
        free = next(one for one in wishes if one and one not in scope.spaces)
        one.attrib = {f"{DECLARES}:{free}": space, **one.attrib}
        return _start(one, outer)


def _attributes(one: Element, scope: _Scope) -> str:
    """Return the attributes of an element, its declarations among them."""
    said = ""
    for key, value in one.attrib.items():
        if key[0] == "{":
            key = scope.name(key, getattr(key, "prefix", None), False)
        if _SPECIAL.search(value):
            value = value.translate(_VALUE)
        said += f' {key}="{value}"'
    return said


def _words(text: str | None) -> str:
    """Return text as it stands between tags."""
    if text and _SPECIAL.search(text):
        return text.translate(_WORDS)
    return text or ""


def _aside(one: Element) -> str:
    """Return a comment, or an instruction to some program, with what follows it."""
    kind: object = one.tag
    said = f"<?{one.text}?>" if kind is ProcessingInstruction else f"<!--{one.text}-->"
    return f"{said}{_words(one.tail)}"
