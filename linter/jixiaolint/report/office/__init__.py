"""The page for the office that reviews: all units of a run, as a picture and in full."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.engine.rule import Language
from jixiaolint.report.office import page
from jixiaolint.report.office.sheet import sheet
from jixiaolint.result import Result

STYLES = ("office.css",)
SCRIPTS = tuple(
    f"office/{name}.js"
    for name in ("data", "state", "item", "table", "list", "unit", "csv", "main")
)


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield the page: one file that needs no network and no other file."""
    view = page.page(result, lang)
    yield from sheet("office.html.j2", view, STYLES, SCRIPTS, view.data)
