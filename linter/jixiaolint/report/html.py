"""The letters of a result as one HTML page that needs no network and no other file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiaolint.report.templates import inlined, policy, template
from jixiaolint.report.view.page import page
from jixiaolint.results.result import Result
from jixiaolint.said import Language
from jixiaolint.width import printable

if TYPE_CHECKING:
    from jixiaolint.report.view.model import PageView

_PLAIN = re.compile(r"[^\w ·，。、（）]")


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield the page of all letters."""
    return pieces(page(result, lang))


def pieces(view: PageView) -> Iterator[str]:
    """Yield a page; style and script stand in it, everything else is escaped."""
    from markupsafe import Markup

    def quoted(text: str) -> Markup:
        """Return a text as a string in a style sheet."""
        return Markup(_PLAIN.sub(_escape, printable(text)))

    yield from template("page.html.j2").generate(
        page=view,
        style=inlined("style.css"),
        script=inlined("page.js"),
        quoted=quoted,
        policy=policy,
    )


def _escape(match: re.Match[str]) -> str:
    return f"\\{ord(match[0]):06x}"
