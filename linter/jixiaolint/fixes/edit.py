"""An edit of a source, and why there may be none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiaolint.fixes.choosing import Row
from jixiaolint.said import Said
from jixiaolint.source import Source


class Edit(NamedTuple):
    """The characters of a source from `start` to `end` give way to `text`.

    They are part of a field of a row, which begins at the offset `field`.
    """

    start: int
    end: int
    text: str
    row: Row
    field: int


@dataclass(frozen=True, slots=True)
class Written:
    """A file with edits in it; if some could not be made, by row why, and no file."""

    data: bytes
    held: Mapping[Row, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that can be mended.

    `width` tells how many characters of the source stand for the one at an offset; `write`
    makes edits in the bytes of a file.
    """

    width: Callable[[str, int], int]
    write: Callable[[bytes, Source, Sequence[Edit]], Written]


REASONS = {
    "shared": Said("这一格属于几行", "the cell belongs to several rows"),
    "scattered": Said("要改的字分在几处", "what is to change stands in several places"),
    "blank": Said("要写的地方原来是空的", "nothing stands where it is to be written"),
    "long": Said("文字太长", "the text is too long"),
    "formula": Said("这一格是公式", "the cell is a formula"),
    "unlike": Said(
        "文件里的字和读出来的不一样",
        "the file holds it otherwise than it is shown",
    ),
    "misread": Said("改后读出来的不是要写的", "it would not read as it should"),
    "stays": Said("改后问题还在", "the finding would stay"),
    "raises": Said("改后会有别的问题", "it would raise another finding"),
}
"""Why something is not fixed."""
