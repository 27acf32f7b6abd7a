"""Paths and patterns as a settings file states them, seen from where it lies."""

from __future__ import annotations

from pathlib import Path

from jixiaolint.engine.located import Located, Trail
from jixiaolint.errors import nearest_path, shown
from jixiaolint.find.globs import Glob
from jixiaolint.given import is_file, is_folder
from jixiaolint.said import Said


def rules_at(document: Located, trail: Trail, value: object) -> Path:
    """Return a file or folder as seen from the settings, which is there."""
    if not isinstance(value, str):
        raise document.fault(
            trail,
            Said(
                f"这里是“{shown(value)}”，应为文件或目录。",
                f"found '{shown(value)}', expected a file or folder.",
            ),
        )
    place = document.path.parent / value
    if not is_folder(place) and not is_file(place):
        none = Said(f"没有文件或目录“{value}”。", f"no file or folder '{value}'.")
        raise document.fault(trail, none + nearest_path(place))
    return place


def file_at(document: Located, trail: Trail, value: object) -> Path:
    """Return a file as seen from the settings, be it there or not."""
    if not isinstance(value, str) or not value:
        raise document.fault(
            trail,
            Said(
                f"这里是“{shown(value)}”，应为文件。",
                f"found '{shown(value)}', expected a file.",
            ),
        )
    return document.path.parent / value


def pattern_at(document: Located, trail: Trail, value: object) -> Glob:
    """Return a pattern as seen from the settings."""
    if not isinstance(value, str):
        raise document.fault(
            trail,
            Said(
                f"这里是“{shown(value)}”，应为文件名的写法，如 草稿*。",
                f"found '{shown(value)}', expected a pattern of names, such as draft*.",
            ),
        )
    return Glob(value, document.path.parent)
