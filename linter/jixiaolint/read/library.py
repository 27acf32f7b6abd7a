"""Libraries that only some formats need, and the sentence where one is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from jixiaolint.errors import UnreadableError
from jixiaolint.said import Said


def library(path: str, module: str, extra: str) -> ModuleType:
    """Return a module of an optional dependency.

    Raises UnreadableError that names the extra to install if it is not there.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise UnreadableError(
            Said(
                f"读这种文件需要 {module}，请运行 pip install 'jixiaolint[{extra}]'。",
                f"reading it needs {module}: pip install 'jixiaolint[{extra}]'.",
            ).at(path)
        ) from error
