"""The file name of the page holds settings, read with indulgence and written for Windows."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "onefile" / "page"
SCRIPTS = ("words.js", "naming.js", "rows.js", "taking.js")
PROFILES = [
    {"name": "guangdong", "zh": "广东编码式：级别带编码", "en": "Coded form"},
    {"name": "national-2015", "zh": "2015—2020年体系", "en": "Taxonomy of 2015"},
    {"name": "national-2021", "zh": "2021年体系", "en": "Taxonomy of 2021"},
]

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="node is not there")


def asked(expression: str, *values: Any) -> list[Any]:
    """Return what the page's own functions make of each value, called `one`."""
    script = "\n".join((PAGE / name).read_text("utf-8") for name in SCRIPTS)
    made = f"JSON.stringify({json.dumps(values)}.map((one) => {expression}))"
    done = subprocess.run(
        ["node", "-p", f"{script}\n;{made}"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return list(json.loads(done.stdout))


def test_a_name_sets_what_it_says() -> None:
    """Chinese and English words, signs of full width, and what is put behind copies."""
    read = asked(
        "fromName(one)",
        "jixiaolint.html",
        "jixiaolint--口径=广东--必须改=退回修改 (1).html",
        "绩效检查--profile＝guangdong--列出=必须改 - 副本.html",
        "x--依据.val204=望财绩〔2026〕3号--不用=VAL204，DIM502（2）.htm",
        "x--语言=英文--lang=fr--口经=广东--草稿.html",
    )
    assert read == [
        {"choice": {}, "unknown": []},
        {"choice": {"profile": "广东", "must": "退回修改"}, "unknown": []},
        {"choice": {"profile": "guangdong", "min-severity": "error"}, "unknown": []},
        {
            "choice": {
                "basis": {"VAL204": "望财绩〔2026〕3号"},
                "ignore": "VAL204，DIM502",
            },
            "unknown": [],
        },
        {"choice": {"lang": "en"}, "unknown": ["lang=fr", "口经=广东", "草稿"]},
    ]


def test_a_choice_comes_back_from_its_name() -> None:
    """What Windows forbids in names stands there in full width."""
    choice = {
        "profile": "guangdong",
        "min-severity": "warning",
        "may": "供参考",
        "office": "望山区财政局",
        "number": "绩审〔2026〕##号",
        "basis": {"VAL204": "第七条"},
    }
    odd = {"contact": '周明: 电话 a/b? "1"--2'}
    ((name, back), (_, mended)) = asked(
        "[toName(one), fromName(toName(one)).choice]", choice, odd
    )
    assert name == (
        "jixiaolint--口径=guangdong--列出=应当改--可改可不改=供参考--单位=望山区财政局"
        "--文号=绩审〔2026〕##号--依据.VAL204=第七条.html"
    )
    assert back == choice
    assert mended == {"contact": "周明： 电话 a／b？ ＂1＂—2"}


def test_a_profile_is_meant_by_a_word_of_its_title() -> None:
    """A word that means none gives none."""
    expression = f"profileNamed(one, {json.dumps(PROFILES)})"
    words = ("auto", "Guangdong", "广东", "2021", "2015", "年体系", "月球")
    assert asked(expression, *words) == [
        "auto",
        "guangdong",
        "guangdong",
        "national-2021",
        "national-2015",
        "national-2015",
        None,
    ]


def test_a_choice_is_a_settings_file() -> None:
    """Its keys are those of the command line, its values in the manner of JSON."""
    choice = {"must": "退回", "ignore": "VAL204、DIM502", "basis": {"VAL1": "a: b"}}
    (text,) = asked("toYaml(one)", choice)
    assert text.splitlines()[1:] == [
        'ignore: ["VAL204","DIM502"]',
        'levels: {"must":"退回"}',
        'rule-options: {"VAL1":{"basis":"a: b"}}',
    ]


def test_each_file_has_a_row() -> None:
    """What is new waits, what an archive holds stands in its place, nothing is lost."""
    report = {
        "files": [
            {"path": "a.csv", "indicators": 3},
            {"path": "包.zip!/b.csv", "indicators": 2},
            {"path": "c.csv", "indicators": 1},
        ],
        "remarks": [
            {"path": "a.csv", "level": "must", "fingerprint": "1"},
            {"path": "包.zip!/b.csv", "level": "may", "fingerprint": "2"},
        ],
        "failures": [
            {"path": "d.csv", "message": "d.csv: 文件已损坏。"},
            {"path": "jixiaolint.yaml", "message": "看不懂。"},
        ],
    }
    paths = ["a.csv", "包.zip", "c.csv", "d.csv", "e.csv"]
    lost = "new Map([['e.csv', {zh: '用时太长。', en: ''}]])"
    rows = f"rowsOf({json.dumps(paths)}, one, {lost}, new Set(['c.csv']))"
    (told,) = asked(f"{rows}.map((row) => [row.path, row.state, row.said])", report)
    assert told == [
        ["a.csv", "checked", ""],
        ["包.zip!/b.csv", "checked", ""],
        ["c.csv", "waiting", ""],
        ["d.csv", "failed", "文件已损坏。"],
        ["e.csv", "failed", "用时太长。"],
        ["jixiaolint.yaml", "failed", "看不懂。"],
    ]
    (said,) = asked(f"verdict({rows}, levelWords({{must: '退回'}}))", report)
    assert said == {
        "sentence": "2 个文件、5 条指标：退回 1 条，可改可不改 1 条；3 个文件没能检查。",
        "level": "must",
    }


def test_what_is_refused_alike_is_one_sentence() -> None:
    """It names the first files and says how many there are."""
    anew = {"zh": "请另存。", "en": "Save it anew."}
    refused = [{"path": f"表/{n}.doc", "said": anew} for n in range(7)]
    other = {"path": "空.csv", "said": {"zh": "是空的。", "en": "It is empty."}}
    assert asked("alike(one)", [*refused[:2], other], [other, *refused]) == [
        [
            {
                "zh": "表/0.doc、表/1.doc：请另存。",
                "en": "表/0.doc, 表/1.doc: Save it anew.",
            },
            {"zh": "空.csv：是空的。", "en": "空.csv: It is empty."},
        ],
        [
            {"zh": "空.csv：是空的。", "en": "空.csv: It is empty."},
            {
                "zh": "表/0.doc、表/1.doc、表/2.doc、表/3.doc、表/4.doc 等 7 个：请另存。",
                "en": "表/0.doc, 表/1.doc, 表/2.doc, 表/3.doc, 表/4.doc … (7 in all):"
                " Save it anew.",
            },
        ],
    ]
