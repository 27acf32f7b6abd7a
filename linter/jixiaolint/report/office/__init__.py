"""The page for the office that reviews: all units of a run, as a picture and in full."""

from __future__ import annotations

from collections.abc import Iterator

from jixiaolint.report.office import page
from jixiaolint.report.templates import inlined, policy, template
from jixiaolint.results.result import Result
from jixiaolint.said import Language

_STYLES = ("style.css", "office.css")
_SCRIPTS = tuple(
    f"office/{name}.js"
    for name in ("data", "state", "item", "table", "list", "unit", "csv", "main")
)


def render(result: Result, lang: Language) -> Iterator[str]:
    """Yield the page: one file that needs no network and no other file."""
    from markupsafe import Markup

    view = page.page(result, lang)
    style, script = inlined(*_STYLES), inlined(*_SCRIPTS)
    yield from template("office.html.j2").generate(
        page=view,
        style=style,
        script=script,
        data=Markup(view.data),
        policy=policy(style, script),
    )
