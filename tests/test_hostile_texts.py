"""Texts that would steer a terminal, turn a line round or become markup: shown, never obeyed."""

from __future__ import annotations

import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workspace import HEAD, RULE

if TYPE_CHECKING:
    from command import Done, Run

RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2066-\u2069\ud800-\udfff]"
)
"""What must not reach a terminal or a page as it is."""

BAD = "\x1b[31m\u202e\x9b2J\u2066<script>x"
SHOWN = "[U+001B][31m[U+202E][U+009B]2J[U+2066]<script>x"
# A rule cannot hold control characters; what turns the order of reading it can.
TOLD = "\u202e\u2066<b>"
TOLD_SHOWN = "[U+202E][U+2066]<b>"
FILE = "a\u202e\x1b[31m<i>.csv"


@pytest.fixture
def hostile(run: Run) -> Run:
    """Return the command, with a table and a rule whose every text is hostile."""
    texts = {"指标值没有衡量标准": "标题", "没有标准就无法判断是否完成。": "原因"}
    rule = RULE.replace("改为数字", f"{TOLD}改为数字").replace(
        "衡量标准。", f"标准{TOLD}"
    )
    for old, new in texts.items():
        rule = rule.replace(old, f"{new}{TOLD}")
    rule = rule.replace("severity", f"basis: {{document: '{TOLD}'}}\nseverity")
    Path("rules/TST101-no-yardstick.yaml").write_text(rule, "utf-8")
    Path("rules/profiles").mkdir()
    table = (
        f'{HEAD}{BAD}村道,产出{BAD}指标,质量指标,"{BAD}\n平整\t程度",有效{BAD}改善\n'
    )
    Path(FILE).write_text(table, "utf-8")
    Path(f"empty{FILE}").write_text("", "utf-8")
    return run


def safe(done: Done) -> str:
    """Return what a command printed, in which nothing raw stands."""
    printed = done.out + done.err
    assert RAW.findall(printed) == []
    return printed


def test_a_report_for_a_terminal(hostile: Run) -> None:
    """File, project, name, value and rule are written out on their own lines, carets below."""
    done = hostile(
        "check", FILE, f"empty{FILE}", "--rules", "rules", "--select", "TST101"
    )

    lines = safe(done).splitlines()
    shown_file = "a[U+202E][U+001B][31m<i>.csv"
    assert lines[0].startswith(f"{shown_file}  ")
    assert f"  项目 1  {SHOWN}村道" in lines
    assert f"        “改善”没有标准{TOLD_SHOWN}" in lines
    assert f"        建议：{TOLD_SHOWN}改为数字、日期或等级。" in lines
    assert any(SHOWN[:20] in line and "指标1" in line for line in lines)
    at = next(
        n for n, line in enumerate(lines) if line.startswith("        年度指标值 │")
    )
    assert lines[at].encode("gb18030").index("改善".encode("gb18030")) == (
        lines[at + 1].encode("gb18030").index(b"^")
    )
    assert lines[-1].startswith(f"jixiaolint: empty{shown_file}: ")


@pytest.mark.parametrize(
    "command",
    [
        ("parse", FILE, "--format", "text"),
        ("parse", FILE, "--format", "jsonl"),
        ("check", FILE, "--rules", "rules", "--format", "jsonl"),
        ("check", FILE, "--rules", "rules", "--coverage"),
        ("check", FILE, "--rules", "rules", "--format", "html"),
        ("explain", "TST101", "--rules", "rules"),
        ("explain", "TST101", "--rules", "rules", "--lang", "en"),
        ("rules", "--rules", "rules"),
        ("rules", "--rules", "rules", "--format", "md"),
        ("rules", "--rules", "rules", "--format", "json"),
        ("test-rules", "--rules", "rules", "--select", "TST101"),
        ("schema", "settings", "--rules", "rules"),
        ("check", BAD),
        ("check", FILE, "--select", BAD),
        ("check", FILE, "--rules", BAD),
        ("check", FILE, "--config", BAD),
        ("check", FILE, "--format", BAD),
        (BAD,),
        ("check", f"--{BAD}"),
    ],
)
def test_nothing_raw_is_printed(hostile: Run, command: tuple[str, ...]) -> None:
    """No command prints a hostile character as it is, whatever its outcome."""
    assert safe(hostile(*command))


def test_json_is_exact(hostile: Run) -> None:
    """What is escaped is the same text to whoever reads it."""
    rows = [
        json.loads(line)
        for line in hostile("parse", FILE, "--format", "jsonl").out.splitlines()
    ]
    found = json.loads(
        hostile("check", FILE, "--rules", "rules", "--format", "json").out
    )["findings"]

    assert rows[0]["path"] == FILE
    assert rows[0]["project"] == f"{BAD}村道"
    assert rows[0]["annual"] == f"有效{BAD}改善"
    assert {finding["path"] for finding in found} == {FILE}


class Outline(HTMLParser):
    """Collects the elements of a page, their attributes, and words with what is around."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[tuple[str, frozenset[str]]] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens and its attributes."""
        self.tags.add(tag)
        self.attributes |= {key for key, _ in attrs}
        if tag not in ("meta", "input"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last, which must be this one."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append((data, frozenset(self._open)))


def test_a_page_has_no_elements_but_ours(hostile: Run) -> None:
    """Whatever stands in a table, the page has the elements of any other page."""
    page = hostile("check", FILE, "--rules", "rules", "--format", "html").out
    plain = hostile("check", "faulty.csv", "--rules", "rules", "--format", "html").out

    found, usual = Outline(page), Outline(plain)
    assert found.tags - usual.tags <= {"h4", "em", "div"}
    assert found.attributes <= usual.attributes
    ours = {"script", "b", "i"}
    assert ours & found.tags == ours & usual.tags
    assert page.count("<script>") == 1


def test_texts_of_a_page_are_isolated(hostile: Run) -> None:
    """Every text from outside stands in an element of its own order of reading."""
    page = hostile("check", FILE, "--rules", "rules", "--format", "html").out
    body = [
        (words, around) for words, around in Outline(page).words if "body" in around
    ]

    loose = [
        words
        for words, around in body
        if "[U+" in words and not {"bdi", "script", "option"} & around
    ]

    assert loose == []
    assert SHOWN in "".join(words for words, _ in body)


def test_a_returned_book_has_no_formula(run: Run) -> None:
    """Text that begins like a formula stays text; what XML forbids is not written."""
    cells = ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\x01\x1b=1"]
    cells.append("养护_x0041_里程")
    rows = "".join(f"村道,产出指标,数量指标,{cell},{cell}\n" for cell in cells)
    Path("formulas.csv").write_text(HEAD + rows, "utf-8")

    run("check", "formulas.csv", "--output", "xlsx:back/")

    (book,) = Path("back").rglob("*.xlsx")
    back = run("parse", str(book), "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["name"] for line in back] == [
        *cells[:4],
        "\ufffd\ufffd=1",
        "养护_x0041_里程",
    ]
    with zipfile.ZipFile(book) as packed:
        parts = [packed.read(name) for name in packed.namelist() if "sheet" in name]
    assert [part for part in parts if re.search(rb"<(\w+:)?f\b", part)] == []
    assert len(parts) >= 2
