"""The letters of a result as one HTML page that needs no network and no other file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from jixiaolint.engine.rule import Language
from jixiaolint.report.view.page import page
from jixiaolint.resources import folder
from jixiaolint.result import Result
from jixiaolint.width import printable

if TYPE_CHECKING:
    from jinja2 import Template

    from jixiaolint.report.view.model import PageView

_PLAIN = re.compile(r"[^\w ·，。、（）]")


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield the page of all letters."""
    return pieces(page(result, lang))


def pieces(view: PageView) -> Iterator[str]:
    """Yield a page; style and script stand in it, everything else is escaped.

    Characters that nobody sees are written out, as in a terminal.
    """
    from markupsafe import Markup

    def inlined(name: str) -> Markup:
        """Return one of our own files, whose text is markup and holds no end tag."""
        return Markup((folder("reports") / name).read_text(encoding="utf-8"))

    def quoted(text: str) -> Markup:
        """Return a text as a string in a style sheet."""
        return Markup(_PLAIN.sub(_escape, printable(text)))

    yield from _template().generate(
        page=view, style=inlined("style.css"), script=inlined("page.js"), quoted=quoted
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folder("reports")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")


def _escape(match: re.Match[str]) -> str:
    return f"\\{ord(match[0]):06x}"


def _visible(value: object) -> object:
    """Return a text as it can be shown; markup is our own and stays as it is."""
    return printable(value) if type(value) is str else value
