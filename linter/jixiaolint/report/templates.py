"""The templates of pages, and what stands in these as it is: our styles and scripts."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from jixiaolint.resources import folder
from jixiaolint.width import is_plain, printable

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


@cache
def template(name: str) -> Template:
    """Return a template; what it places is escaped, unless it is markup of our own.

    Characters that nobody sees are written out, as in a terminal.
    """
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
    environment.filters["isolated"] = _isolated
    return environment.get_template(name)


def inlined(*names: str) -> Markup:
    """Return files of our own, whose text is markup and holds no end tag, as one."""
    from markupsafe import Markup

    texts = [(folder("reports") / name).read_text(encoding="utf-8") for name in names]
    return Markup("".join(texts))


def policy(style: str, script: str) -> str:
    """Return the security policy under which nothing is fetched and nothing else runs.

    It holds in a saved copy too, for browsers save style and script as they are.
    """
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _visible(value: object) -> object:
    """Return a text as it can be shown; markup is our own and stays as it is."""
    return printable(value) if type(value) is str else value


def _isolated(text: str) -> str:
    """Return a text that turns nothing round beside it; common signs never do."""
    from markupsafe import Markup

    if is_plain(text):
        return text
    return Markup("<bdi>{}</bdi>").format(printable(text))
