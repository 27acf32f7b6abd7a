"""The page of all letters: whole, offline, and safe to open."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import workspace
from command import Run
from jixiaolint.report import render
from jixiaolint.report.view import page as page_view
from jixiaolint.report.view.remark import Numbered, circled, remark_view, shortened
from sample_result import CLEAN, RESULT

VOID = {"meta", "input", "br", "link", "img"}


class Outline(HTMLParser):
    """Collects the visible text, addresses, and tags left open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
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
        if not {"style", "script"} & set(self.open):
            self.words.extend(data.split())


def _page(lang: str = "zh") -> str:
    return "".join(render("html", RESULT, lang))  # type: ignore[arg-type]


def test_well_formed() -> None:
    """Every tag that opens closes, in order."""
    assert Outline(_page()).open == []


def test_no_address_outside() -> None:
    """The page links to its own remarks alone and names no address at all."""
    page = _page()
    ids = {f"#{one}" for one in re.findall(r' id="([^"]+)"', page)}

    assert set(Outline(page).addresses) <= ids
    assert not re.search(r"https?:|//\w|@import|url\(", page)


def test_sources_are_escaped() -> None:
    """Markup in a table is shown, not obeyed."""
    page = _page()

    assert "<b>路面" not in page
    assert "&lt;b&gt;路面&lt;/b&gt;平整程度" in page


def test_each_remark_in_full() -> None:
    """Place, title, message, way, reason and code of a remark are there."""
    article = re.search(r'<article class="should".*?</article>', _page(), re.DOTALL)

    assert article is not None
    assert Outline(article[0]).words == [
        "②",
        "应当改",
        "第3行",
        "年度指标值",
        "指标值没有衡量标准",
        "“有效改善”没有衡量标准。",
        "改为数字、日期或等级。",
        "没有标准，年底就无法判断是否完成。",
        "TST101",
        "已改",
        "答复",
    ]


def test_failures_and_unread_text_are_told() -> None:
    """What was not checked stands in the page too."""
    words = Outline(_page()).words

    assert "文件是空的。" in words
    assert "填表人：周" in words


@pytest.mark.parametrize(
    ("lang", "title", "verdict"),
    [
        (
            "zh",
            "绩效目标表修改意见",
            "2 个项目、3 条指标：必须改 2 处，应当改 1 处，可改可不改 1 处，涉及 2 条指标。其余 1 条没有发现问题，不用动。",
        ),
        (
            "en",
            "Remarks on performance targets",
            (
                "2 projects, 3 indicators: must be changed: 2, should be changed: 1, may"
                " be changed: 1; concerning 2 indicators. Nothing was found on the other"
                " 1: leave them as they are."
            ),
        ),
    ],
)
def test_languages(lang: str, title: str, verdict: str) -> None:
    """The page is in the language asked for, with one sentence that sums up."""
    page = _page(lang)

    assert f"<h1>{title}</h1>" in page
    assert f">{verdict}</p>" in page


def test_clean_result() -> None:
    """Without remarks the page says so and asks for no answers."""
    page = "".join(render("html", CLEAN, "zh"))

    assert "2 个项目、3 条指标，没有发现问题，不用改。" in page
    assert "<textarea" not in page


def test_too_many_remarks_for_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several units with many remarks the page has the table alone, and says so."""
    monkeypatch.setattr(page_view, "_MOST", 2)
    several = RESULT.files[0].__class__(
        "other.csv", "csv", tables=RESULT.files[0].tables
    )
    result = RESULT.__class__(
        "0", (*RESULT.files, several), (), (), remarks=RESULT.remarks
    )
    page = "".join(render("html", result, "zh"))

    assert (
        "意见共 4 处，一页放不下；用 --output letter:目录/ 给每个单位写一份。" in page
    )
    assert "<bdi>道路.csv</bdi></td>" in page
    assert "<article" not in page


def test_numbers_in_circles() -> None:
    """Numbers have the signs that there are, up to fifty."""
    numbers = (1, 20, 21, 35, 36, 50, 51)

    assert "".join(map(circled, numbers)) == "①⑳㉑㉟㊱㊿(51)"


def test_long_texts_are_shortened() -> None:
    """Of a long text the beginning is seen, the rest on demand; nothing gets lost."""
    text = "很" * 500
    begin, rest = shortened(text)

    assert (len(begin), begin + rest) == (90, text)
    assert shortened("很" * 91) == ("很" * 91, "")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("惠及居民比例", "惠及居民户数", ("惠及居民", "比例", "")),
        ("居民满意度（％)", "居民满意度（％）", ("居民满意度（％", ")", "")),
        ("≥950%", "≥__%", ("", "≥950%", "")),
        ("提升公厕品质", "公厕保洁达标率", ("", "提升公厕品质", "")),
    ],
)
def test_what_a_rewrite_changes(
    before: str, after: str, shown: tuple[str, str, str]
) -> None:
    """Of a long text only what changes is told apart; a short one changes whole."""
    (remark,) = [one for one in RESULT.remarks if one.project_index == 1]
    row = {"name": before, "annual": "≥2600户"}
    mended = replace(remark, now=row, rewrite={**row, "name": after})
    part, value = remark_view(Numbered(mended, 1, "r1"), "zh").now

    assert (part.lead, part.text, part.tail, part.change) == (*shown, "old")
    assert (value.text, value.change) == ("≥2600户", "")


def test_units_without_a_name_are_told_apart(run: Run) -> None:
    """Files of one name go by their paths, in the table of units and as letters."""
    for folder in ("甲", "乙"):
        Path(folder).mkdir()
        Path(folder, "表.csv").write_text(workspace.CLEAN, encoding="utf-8")
    places = ("--output", "html:all.html", "--output", "letter:letters")

    run("check", "甲", "乙", *places)

    named = re.findall("<a [^>]*>.*?表.csv.*?</a>", Path("all.html").read_text("utf-8"))
    assert [re.sub("<[^>]*>", "", name) for name in named] == ["甲/表.csv", "乙/表.csv"]
    letters = sorted(path.name for path in Path("letters").iterdir())
    assert letters == ["乙_表.csv.html", "甲_表.csv.html"]


def test_what_must_be_looked_up_is_told_beside_the_rewrite(run: Run) -> None:
    """A rewrite that may be wrong comes with the words that say so, others alone."""
    Path("表.csv").write_text(
        "一级指标,二级指标,三级指标,年度指标值\n"
        "产出指标,质量指标,工程验收合格率,≥950%\n"
        "成本指标,经济成本指标,工程总成本,≥80万元\n",
        encoding="utf-8",
    )
    run("check", "表.csv", "--select", "VAL211,DIR401", "--output", "html:h.html")
    first, second = Path("h.html").read_text(encoding="utf-8").split("<article ")[1:]

    assert '<p class="way">像是多打了一个0，写成“≥95%”，请核对。</p>' in first
    assert "<ins>≥95%</ins>" in first
    assert 'class="way"' not in second
    assert "<ins>≤80万元</ins>" in second


def test_a_row_that_stays_is_not_told_to_move() -> None:
    """The class of a row is named as it is where the rewrite leaves it alone."""
    (remark,) = [one for one in RESULT.remarks if one.project_index == 1]
    row = {"level2": "时效指标", "name": "管网覆盖率"}
    cells = tuple(replace(remark.cells[0], field=field) for field in row)
    remark = replace(remark, now=row, cells=cells)
    labels = [
        [part.label for part in remark_view(Numbered(one, 1, "r1"), "zh").rewrite]
        for one in (
            replace(remark, rewrite={**row, "name": "管网按时完成率"}),
            replace(remark, rewrite={**row, "level2": "质量指标"}),
        )
    ]

    assert labels == [["二级指标", ""], ["移到", ""]]
