"""A settings file to begin with: every key with what it means, none of them set yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field, fields
from pathlib import Path
from textwrap import indent, wrap
from typing import Any

from jixiaolint.resources import folder
from jixiaolint.settings.preferences import Preferences
from jixiaolint.settings.shown import flow, plain
from jixiaolint.yaml_values.build import key_of
from jixiaolint.yaml_values.compose import read_located
from jixiaolint.yaml_values.schema import about

_WIDTH = 86

_HEAD = """\
# jixiaolint 的设置。去掉键前面的 # 就生效；命令行上写的优先于这里。
# Settings of jixiaolint. Take away the # before a key and it holds; what is said on the
# command line goes before it. jixiaolint check --show-config tells what holds.
"""


def draft() -> Iterator[str]:
    """Yield the file, piece by piece: Chinese and English over each key, as a comment."""
    words: dict[str, dict[str, str]] = read_located(
        folder("reports") / "settings.yaml"
    ).data
    yield _HEAD
    for field in fields(Preferences):
        said = words.get(key_of(field), {})
        english = str(about(Preferences, field).get("description", ""))
        told = [*filter(None, [said.get("zh")]), *wrap(english, _WIDTH)]
        yield "\n" + "".join(f"# {line}\n" for line in told)
        yield _example(field, said.get("example"))


def _example(field: Field[Any], example: str | None) -> str:
    """Return a key with its example, or with what holds where nobody sets it."""
    key = key_of(field)
    if example is None:
        example = flow(plain(getattr(Preferences(), field.name), Path()))
    if "\n" not in example:
        return f"#{key}: {example}\n"
    return f"#{key}:\n" + indent(example, "#  ")
