"""The commands, by their whole output and their exit code."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import workspace
from command import Done, Run
from jixiaolint import resources
from jixiaolint.cli import cli
from process import LINTER, process
from workspace import ONLY, RULE

FAULTY_TEXT = """\
faulty.csv  表格式 · UTF-8 · 指标 2 条

  项目 1  村道养护
    应当改  第3行第25列  指标2 路面平整程度
        “改善”没有衡量标准。
        年度指标值 │ 有效改善
                   │     ^^^^
        建议：改为数字、日期或等级。
        TST101 no-yardstick

检查了 1 个文件、2 条指标：必须改 0 处，应当改 1 处，可改可不改 0 处，共 1 个问题。
"""


def test_check_with_findings(run: Run) -> None:
    """Findings are shown and the exit code is 1."""
    assert run("check", "faulty.csv", *ONLY) == Done(1, FAULTY_TEXT, "")


def test_check_without_findings(run: Run) -> None:
    """A clean file is a line and exit code 0."""
    assert run("check", "clean.csv", *ONLY) == Done(
        0, "检查了 1 个文件、1 条指标：没有发现问题。\n", ""
    )


def test_check_a_folder(run: Run) -> None:
    """A folder stands for its tables."""
    assert run("check", ".", *ONLY).out.splitlines()[-1] == (
        "检查了 2 个文件、3 条指标：必须改 0 处，应当改 1 处，可改可不改 0 处，共 1 个问题。"
    )


def test_check_in_english(run: Run) -> None:
    """Messages and fixed words are English on request."""
    out = run("check", "faulty.csv", *ONLY, "--lang", "en").out

    assert "        '改善' has no yardstick.\n" in out
    assert "Suggestion: Give a number, a date or a grade.\n" in out


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("info", 1)])
def test_fail_on(run: Run, threshold: str, code: int) -> None:
    """A warning fails the run only where warnings count."""
    assert run("check", "faulty.csv", *ONLY, "--fail-on", threshold).code == code


def test_select_and_ignore_take_comma_lists(run: Run) -> None:
    """What is selected and then ignored is not applied."""
    both = ("--rules", "rules", "--select", "TST101, UNI301")
    done = run("check", "faulty.csv", *both, "--ignore", "no-yardstick, duplicate")

    assert done.code == 0


def test_json_is_one_object_even_when_files_fail(run: Run) -> None:
    """Standard output is one object; the failures are in it and on standard error."""
    done = run("check", "zzz", "faulty.csv", *ONLY, "--format", "json")
    report = json.loads(done.out)
    sentence = "zzz: 没有这个文件或目录。"

    assert done.code == 2
    assert done.err == f"jixiaolint: {sentence}\n"
    assert report["failures"] == [{"path": "zzz", "message": sentence}]
    assert [finding["code"] for finding in report["findings"]] == ["TST101"]


SAVED = """\
已写入 report.html（1 个文件，1 条意见）
已写入 report.txt（1 个文件，1 条意见）
"""


def test_outputs_beside_the_screen(run: Run) -> None:
    """Reports are saved besides what is shown, without colours; of each a line tells."""
    saved = ("--output", "html:report.html", "--output", "text:report.txt")
    done = run("check", "faulty.csv", *ONLY, *saved)

    assert done == Done(1, FAULTY_TEXT, SAVED)
    assert Path("report.txt").read_text(encoding="utf-8") == FAULTY_TEXT
    assert "<article" in Path("report.html").read_text(encoding="utf-8")


def test_outputs_without_a_word(run: Run) -> None:
    """With `--quiet` nothing is said of what is written."""
    done = run("check", "clean.csv", *ONLY, "--quiet", "--output", "csv:report.csv")

    assert done == Done(0, "", "")
    assert Path("report.csv").is_file()


def test_outputs_in_english(run: Run) -> None:
    """The line on what was written is in the language of messages."""
    saved = ("--output", "sarif:report.sarif", "--output", "letter:letters/")
    done = run("check", "faulty.csv", *ONLY, "--lang", "en", *saved)

    assert done.err == (
        "Written: report.sarif (files: 1, findings: 1)\n"
        "Written: letters/ (documents: 1, remarks: 1)\n"
    )


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input passes for a file of the name given."""
    data = io.BytesIO(workspace.FAULTY.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="ascii"))

    done = run("check", "-", *ONLY, "--stdin-filename", "faulty.csv")

    assert done == Done(1, FAULTY_TEXT, "")


PARSED = {
    "path": "clean.csv",
    "table": None,
    "unit": None,
    "year": None,
    "project_index": 1,
    "project": "村道养护",
    "seq": 1,
    "level1_code": None,
    "level1": "产出指标",
    "level2_code": None,
    "level2": "数量指标",
    "name": "养护里程",
    "description": None,
    "cycle": None,
    "annual": "≥320公里",
    "measure_unit": None,
    "score": None,
    "rating": None,
    "actual": None,
    "points": None,
    "reason": None,
    "cycle_target": None,
    "annual_target": {
        "kind": "quantity",
        "op": ">=",
        "value": "320",
        "high": None,
        "scale": 1,
        "unit": "公里",
        "percent": False,
        "per": None,
        "basis": None,
        "parts": [],
    },
    "measure": {
        "kind": "amount",
        "head": "里程",
        "unit": None,
        "polarity": None,
        "group": None,
        "limit": None,
        "parts": None,
    },
    "explanation": None,
    "place": {"line": 2, "column": 16},
}


def test_parse_as_lines(run: Run) -> None:
    """Each line is an indicator with the keys of the contract in its order."""
    done = run("parse", "clean.csv", "--format", "jsonl")

    assert done == Done(0, json.dumps(PARSED, ensure_ascii=False) + "\n", "")


def test_parse_as_list(run: Run) -> None:
    """As JSON the indicators are a list, empty where nothing could be read."""
    assert json.loads(run("parse", "clean.csv", "--format", "json").out) == [PARSED]
    assert run("parse", "gone.csv", "--format", "json")[:2] == (2, "[]\n")


def test_parse_as_outline(run: Run) -> None:
    """For people the indicators stand under file and project."""
    assert run("parse", "clean.csv").out == (
        "clean.csv\n\n"
        "  1  村道养护\n"
        "    1. 产出指标 | 数量指标 | 养护里程 | — | ≥320公里\n\n"
    )


def test_explain(run: Run) -> None:
    """A rule says what it is about, why, on what basis, and gives its examples."""
    assert run("explain", "no-yardstick", "--rules", "rules") == Done(
        0,
        "TST101 no-yardstick  指标值没有衡量标准\n\n"
        "级别：应当改\n"
        "问题：值没法核对 (vague)\n"
        "审核内容：适当性\n"
        "原因：没有标准就无法判断是否完成。\n"
        "报告：“{evidence}”没有衡量标准。\n"
        "建议：改为数字、日期或等级。\n"
        "依据：本工具约定\n\n"
        "不对的例子：\n"
        "  指标名称：路面平整程度；年度指标值：有效改善\n\n"
        "正确的例子：\n"
        "  指标名称：养护里程；年度指标值：≥320公里\n\n"
        "用到的条件：\n"
        "  pattern 正则表达式 `match`（RE2 写法，最多 80 个字）在 `field` 里找得到。\n\n"
        "规则文件：\n"
        f"  {Path('rules/TST101-no-yardstick.yaml')}\n",
        "",
    )


def test_explain_says_what_a_rule_uses(run: Run) -> None:
    """Options, kinds of condition, conditions with a name and lexicons are told."""
    Path("rules/lexicons").mkdir()
    Path("rules/lexicons/our-words.txt").write_text("我局\n", "utf-8")
    text = (
        RULE.replace("TST101", "TST102")
        .replace("field: annual\n", "field: annual\nunless: [is-wish]\n")
        .replace(
            "when: {pattern: {field: annual, match: 改善}}",
            "options: {few: {default: 2, about: {zh: 最少几个字}}}\n"
            "when:\n  all:\n"
            "    - any: [{is: is-rate}, {length: {field: annual, least: $few}}]\n"
            "    - words: {of: [改善, our-words, head=degree], field: annual}\n",
        )
    )
    Path("rules/TST102-no-yardstick.yaml").write_text(text, "utf-8")

    told = run("explain", "tst102", "--rules", "rules", "--lang", "en").out

    head = resources.folder("rules") / "lexicons/head.txt"
    assert told[told.index("\nOptions") :] == (
        "\nOptions:\n  few = 2 最少几个字\n"
        "\nConditions:\n"
        "  all Every condition holds; the last one that marks something is what is shown.\n"
        "  any The first condition that holds decides what is shown.\n"
        "  length The number of characters of `field` lies between `least` and `most`.\n"
        "  words One of the words `of` stands in `field`, at its start, its end or anywhere.\n"
        "\nConditions with a name:\n  is-rate\n  is-wish\n"
        f"\nLexicons:\n  our-words {Path('rules/lexicons/our-words.txt')}\n"
        f"  head=degree {head}\n"
        f"\nFile:\n  {Path('rules/TST102-no-yardstick.yaml')}\n"
    )


@pytest.mark.parametrize("word", ["tst101", "TST101", "No-Yardstick"])
def test_rules_go_by_any_case(run: Run, word: str) -> None:
    """Large and small letters are one wherever a rule is named."""
    assert run("explain", word, "--rules", "rules").out.startswith("TST101 ")
    done = run("check", "faulty.csv", "--rules", "rules", "--select", word)
    assert done == run("check", "faulty.csv", *ONLY)
    Path("jixiaolint.yaml").write_text(f"rules: [rules]\nignore: [{word}]\n", "utf-8")
    assert run("check", "faulty.csv", "--select", word.upper()).code == 1


@pytest.mark.parametrize(
    ("form", "row"),
    [
        ("text", "TST101  no-yardstick "),
        ("md", "### TST101 no-yardstick"),
        ("json", '{"code": "TST101", "name": "no-yardstick", "title": "指标值没有'),
    ],
)
def test_rules(run: Run, form: str, row: str) -> None:
    """The catalogue has a line for each rule, our own and the user's."""
    done = run("rules", "--rules", "rules", "--format", form)
    rows = [line for line in done.out.splitlines() if line.startswith(row)]

    assert done.code == 0
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["chek", "a.csv"],
            f"Unknown command 'chek': use {', '.join(cli.commands)}. Did you mean 'check'?",
        ),
        (
            ["check", "--format", "jsn", "a.csv"],
            "Unknown format 'jsn': use text, grouped, concise, json, jsonl, csv, sarif, github, gitlab, junit, checkstyle, markdown, html, office, parquet. Did you mean 'json'?",
        ),
        (
            ["parse", "--format", "html", "a.csv"],
            "Unknown format 'html': use text, jsonl, json, parquet.",
        ),
        (
            ["check", "--fail-on", "warnings", "a.csv"],
            "Unknown severity 'warnings': use error, warning, info. Did you mean 'warning'?",
        ),
        (
            ["check", "--output", "htlm:x.html", "a.csv"],
            "Unknown format 'htlm': use text, grouped, concise, json, jsonl, csv, sarif, github, gitlab, junit, checkstyle, markdown, html, office, parquet, xlsx, letter. Did you mean 'html'?",
        ),
        (
            ["check", "--output", "report.html", "a.csv"],
            "No format in --output 'report.html': write html:report.html.",
        ),
        (
            ["check", "--output", "html:", "a.csv"],
            "No file in --output 'html:': write html:FILE.",
        ),
        (
            ["check", "--output", "json:-", "a.csv"],
            "--output json:-: standard output is what --format json writes; name a file here.",
        ),
        (
            ["check", "--rules", "rule", "a.csv"],
            "No file or folder of rules 'rule'. Did you mean 'rules'?",
        ),
        (
            ["check", "--rules", "rules", "--select", "no-yardstik", "a.csv"],
            "No rule has the code, name or problem 'no-yardstik'. Did you mean 'no-yardstick'?",
        ),
        (
            ["check", "--profile", "guangdon", "a.csv"],
            "Unknown profile 'guangdon': use auto, guangdong, mixed, national-2015, national-2021. Did you mean 'guangdong'? A profile of your own lies in profiles/ of a folder of rules, named with --rules.",
        ),
        (
            ["schema", "setting"],
            "Unknown schema 'setting': use rule, profile, settings. Did you mean 'settings'?",
        ),
        (["check"], "Missing argument 'PATH…'."),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], sentence: str) -> None:
    """Wrong usage is one sentence with the nearest right name, and exit code 2."""
    assert run(*arguments, "--lang=en") == Done(2, "", f"jixiaolint: {sentence}\n")


def test_the_language_of_what_is_wrong(run: Run) -> None:
    """Sentences are in the language of --lang, or else of the settings, or else Chinese."""
    lines = {
        "zh": "jixiaolint: 没有格式“xml”，可用 text、jsonl、json、parquet。\n",
        "en": "jixiaolint: Unknown format 'xml': use text, jsonl, json, parquet.\n",
    }
    wrong = ("parse", "a.csv", "--format", "xml")

    assert run(*wrong).err == lines["zh"]
    assert run("parse", "a.csv", "--lang", "en", "--format", "xml").err == lines["en"]
    assert run("check", "a.csv", "--lang", "cn").err == (
        "jixiaolint: 没有语言“cn”，可用 zh、en。是不是“en”？\n"
    )
    Path("jixiaolint.yaml").write_text("lang: en\nprofil: auto\n", "utf-8")
    assert run(*wrong).err == lines["en"]
    assert run(*wrong, "--lang", "zh").err == lines["zh"]
    assert run("check", "a.csv").err.startswith(
        "jixiaolint: jixiaolint.yaml:2: unknown key 'profil'; expected one of "
    )


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (["check"], "缺少“PATH…”。", "Missing argument 'PATH…'."),
        (
            ["check", "a.csv", "--rules"],
            "选项“--rules”后面要写内容。",
            "Option '--rules' requires an argument.",
        ),
        (
            ["check", "a.csv", "--strict=1"],
            "选项“--strict”后面不写内容。",
            "Option '--strict' does not take a value.",
        ),
        (
            ["explain", "VAL202", "VAL203"],
            "多写了(VAL203)。",
            "Got unexpected extra argument (VAL203)",
        ),
    ],
)
def test_what_click_says(
    run: Run, arguments: list[str], chinese: str, english: str
) -> None:
    """Wrong usage that Click finds is told in both languages too."""
    assert run(*arguments).err == f"jixiaolint: {chinese}\n"
    Path("jixiaolint.yaml").write_text("lang: en\n", "utf-8")
    assert run(*arguments).err == f"jixiaolint: {english}\n"


def test_unknown_option_names_the_nearest(run: Run) -> None:
    """An unknown option is refused with the nearest that is known."""
    done = run("check", "--formt", "json", "a.csv")

    assert done.code == 2
    assert "--formt" in done.err
    assert "是不是“--format”" in done.err
    assert done.err.count("\n") == 1


def test_what_lies_there_is_not_what_was_meant(run: Run) -> None:
    """A name is not asked whether it was meant: what bears it is of another kind."""
    Path("settings.yaml").mkdir()
    assert run("check", "faulty.csv", "--config", "settings.yaml") == Done(
        2, "", "jixiaolint: 没有设置文件“settings.yaml”。\n"
    )


def test_utf8_on_a_gbk_console(run: Run) -> None:
    """Output is UTF-8 even where Python is told that the console is GBK."""
    done = process(
        *("check", "faulty.csv", *ONLY), environment={"PYTHONIOENCODING": "gbk"}
    )

    assert (done.returncode, done.stdout.decode()) == (1, FAULTY_TEXT)
    assert run("check", "faulty.csv", *ONLY).out == FAULTY_TEXT


@pytest.mark.usefixtures("run")
def test_same_input_same_bytes() -> None:
    """Hash seeds of Python leave no trace in a report."""
    command = ("check", ".", *ONLY, "--format", "html")
    first, second = (
        process(*command, environment={"PYTHONHASHSEED": seed}) for seed in "12"
    )

    assert first.stdout == second.stdout
    assert len(first.stdout) > 1000


def test_help_loads_nothing_heavy() -> None:
    """Help comes without templates, grammars, YAML or patterns being loaded."""
    script = (
        "import sys; sys.argv = ['jixiaolint', 'check', '--help']\n"
        "from jixiaolint.cli import main\n"
        "try: main()\n"
        "finally: print(sorted({'jinja2', 'lark', 'yaml', 're2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(LINTER)},
    )

    assert done.stdout.decode().splitlines()[-1] == "[]"
