"""A formula of Word's equation editor in, one line of text out."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from jixiaolint.read.word.names import M, W

_SUM = re.compile(r"[-+−－＋×÷*/]")
_SILENT = frozenset((f"{W}del", f"{W}rPr", f"{M}rPr", f"{M}ctrlPr"))


def formula(element: Element) -> str:
    """Return a formula in one line: a fraction with a slash, brackets where needed."""
    if element.tag in (f"{M}t", f"{W}t"):
        return element.text or ""
    if element.tag in _SILENT:
        return ""
    if element.tag == f"{M}f":
        return "/".join(_bracketed(element, part) for part in ("num", "den"))
    if element.tag == f"{M}d":
        return _delimited(element)
    return "".join(map(formula, element))


def _bracketed(fraction: Element, part: str) -> str:
    found = fraction.find(f"{M}{part}")
    words = "" if found is None else formula(found)
    return f"({words})" if _SUM.search(words) else words


def _delimited(element: Element) -> str:
    """Return what stands in brackets, with them."""
    marks = {"begChr": "(", "sepChr": "|", "endChr": ")"}
    for name in marks:
        found = element.find(f"{M}dPr/{M}{name}")
        if found is not None:
            marks[name] = found.get(f"{M}val", "")
    parts = map(formula, element.findall(f"{M}e"))
    return f"{marks['begChr']}{marks['sepChr'].join(parts)}{marks['endChr']}"
