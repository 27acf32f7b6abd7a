"""What a person should be told of a file besides what it says, as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jixiaolint.place import Place
from jixiaolint.said import Said
from jixiaolint.source import Source

_SHOWN = 20
"""So many places are told one by one."""

PICTURE = re.compile(r"\s*=?(?:_xl\w+\.)*(?:DISPIMG|IMAGE)\(", re.IGNORECASE)
"""A formula of WPS or Excel whose result is a picture in the cell."""

KINDS = {
    "hidden": ("有隐藏文字，未作检查", "hidden text is not checked"),
    "struck": (
        "有带删除线的文字，未作检查",
        "struck-out text is left out and not checked",
    ),
    "picture": ("单元格里是图片，按空格处理", "pictures in cells are read as blank"),
    "string": (
        "单元格引用的文字在文件里找不到，按空格处理，请用 Excel 或 WPS 打开核对后另存",
        "the shared text of a cell is not in the file; read as blank",
    ),
    "style": (
        "单元格引用的格式在文件里找不到，按存储的数值读，请用 Excel 或 WPS 打开核对后另存",
        "the format of a cell is not in the file; read as stored",
    ),
    "overlap": (
        "合并单元格与前面的重叠，不作合并",
        "merged ranges that overlap others before them are ignored",
    ),
}
"""Kind of thing -> what is said of it, in Chinese and English."""


def sentences(found: Mapping[str, Iterable[Place]]) -> Iterator[Said]:
    """Yield a sentence for each kind of thing that was found, with its places."""
    for kind, (chinese, english) in KINDS.items():
        places = list(dict.fromkeys(map(_where, found.get(kind, ()))))
        if places:
            more = f" 等 {len(places)} 处" if len(places) > _SHOWN else ""
            where = f"{'、'.join(places[:_SHOWN])}{more}"
            yield Said(f"{chinese}：{where}。", f"{english}: {where}.")


def _where(place: Place) -> str:
    """Return a place in words: 工作表“甲”D10, 表1第3行, 第3行第5列."""
    known = place.as_dict()
    words = {
        "page": "第{}页",
        "sheet": "工作表“{}”",
        "table": "表{}",
        "paragraph": "第{}段",
        "line": "第{}行",
        "column": "第{}列",
        "row": "第{}行",
        "cell": "{}",
    }
    shown = (
        words[name].format(known[name])
        for name in words
        if name in known and not (name == "row" and "cell" in known)
    )
    return "".join(shown)


def with_scraps(source: Source) -> Source:
    """Return a source whose notices tell of struck-out scraps and pictures in its text.

    Only what the reader took for such, and left out as markup, is told.
    """
    if not any(sign in source.text for sign in _SIGNS):
        return source
    found: dict[str, list[Place]] = {"struck": [], "picture": []}
    gone: set[int] | None = None
    for match in _SCRAP.finditer(source.text):
        gone = {span.start for span in source.markup} if gone is None else gone
        if match.start() in gone:
            kind = "picture" if match[0][0] == "=" else "struck"
            found[kind].append(source.place(match.start()))
    if not any(found.values()):
        return source
    return replace(source, notices=(*source.notices, *sentences(found)))


_SIGNS = ("<", "~~", "=")
_SCRAP = re.compile(r"<(?:s|del|strike)\b|~~|=[\w.]*(?:DISPIMG|IMAGE)\(", re.IGNORECASE)
