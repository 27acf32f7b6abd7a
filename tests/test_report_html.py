"""The page that a unit gets: whole, offline, and safe to open."""

import re
from html.parser import HTMLParser

import pytest

from jixiaolint.report import page as report_page
from jixiaolint.report import render
from jixiaolint.report.marks import Piece, marked
from jixiaolint.text import Span
from sample_result import CLEAN, RESULT

VOID = {"meta", "input", "br", "link", "img"}


class Outline(HTMLParser):
    """Collects the marked texts, the visible text, and tags left open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.marks: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens and the addresses in it."""
        self.addresses += [v or "" for k, v in attrs if k in {"src", "href", "action"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what a reader sees."""
        if "mark" in self.open:
            self.marks.append(data)
        elif not {"style", "script"} & set(self.open):
            self.words.extend(data.split())


def _page(lang: str = "zh") -> str:
    return "".join(render("html", RESULT, lang))  # type: ignore[arg-type]


def test_well_formed() -> None:
    """Every tag that opens closes, in order."""
    assert Outline(_page()).open == []


def test_no_address_outside() -> None:
    """The page links to itself alone and names no address at all."""
    page = _page()

    assert Outline(page).addresses == ["#file-1"]
    assert not re.search(r"https?:|//\w|@import|url\(", page)


def test_offending_text_is_marked() -> None:
    """Exactly what the findings point at is marked."""
    assert Outline(_page()).marks == ["改善", "桥梁检测"]


def test_sources_are_escaped() -> None:
    """Markup in a table is shown, not obeyed."""
    page = _page()

    assert "<b>路面" not in page
    assert "&lt;b&gt;路面&lt;/b&gt;平整程度" in page


def test_each_finding_in_full() -> None:
    """Place, message, reason, suggestion, basis and code of a finding are there."""
    article = re.search(
        r'<article class="finding warning".*?</article>', _page(), re.DOTALL
    )

    assert article is not None
    assert Outline(article[0]).words == [
        "警告",
        "指标值含糊",
        "年度指标值",
        "·",
        "第3行第29列",
        "“有效改善”没有衡量标准。",
        "原因",
        "没有标准，年底就无法判断是否完成。",
        "建议",
        "改为数字、日期或等级。",
        "依据",
        "本工具约定",
        "TST101",
        "no-yardstick",
    ]


def test_failures_and_unread_text_are_told() -> None:
    """What was not checked stands in the page too."""
    words = Outline(_page()).words

    assert "文件是空的。" in words
    assert "填表人：周" in words


@pytest.mark.parametrize(
    ("lang", "title"),
    [("zh", "绩效指标检查报告"), ("en", "Performance indicator report")],
)
def test_languages(lang: str, title: str) -> None:
    """The page is in the language asked for."""
    assert f"<h1>{title}</h1>" in _page(lang)


def test_clean_result() -> None:
    """Without findings the page says so and offers no filter."""
    page = "".join(render("html", CLEAN, "zh"))

    assert "没有发现问题。" in page
    assert "<form" not in page


def test_marks_overlap() -> None:
    """Where spans overlap the gravest severity counts; equal neighbours are one."""
    spans = [(Span(0, 4), "info"), (Span(2, 6), "error"), (Span(6, 7), "error")]

    assert marked("一二三四五六七八", spans) == (  # type: ignore[arg-type]
        Piece("一二", "info"),
        Piece("三四五六七", "error"),
        Piece("八", ""),
    )


def test_too_many_findings_for_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first are listed, all are counted, and the page says so."""
    monkeypatch.setattr(report_page, "_MOST_FINDINGS", 2)
    page = _page()

    assert "下面只列出前 2 处，共 4 处" in page
    assert "没有衡量标准" in page
    assert "指标没有填写年度指标值" not in page
    assert "下面只列出" not in "".join(render("html", CLEAN, "zh"))
