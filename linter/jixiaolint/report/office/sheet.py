"""A page of ours as one file: style, script and data stand in it, all else is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from jixiaolint.resources import folder
from jixiaolint.width import printable


def sheet(
    template: str,
    page: object,
    styles: Iterable[str],
    scripts: Iterable[str],
    data: str,
) -> Iterator[str]:
    """Yield a page made from a template, which places a view.

    `data` is JSON that holds no sign of markup. Styles and scripts are files of ours, whose text is markup and holds no end tag. Only
    these may run: the policy names them by what they hold, and allows nothing else.
    Characters that nobody sees are written out, as in a terminal.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(folder("reports")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = _joined(styles), _joined(scripts)
    yield from environment.get_template(template).generate(
        page=page,
        data=Markup(data),
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
    )


def policy(style: str, script: str) -> str:
    """Return the security policy under which nothing is fetched and nothing else runs."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _joined(names: Iterable[str]) -> str:
    return "".join((folder("reports") / n).read_text(encoding="utf-8") for n in names)


def _visible(value: object) -> object:
    """Return a text as it can be shown; markup is our own and stays as it is."""
    return printable(value) if type(value) is str else value
