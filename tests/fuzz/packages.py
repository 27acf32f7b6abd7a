"""Packages in which one part is strange and all others are as they should be."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import beside  # noqa: F401
from books import drawn
from writers import WRITERS

from word_file import zipped

BOOK = """
2025年项目绩效目标表
项目名称|管网疏通|<|<
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|疏通排水管道长度|≥18公里
^|质量指标|管道疏通验收合格率|≥98%
满意度指标|服务对象满意度指标|片区居民满意度|满意
"""
PACKAGES = ("xlsx", "ods", "docx")


@cache
def parts() -> tuple[tuple[str, dict[str, bytes], str], ...]:
    """Return each part as a change: the name of the file, all its parts, which one."""
    found = []
    for kind in PACKAGES:
        with zipfile.ZipFile(io.BytesIO(WRITERS[kind][1](drawn(BOOK)))) as archive:
            inside = {name: archive.read(name) for name in archive.namelist()}
        found += [(f"input.{kind}", inside, name) for name in sorted(inside)]
    return tuple(found)


def with_part(data: bytes) -> tuple[str, bytes]:
    """Return name and bytes of a package; the first byte of `data` chooses the part."""
    name, inside, part = parts()[data[0] % len(parts()) if data else 0]
    return name, zipped({**inside, part: data[1:]})
