"""Paths and patterns as a settings file states them, seen from where it lies."""

from __future__ import annotations

from pathlib import Path

from jixiaolint.errors import UsageError, nearest_path, shown
from jixiaolint.find.globs import Glob, unfit
from jixiaolint.given.folders import is_file, is_folder
from jixiaolint.said import Said
from jixiaolint.yaml_values.located import Located, Trail


def rules_at(document: Located, trail: Trail, value: object) -> Path:
    """Return a file or folder as seen from the settings, which is there."""
    if not isinstance(value, str):
        raise _fault(document, trail, value, Said("文件或目录", "a file or folder"))
    place = document.path.parent / value
    if not is_folder(place) and not is_file(place):
        none = Said(f"没有文件或目录“{value}”。", f"no file or folder '{value}'.")
        raise document.fault(trail, none + nearest_path(place))
    return place


def file_at(document: Located, trail: Trail, value: object) -> Path:
    """Return a file as seen from the settings, be it there or not."""
    if not isinstance(value, str) or not value:
        raise _fault(document, trail, value, Said("文件", "a file"))
    return document.path.parent / value


def pattern_at(document: Located, trail: Trail, value: object) -> Glob:
    """Return a pattern as seen from the settings."""
    if not isinstance(value, str):
        raise _fault(
            document,
            trail,
            value,
            Said("文件名的写法，如 草稿*", "a pattern of names, such as draft*"),
        )
    if said := unfit(value):
        raise document.fault(trail, said)
    return Glob(value, document.path.parent)


def _fault(document: Located, trail: Trail, value: object, wanted: Said) -> UsageError:
    """Return what is wrong with a value that should have been something else."""
    found = shown(value)
    return document.fault(
        trail,
        Said(
            f"这里是“{found}”，应为{wanted.zh}。",
            f"found '{found}', expected {wanted.en}.",
        ),
    )
