"""What a person is told of things in folders that were passed over: a sentence a kind."""

from __future__ import annotations

from collections.abc import Iterable

from jixiaolint.find.document import Skipped
from jixiaolint.said import Said

_SHOWN = 5
"""So many are named."""

KINDS = {
    "foreign": (
        "没有找到绩效指标",
        "no performance indicator was found",
    ),
    "product": (
        "是本程序写出的报告或意见，没有检查；写回的表改好保存后就会检查，也可直接写出文件名",
        "written by us, not checked; a returned table is once mended and saved, or named",
    ),
    "copy": (
        "是 --fix 改好的副本，原件就在旁边，没有检查",
        "copies that --fix has mended, not checked beside what they were made from",
    ),
    "link": ("是指向目录的链接，没有跟进", "links to folders, which are not followed"),
    "broken": ("是断开的链接", "links that lead nowhere"),
    "special": (
        "是管道、套接字或设备，没有读取",
        "pipes, sockets or devices, which are not read",
    ),
}
"""Kind of thing passed over -> what is said of it, in Chinese and English."""


def sentences(skipped: Iterable[Skipped], language: str) -> tuple[str, ...]:
    """Return a sentence for each kind that occurs, which names the first of the kind.

    Of what may pass by without a word there is none.
    """
    paths: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for one in skipped:
        if one.kind in paths:
            paths[one.kind].append(one.path)
    return tuple(
        _sentence(named, *KINDS[kind]).of(language)
        for kind, named in paths.items()
        if named
    )


def _sentence(paths: list[str], chinese: str, english: str) -> Said:
    first, many = paths[:_SHOWN], len(paths) > _SHOWN
    number = f" 等 {len(paths)} 个" if many else ""
    of_all = f" … ({len(paths)} in all)" if many else ""
    return Said(
        f"{'、'.join(first)}{number}：{chinese}。",
        f"{', '.join(first)}{of_all}: {english}.",
    )
