"""The result as one HTML page that needs no network and no other file."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.engine.rule import Language
from jixiaolint.report.page import page
from jixiaolint.resources import folder
from jixiaolint.result import Result
from jixiaolint.width import printable


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield the page; style and script stand in it, everything else is escaped.

    Characters that nobody sees are written out, as in a terminal.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    place = folder("reports")
    environment = Environment(
        loader=FileSystemLoader(place),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def inlined(name: str) -> str:
        """Return one of our own files, whose text is markup and holds no end tag."""
        return Markup((place / name).read_text(encoding="utf-8"))

    template = environment.get_template("page.html.j2")
    yield from template.generate(
        page=page(result, lang), style=inlined("style.css"), script=inlined("page.js")
    )


def _visible(value: object) -> object:
    """Return a text as it can be shown; markup is our own and stays as it is."""
    return printable(value) if type(value) is str else value
