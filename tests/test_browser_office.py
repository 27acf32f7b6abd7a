"""The office page in a real browser: nothing fetched, everything found, by keyboard too."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from offices import tables

import browser
from jixiaolint.report import render
from jixiaolint.resources import folder
from jixiaolint.run import answered, given_in, lint
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Open = Callable[..., Any]

pytestmark = pytest.mark.skipif(bool(browser.lacking()), reason=browser.lacking())

HEAD = "单位名称,项目名称,一级指标,二级指标,三级指标,年度指标值"
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "{{7*7}}",
    "=1+1",
    "@SUM(A1)",
)
LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


def written(where: Path, *paths: str) -> tuple[Path, dict[str, Any]]:
    """Write the page on some files; return it, and what machines are told."""
    result = lint(paths, Settings())
    page = where / "office.html"
    page.write_text("".join(render("office", result, "zh")), encoding="utf-8")
    report: dict[str, Any] = json.loads("".join(render("json", result, "zh")))
    return page, report


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Return the page on the tables of twelve invented units, and its JSON."""
    where = tmp_path_factory.mktemp("many")
    for unit, text in tables(12, 48, 400):
        (where / f"{unit}.csv").write_text(text, encoding="utf-8")
    return written(where, str(where))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Return a browser for all tests."""
    with browser.chromium() as one:
        yield one


@pytest.fixture
def view(chromium: Any) -> Iterator[Open]:
    """Return what opens a page; at the end it must have fetched and said nothing."""
    heard: list[str] = []
    contexts = []

    def opened(
        page: Path, hash_: str = "", size: dict[str, int] = LAPTOP, **more: Any
    ) -> Any:
        context = chromium.new_context(viewport=size, **more)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda said: heard.append(said.text))
        tab.on("pageerror", lambda error: heard.append(str(error)))
        tab.on("dialog", lambda dialog: heard.append(dialog.message))
        tab.on("request", lambda request: _other(request.url, page, heard))
        tab.goto(page.as_uri() + hash_)
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert heard == []


def _other(url: str, page: Path, heard: list[str]) -> None:
    """Note a request for anything but the page, or a file that it made itself."""
    if url.partition("#")[0] != page.as_uri() and not url.startswith("blob:"):
        heard.append(url)


def shown(tab: Any) -> int:
    """Return how many remarks the page says that it shows."""
    text = tab.text_content("#shown")
    return int(text.split()[0]) if text[0].isdigit() else 0


def saved(tab: Any, nth: int) -> list[list[str]]:
    """Return the rows of a file that a button saves."""
    with tab.expect_download() as download:
        tab.locator("button.csv").nth(nth).click()
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_first_screen(view: Open, many: tuple[Path, dict[str, Any]]) -> None:
    """Verdict, figures, ranking and heat map are seen without scrolling on a laptop."""
    tab = view(many[0])
    pictures = tab.locator(".verdict, .tile, .ranking svg, .heat svg")

    bottoms = [box["y"] + box["height"] for box in map(_box, pictures.all())]
    assert len(bottoms) == 6
    assert max(bottoms) <= 768
    assert tab.locator(".ranking svg a").count() == 10


def _box(one: Any) -> dict[str, float]:
    box: dict[str, float] = one.bounding_box()
    return box


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
@pytest.mark.parametrize("hash_", ["", "#level=must"])
def test_nothing_sticks_out(
    view: Open, many: tuple[Path, dict[str, Any]], size: dict[str, int], hash_: str
) -> None:
    """The page is as wide as the window; what is wider scrolls by itself."""
    tab = view(many[0], hash_, size)

    assert tab.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_a_search_stays_in_the_address(
    view: Open, many: tuple[Path, dict[str, Any]]
) -> None:
    """What is typed is found; the address, opened anew, shows the same."""
    page, report = many
    tab = view(page)
    everything = shown(tab)
    tab.get_by_label("查找").fill("改善")
    found = shown(tab)
    again = view(page, "#" + tab.url.partition("#")[2])

    assert everything == len(report["remarks"])
    assert 0 < found < everything
    assert shown(again) == found
    assert again.get_by_label("查找").input_value() == "改善"
    assert all(
        "改善" in text
        for text in again.locator("#items article").all_text_contents()[:5]
    )


def test_filters_count_as_the_json_does(
    view: Open, many: tuple[Path, dict[str, Any]]
) -> None:
    """Level, rule and project leave as many remarks as machines are told of."""
    page, report = many
    tab = view(page)
    levels = Counter(one["level"] for one in report["remarks"])
    tab.get_by_role("checkbox", name="必须改").check()
    assert shown(tab) == levels["must"]
    tab.get_by_role("checkbox", name="应当改").check()
    assert shown(tab) == levels["must"] + levels["should"]
    tab.get_by_role("button", name="清除筛选").click()
    assert shown(tab) == len(report["remarks"])

    codes = Counter(
        code for one in report["remarks"] for code in {*one["codes"], *one["gives_way"]}
    )
    code, most = codes.most_common(1)[0]
    tab.get_by_label("规则").select_option(code)
    assert shown(tab) == most
    tab.go_back()
    assert shown(tab) == len(report["remarks"])


def test_a_cell_of_the_heat_map_leads_to_its_remarks(
    view: Open, many: tuple[Path, dict[str, Any]]
) -> None:
    """The number in a cell is how many remarks the list shows behind it."""
    tab = view(many[0])
    cell = tab.locator(".heat svg text.cell").first
    number = int(cell.text_content())
    cell.click()

    assert shown(tab) == number
    assert tab.evaluate("document.activeElement.id") == "list"


def test_a_unit_opens_by_keyboard(
    view: Open, many: tuple[Path, dict[str, Any]]
) -> None:
    """Enter on a unit shows it alone, its projects, and the number of the table."""
    tab = view(many[0])
    link = tab.locator("#unit-table tbody a").first
    unit = link.text_content()
    row = tab.locator("#unit-table tbody tr").first.locator("td").all_text_contents()
    link.focus()
    tab.keyboard.press("Enter")

    assert tab.locator("#open h3").text_content() == unit
    assert shown(tab) == sum(map(int, row[4:7]))
    assert tab.evaluate("document.activeElement.id") == "list"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "csv"
    project = tab.locator("#open tbody tr:has(a)").first
    project.locator("a").click()
    assert shown(tab) == sum(map(int, project.locator("td").all_text_contents()[1:]))
    tab.get_by_text("返回全部单位").click()
    assert tab.locator("#open h3").count() == 0


def test_a_link_to_one_remark(view: Open, many: tuple[Path, dict[str, Any]]) -> None:
    """The address of a remark shows it alone, with its unit above."""
    page, report = many
    key = report["remarks"][7]["fingerprint"]
    tab = view(page, f"#r={key}")

    assert shown(tab) == 1
    assert tab.locator("#open h3").count() == 1
    assert tab.get_by_text("本条链接").get_attribute("href") == f"#r={key}"


def test_columns_sort(view: Open, many: tuple[Path, dict[str, Any]]) -> None:
    """A head sorts by its column, the largest first, and says so; again turns it round."""
    tab = view(many[0])
    head = tab.locator("#unit-table").get_by_role("columnheader", name="应当改")

    def column() -> list[int]:
        cells = tab.locator("#unit-table tbody tr td:nth-child(7)").all_text_contents()
        return list(map(int, cells))

    head.get_by_role("button").click()
    assert (head.get_attribute("aria-sort"), column()) == (
        "descending",
        sorted(column(), reverse=True),
    )
    head.get_by_role("button").click()
    assert (head.get_attribute("aria-sort"), column()) == (
        "ascending",
        sorted(column()),
    )
    assert "sort=should" in tab.url


def test_pages(view: Open, many: tuple[Path, dict[str, Any]]) -> None:
    """No more than fifty remarks stand in the page at once."""
    tab = view(many[0])
    first = tab.locator("#items article").first.text_content()
    tab.get_by_role("button", name="下一页").click()

    assert tab.locator("#items article").count() == 50
    assert tab.locator("#items article").first.text_content() != first
    assert "page=2" in tab.url


def test_what_is_shown_as_csv(view: Open, tmp_path: Path) -> None:
    """What is chosen is saved, in a spreadsheet's encoding, and nothing is a formula."""
    rows = "".join(
        f'"{text}","{text}",产出指标,数量指标,"{text}","{text}"\n' for text in HOSTILE
    )
    (tmp_path / "t.csv").write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    page, report = written(tmp_path, str(tmp_path / "t.csv"))
    tab = view(page)
    remarks, units = saved(tab, 1), saved(tab, 0)
    tab.get_by_role("checkbox", name="必须改").check()
    some = saved(tab, 1)

    assert len(remarks) == 1 + len(report["remarks"])
    assert remarks[0][:4] == ["单位", "项目", "条", "指标"]
    assert len(units) == 1 + tab.locator("#unit-table tbody tr").count()
    assert {row[4] for row in some[1:]} <= {"必须改"}
    cells = [cell for row in (*remarks, *units) for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@"))]
    assert any(cell.startswith("'=1+1") for cell in cells)


def test_hostile_texts_are_read_and_not_obeyed(view: Open, tmp_path: Path) -> None:
    """Markup in a table is shown as it is written."""
    rows = "".join(
        f'"甲局","路",产出指标,数量指标,"{text}",明显提高\n' for text in HOSTILE
    )
    (tmp_path / "t.csv").write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    tab = view(written(tmp_path, str(tmp_path / "t.csv"))[0], "#level=should,must,may")
    text = "".join(tab.locator("#items article").all_text_contents())

    assert all(one in text for one in HOSTILE)
    assert tab.locator("#items img, #items script").count() == 0


def test_long_texts_are_shortened(view: Open, tmp_path: Path) -> None:
    """The whole of a long cell is there on demand."""
    long = "路" * 900
    (tmp_path / "t.csv").write_text(
        f"{HEAD}\n甲局,路,产出指标,数量指标,{long},明显提高\n", encoding="utf-8"
    )
    tab = view(written(tmp_path, str(tmp_path / "t.csv"))[0])
    rest = tab.locator("#items article", has_text="第 1 条").locator("details").first

    assert rest.locator("summary").inner_text() == "…全文"
    assert not rest.locator("bdi").is_visible()
    rest.locator("summary").click()
    assert rest.locator("bdi").is_visible()


def test_without_script(view: Open, many: tuple[Path, dict[str, Any]]) -> None:
    """Verdict, charts and the table of units can be read; the page says what cannot."""
    tab = view(many[0], java_script_enabled=False)

    assert tab.locator(".verdict").is_visible()
    assert tab.locator(".heat svg").is_visible()
    assert tab.locator("#unit-table tbody tr").count() == 12
    assert tab.get_by_text("浏览器没有运行脚本").is_visible()
    assert tab.locator("button:visible, form:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hash_", ["", "#unit=望山区水务局"])
def test_accessible(
    view: Open, many: tuple[Path, dict[str, Any]], scheme: str, hash_: str
) -> None:
    """The rules of axe find nothing, in light and dark."""
    tab = view(many[0], hash_, color_scheme=scheme, bypass_csp=True)
    found = browser.violations(tab)

    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_on_paper(
    view: Open, many: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """All that is chosen is printed, not a page of it; without a choice no list."""
    pdfium = pytest.importorskip("pypdfium2")
    page, report = many

    def printed(hash_: str) -> list[str]:
        tab = view(page, hash_)
        tab.pdf(path=tmp_path / "p.pdf", prefer_css_page_size=True)
        with pdfium.PdfDocument(tmp_path / "p.pdf") as document:
            texts = (one.get_textpage().get_text_bounded() for one in document)
            return ["".join(text.split()) for text in texts]

    bare, chosen = printed(""), printed("#level=must,should")
    number = sum(one["level"] != "may" for one in report["remarks"])

    assert "可以写成" not in "".join(bare)
    assert "怎样改" not in "".join(bare)
    assert "".join(chosen).count("本条链接") == number
    assert f"1/{len(bare)}" in bare[0]


def test_it_is_the_page_of_the_examples(view: Open, tmp_path: Path) -> None:
    """The examples that we ship make a page as well."""
    page, report = written(tmp_path, str(folder("examples") / "faulty"))

    assert shown(view(page)) == len(report["remarks"])


def test_answers_to_earlier_remarks(view: Open, tmp_path: Path) -> None:
    """How things stand is a figure, a table, a line in each remark, and a filter."""
    table = tmp_path / "t.csv"
    values = ("明显提高", "有所增强", "持续改善")
    rows = "".join(
        f"望山区水务局,甲,效益指标,社会效益指标,指标{v},{v}\n" for v in values
    )
    table.write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    letter = "".join(render("html", lint([str(table)], Settings()), "zh"))
    first, second, *others = letter.split("<article ")
    second = second.replace("<textarea>", "<textarea>不改，理由：上级规定")
    back = tmp_path / "back.html"
    back.write_text("<article ".join((first, second, *others)), encoding="utf-8")
    given = given_in([str(back)], Settings())
    page = tmp_path / "office.html"
    result = answered(lint([str(table)], Settings()), given)
    page.write_text("".join(render("office", result, "zh")), encoding="utf-8")
    tab = view(page, bypass_csp=True)
    every = shown(tab)
    tab.get_by_label("上次意见的答复").last.select_option("answered")

    assert tab.evaluate("location.hash") == "#answer=answered"
    assert (shown(tab), every) == (1, len(result.remarks))
    assert "已说明 上级规定" in tab.text_content("#items article")
    assert saved(tab, 1)[1][-3] == "已说明 上级规定"
    assert tab.locator("#answers tbody tr").count() == len(result.answers)
    assert browser.violations(tab) == []
