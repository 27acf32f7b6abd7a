"""The office page taken apart: what stands in it, its data, its tables."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

_VOID = {"meta", "input"}
_OURS = re.compile(r"(<style>|<script>)(.*?)(</style>|</script>)", re.DOTALL)
_POLICY = re.compile(r"sha256-[\w+/=]*")


class Outline(HTMLParser):
    """Collects tags, addresses, rows of tables, and tags left open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.rows: list[list[str]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens and the addresses in it."""
        self.tags.append(tag)
        self.addresses += [v or "" for k, v in attrs if k in {"src", "href", "action"}]
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what a reader sees."""
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data
        if not {"style", "script"} & set(self.open):
            self.words += data.split()


def bare(page: str) -> str:
    """Return the page without style, script and the marks by which these are known."""
    return _POLICY.sub("…", _OURS.sub(r"\1\3", page))


def data(page: str) -> dict[str, Any]:
    """Return what the script of the page unfolds."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found is not None
    unfolded: dict[str, Any] = json.loads(found[1])
    return unfolded


def number(page: str, key: str) -> list[str]:
    """Return the numbers of a tile, as they stand in its bar."""
    found = re.search(
        rf'<figure class="tile {key}">.*?aria-label="(.*?)"', page, re.DOTALL
    )
    assert found is not None
    return re.findall(r"\d+", found[1])
