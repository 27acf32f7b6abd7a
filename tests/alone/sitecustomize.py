"""Hides from the program what is compiled, as if only its core were installed.

The tests themselves still have it, to build files and to look into them. Python imports a
module of this name at its start wherever it lies on the path.
"""

from __future__ import annotations

import builtins
import importlib
import importlib.util
import sys
from collections.abc import Callable
from functools import wraps
from types import FrameType
from typing import Any

HIDDEN = frozenset({"pyarrow", "pypdfium2", "re2"})


def _is_hidden(name: str, asking: FrameType | None) -> bool:
    """Say whether a module is hidden from the code that asks for it; C has no frame."""
    who = asking.f_globals.get("__name__", "") if asking else ""
    return who.startswith("jixiaolint") and name.partition(".")[0] in HIDDEN


def _hiding(function: Callable[..., Any], *, absent: bool) -> Callable[..., Any]:
    """Return what does as a function of `importlib` does where nothing is compiled."""

    @wraps(function)
    def do(name: str, *arguments: Any, **named: Any) -> Any:
        """Do as the function does, but for what is hidden."""
        if _is_hidden(name, sys._getframe().f_back):
            if absent:
                return None
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return function(name, *arguments, **named)

    return do


def hide() -> None:
    """Hide it in this process."""
    builtins.__import__ = _hiding(builtins.__import__, absent=False)
    importlib.import_module = _hiding(importlib.import_module, absent=False)
    importlib.util.find_spec = _hiding(importlib.util.find_spec, absent=True)
    import yaml

    # YAML is read by its own Python, too.
    vars(yaml).pop("CSafeLoader", None)


hide()
