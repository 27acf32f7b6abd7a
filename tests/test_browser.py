"""The letter in a real browser: opened from a file, read, answered, saved, printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser import chromium, lacking, violations
from letters.case import ARGUMENTS, fill

if TYPE_CHECKING:
    from command import Run

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking())

LETTER = "out/望山区档案馆.html"
FORM = (
    "项目名称,长表\n年度绩效目标,完成全部任务\n一级指标,二级指标,三级指标,年度指标值\n"
)
HOSTILE = "</script><script>document.title='x'</script>{{7*7}}${1}\u202eabc<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start Debian's own Chromium."""
    with chromium() as made:
        yield made


@pytest.fixture
def letter(run: Run) -> Path:
    """Write the letter of the kept case."""
    fill(Path())
    run(*ARGUMENTS, "--output", "letter:out/")
    return Path(LETTER).absolute()


def opened(browser: Any, path: Path, **options: Any) -> tuple[Any, list[str]]:
    """Return a file in a new window, and what it says or asks for besides itself."""
    page = browser.new_context(**options).new_page()
    noted: list[str] = []
    page.on("console", lambda message: noted.append(message.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("dialog", lambda dialog: noted.append(dialog.message))
    page.goto(path.as_uri())
    page.on("request", lambda request: noted.append(request.url))
    return page, noted


def checked(run: Run, table: str) -> Path:
    """Return the letter on a table."""
    Path("long.csv").write_text(table, encoding="utf-8")
    run("check", "long.csv", "--rules", "rules", "--output", "letter:out/")
    return Path("out/long.csv.html").absolute()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1366])
def test_open_to_everybody(browser: Any, letter: Path, scheme: str, width: int) -> None:
    """On a phone and a desk, by day and night, axe finds nothing and nothing overflows."""
    size = {"width": width, "height": 768}
    looks = {"viewport": size, "color_scheme": scheme}
    page, noted = opened(browser, letter, bypass_csp=True, **looks)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert noted == []


def test_answers_survive(browser: Any, letter: Path, tmp_path: Path, run: Run) -> None:
    """Ticks and answers, given by keyboard, are in the saved copy, and read back."""
    page, noted = opened(browser, letter)
    page.locator("article input").first.focus()
    page.keyboard.press("Space")
    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("不改：<b>另有</b>规定")
    with page.expect_download() as download:
        page.get_by_role("button", name="保存带答复的副本").click()
    copy = tmp_path / "copy.html"
    download.value.save_as(copy)
    again, more = opened(browser, copy)

    assert (
        download.value.suggested_filename
        == "绩效目标表修改意见 · 望山区档案馆 已答复.html"
    )
    assert again.inner_text(".answered") == "已答复 2 / 2"
    assert again.locator("article input").first.is_checked()
    assert again.locator("textarea").nth(1).input_value() == "不改：<b>另有</b>规定"
    assert noted == more == []
    report = json.loads(run(*ARGUMENTS, "--answers", str(copy), "--format", "json").out)
    keys = ("number", "state", "tick", "text")
    assert [tuple(one[key] for key in keys) for one in report["answers"]] == [
        ("1", "open", "done", ""),
        ("2", "answered", "kept", "<b>另有</b>规定"),
    ]


def test_only_what_is_open(browser: Any, letter: Path) -> None:
    """What is answered is hidden on demand, and comes back."""
    page, _ = opened(browser, letter)
    remarks = page.locator("article")
    page.locator("article input").first.check()
    page.get_by_label("只看没答复的").check()
    hidden = [remarks.nth(at).is_hidden() for at in range(2)]
    page.get_by_label("只看没答复的").uncheck()

    assert hidden == [True, False]
    assert remarks.first.is_visible()


def test_read_without_script(browser: Any, letter: Path) -> None:
    """Without script all is there but the bar that needs one; long texts open."""
    page, _ = opened(browser, letter, java_script_enabled=False)
    rest = page.locator("details bdi")

    assert page.locator("article").count() == 2
    assert page.locator(".bar").is_hidden()
    assert rest.is_hidden()
    page.locator("summary").click()
    assert rest.is_visible()


def test_marks_lead_to_remarks(browser: Any, letter: Path) -> None:
    """The number in a cell leads to the remark with that number."""
    page, _ = opened(browser, letter)
    page.locator("td a").last.click()

    assert page.url.endswith("#r2")
    assert page.locator("article:target i").inner_text() == "②"


def test_paper(browser: Any, run: Run) -> None:
    """On A4 every page has its head and number, tables repeat heads, no row is cut."""
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    rows = "".join(
        f"产出指标,质量指标,甲{at}乙{'任务的完成情况' * 12}丙{at}丁,有所改善\n"
        for at in range(40)
    )
    page, _ = opened(browser, checked(run, FORM + rows))
    pages = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = ["".join(one.get_textpage().get_text_bounded().split()) for one in pages]
    tables = [text.partition("①应当改")[0] for text in texts if "三级指标" in text]

    for at, text in enumerate(texts, 1):
        assert text.startswith("绩效目标表修改意见·long.csv")
        assert f"第{at}页，共{len(texts)}页" in text
    assert len(tables) > 2
    for at in range(40):
        begun = [text for text in tables if f"甲{at}乙" in text]
        assert len(begun) == 1
        assert f"丙{at}丁" in begun[0]


def test_hostile_texts(browser: Any, run: Run) -> None:
    """Script, braces, turned text and 5,000 characters stay text and break nothing."""
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    row = f"产出指标,质量指标,{quoted},有所改善\n"
    page, noted = opened(
        browser,
        checked(run, FORM + row + f"产出指标,质量指标,{'长' * 5000},有所改善\n"),
        viewport={"width": 390, "height": 768},
    )

    assert noted == []
    assert page.title() == "绩效目标表修改意见 · long.csv"
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert "{{7*7}}${1}[U+202E]abc" in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
