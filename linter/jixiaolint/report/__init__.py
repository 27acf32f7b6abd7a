"""Renderers: a result in, text out; each is a module of its own, found by its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiaolint.engine.rule import Language
    from jixiaolint.run import Result

FORMATS = {"text": "terminal", "json": "json", "jsonl": "jsonl", "html": "html"}
"""The formats of a report, the default first, and the modules that write them."""


def render(form: str, result: Result, lang: Language) -> Iterator[str]:
    """Yield the report on a result, one of `FORMATS`, in pieces.

    Only ``text`` holds escape codes for colour; who writes it decides whether they stay.
    """
    module = import_module(f"jixiaolint.report.{FORMATS[form]}")
    pieces: Iterator[str] = module.render(result, lang)
    return pieces
