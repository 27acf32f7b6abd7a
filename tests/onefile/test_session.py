import io
import json
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from jixiaolint.cli import main
from jixiaolint.means import OF_COMMANDS, told_by
from session import Session
from session.means import OF_THE_PAGE

EXAMPLES = Path(__file__).parents[2] / "examples"
GRID = (EXAMPLES / "faulty" / "grid.csv").read_bytes()
DRAFT = (EXAMPLES / "draft.csv").read_bytes()
DROPPED = {"一局/grid.csv": GRID, "一局/empty.txt": b"nothing", "draft.csv": DRAFT}
SETTINGS = "min-severity: warning\nlevels: {must: 退回}\n"


def _silent(_: object) -> None:
    """Hear nothing."""


def _listed(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [{"path": path, "bytes": data} for path, data in files.items()]


def _checked(session: Session, files: Mapping[str, bytes], **more: object) -> Any:
    asked = {"do": "check", "id": 7, "files": _listed(files), **more}
    return session.answer(asked, _silent)


def _command(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of a check in a folder.

    What is to be done is told in the words of the page.
    """
    out, err = io.StringIO(), io.StringIO()
    with (
        told_by(OF_THE_PAGE),
        chdir(folder),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as left,
    ):
        main(["check", *arguments])
    return left.value.code or 0, out.getvalue(), err.getvalue()  # type: ignore[return-value]


def _laid(folder: Path, files: Mapping[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what is dropped, and with settings."""
    folder = _laid(tmp_path_factory.mktemp("command"), DROPPED)
    (folder / "jixiaolint.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Return a session that has checked all of that."""
    session = Session(tmp_path_factory.mktemp("session") / "room")
    _checked(session, DROPPED, settingsFile=SETTINGS)
    return session


@pytest.fixture
def fresh(tmp_path: Path) -> Session:
    """Return a session that has checked nothing yet."""
    return Session(tmp_path / "room")


def test_a_page_is_told_what_the_command_line_tells(
    folder: Path, session: Session
) -> None:
    """JSON, exit code and standard error are those of a check in such a folder."""
    code, out, err = _command(folder, "一局", "draft.csv", "--format", "json")
    answer = _checked(session, DROPPED, settingsFile=SETTINGS)
    assert (answer["code"], answer["json"], answer["said"]) == (code, out, err)
    assert (answer["say"], answer["id"]) == ("checked", 7)
    assert answer["levels"] == {"must": "退回", "should": "应当改", "may": "可改可不改"}


def test_what_a_page_makes_is_what_the_command_line_writes(
    folder: Path, session: Session, tmp_path: Path
) -> None:
    """The zip of all holds letters, returned files, office page and JSON, to the byte."""
    outputs = {"letter": "意见书/", "xlsx": "批注/", "office": "总览.html"}
    options = [
        word
        for form, name in outputs.items()
        for word in ("--output", f"{form}:{tmp_path}/{name}")
    ]
    _, out, _ = _command(folder, "一局", "draft.csv", "--format", "json", *options)
    (tmp_path / "结果.json").write_text(out, encoding="utf-8")
    made = session.answer({"do": "make", "id": 8, "what": "all"}, _silent)
    with ZipFile(io.BytesIO(made["bytes"])) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    written = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert (made["name"], made["type"], made["said"]) == (
        "检查结果.zip",
        "application/zip",
        "",
    )
    assert files == written


def test_one_file_comes_back_as_itself(fresh: Session) -> None:
    """What is one file is no zip, and is called as the command line would."""
    _checked(fresh, {"draft.csv": DRAFT})
    made = fresh.answer({"do": "make", "what": "returned"}, _silent)
    assert made["name"] == "draft.csv.xlsx"
    assert made["bytes"].startswith(b"PK")


def test_each_file_is_told_of_before_it_is_checked(fresh: Session) -> None:
    """Whoever watches knows at which file a check has come to a stop."""
    heard: list[Any] = []
    asked = {"do": "check", "files": _listed(DROPPED)}
    fresh.answer(asked, heard.append)
    *files, letter = heard
    names = [(one["name"], one["done"], one["of"]) for one in files]
    assert names == [
        ("draft.csv", 0, 3),
        ("一局/empty.txt", 1, 3),
        ("一局/grid.csv", 2, 3),
    ]
    assert {(one["say"], one["stage"]) for one in files} == {("progress", "file")}
    assert letter == {"say": "progress", "stage": "letter"}


def test_what_is_dropped_again_is_not_checked_again(fresh: Session) -> None:
    """An outcome is kept as long as file, settings and rules are what they were."""
    files = {"a.csv": DRAFT, "b.csv": GRID}
    first = _checked(fresh, files)
    kept = dict(fresh.known.outcomes)
    again = _checked(fresh, files)
    assert again == first
    assert all(fresh.known.outcomes[key] is kept[key] for key in kept)
    changed = _checked(fresh, {"a.csv": GRID, "b.csv": GRID})
    same = {key[0] for key in kept if fresh.known.outcomes.get(key) is kept[key]}
    assert same == {"b.csv"}
    assert (
        changed["json"]
        == _checked(Session(fresh.folder / "other"), {"a.csv": GRID, "b.csv": GRID})[
            "json"
        ]
    )
    _checked(fresh, files, settings={"lang": "en"})
    assert not any(fresh.known.outcomes[key] is kept[key] for key in kept)


def test_settings_of_the_page_go_before_the_file(fresh: Session) -> None:
    """What the form of the page says holds, whatever a settings file says."""
    answer = _checked(
        fresh,
        {"draft.csv": DRAFT},
        settings={
            "lang": "en",
            "levels": {"must": "back"},
            "letter": {"office": "望山区财政局"},
        },
        settingsFile="lang: zh\nselect: [vague]\nletter: {contact: 绩效股}\n",
    )
    assert "望山区财政局" in answer["letter"]
    assert "绩效股" in answer["letter"]
    found = json.loads(answer["json"])["findings"]
    assert {one["problem"] for one in found} == {"vague"}
    assert answer["levels"]["must"] == "back"
    assert found[0]["message"].startswith("The value of")


RULE = """\
code: OWN101
name: own-word
problem: vague
severity: error
question: 适当性
title: {zh: 标题, en: Title}
why: {zh: 原因, en: Reason}
message: {zh: 不妥, en: Not so}
suggestion: {zh: 改, en: Mend it}
when: {words: {of: own-words, field: annual}}
good: [{annual: 甲}]
bad: [{annual: 提高}]
"""
RULES = {"一局/OWN101-own-word.yaml": RULE, "一局/lexicons/own-words.txt": "提高\n"}


def _with_rules(session: Session, **changed: str) -> Any:
    """Return the answer to a check with rules in the folder of the tables."""
    rules = {path: text.encode() for path, text in {**RULES, **changed}.items()}
    files = {"一局/draft.csv": DRAFT}
    return _checked(session, files, rules=_listed(rules))


def test_rules_of_ones_own_are_read(fresh: Session) -> None:
    """Rules may lie beside the tables, and what lies beside rules is no table."""
    answer = _with_rules(fresh)
    found = json.loads(answer["json"])
    assert "OWN101" in {one["code"] for one in found["findings"]}
    assert [file["path"] for file in found["files"]] == ["一局/draft.csv"]
    assert answer["said"] == ""


def test_a_changed_lexicon_is_read_anew(fresh: Session) -> None:
    """Rules that are dropped again are read as they are now, and so are their words."""
    found = [
        sum(one["code"] == "OWN101" for one in json.loads(answer["json"])["findings"])
        for words in ("提高\n", "没有\n", "提高\n")
        for answer in [_with_rules(fresh, **{"一局/lexicons/own-words.txt": words})]
    ]
    assert found == [1, 0, 1]


def test_what_is_wrong_with_rules_is_told_as_they_were_dropped(fresh: Session) -> None:
    """A place is a path below the folder that was dropped, as in its window."""
    wrong = RULE.replace("severity: error", "severity: grave")
    answer = _with_rules(fresh, **{"一局/OWN101-own-word.yaml": wrong})
    assert answer["say"] == "failed"
    assert answer["said"]["zh"].startswith("一局/OWN101-own-word.yaml:4: ")


def test_what_is_to_be_done_is_told_in_words_of_the_page(fresh: Session) -> None:
    """Wherever commands name an option the page names what it has: all, and alike."""
    assert OF_THE_PAGE.keys() == OF_COMMANDS.keys()
    said = [one.of(lang) for one in OF_THE_PAGE.values() for lang in ("zh", "en")]
    assert not [one for one in said if "--" in one]
    _checked(fresh, {"draft.csv": DRAFT})
    page = fresh.answer({"do": "make", "what": "office"}, _silent)["bytes"].decode()
    assert OF_THE_PAGE["compare"].zh in page
    foreign = _checked(
        fresh, {"draft.csv": DRAFT}, earlier={"name": "三月.json", "text": "{}"}
    )
    assert foreign["said"] == {
        "zh": "三月.json: 没有 version、files、findings 三项，应为“保存结果”存下的 结果.json。",
        "en": "三月.json: no version, files and findings in it; expected what “Save result” has saved.",
    }
    few = _checked(
        fresh, {"draft.csv": DRAFT}, settingsFile="limits: {cells: 3, size-mb: 1}\n"
    )
    assert "确需读取请用设置文件里的 limits 放宽。" in few["json"]


def test_too_little_memory_is_the_last_that_is_said(
    fresh: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers no question, so that the page starts anew; nothing can be raised there."""

    def starve(*_: object) -> None:
        """Find no memory."""
        raise MemoryError

    monkeypatch.setattr("session.checked", starve)
    assert _checked(fresh, {"draft.csv": DRAFT}) == {
        "say": "failed",
        "said": {
            "zh": "内存不够，请关掉别的网页再试，或把文件拆小、分几次检查。",
            "en": "too little memory; close other pages, or split the file or check fewer"
            " at once.",
        },
    }


def test_an_earlier_result_is_compared_with(fresh: Session) -> None:
    """The office page tells what has come and gone since."""
    before = _checked(fresh, {"draft.csv": DRAFT})["json"]
    _checked(fresh, {"draft.csv": GRID}, earlier={"name": "三月.json", "text": before})
    page = fresh.answer({"do": "make", "what": "office"}, _silent)["bytes"].decode()
    assert "三月.json" in page


def test_what_is_wrong_is_a_sentence_in_both_languages(fresh: Session) -> None:
    """Wrong settings, nothing checked, and an earlier result that is none."""
    nothing = fresh.answer({"do": "make", "id": 3, "what": "json"}, _silent)
    assert nothing == {
        "say": "failed",
        "id": 3,
        "said": {"zh": "还没有检查过文件。", "en": "nothing has been checked yet."},
    }
    wrong = _checked(fresh, {"draft.csv": DRAFT}, settingsFile="profil: x\n")
    assert wrong["said"]["zh"].startswith("jixiaolint.yaml:1: 没有键“profil”")
    foreign = _checked(
        fresh, {"draft.csv": DRAFT}, earlier={"name": "三月.json", "text": "{}"}
    )
    assert "三月.json" in foreign["said"]["en"]


def test_a_path_never_leads_out_of_the_folder(fresh: Session, tmp_path: Path) -> None:
    """Whatever a path is called, the file lies among what was dropped."""
    _checked(fresh, {"../../out.csv": DRAFT, "/abs.csv": DRAFT})
    assert {path.name for path in tmp_path.iterdir()} == {"room"}
    assert {path.name for path in (fresh.folder / "drop").iterdir()} == {
        "out.csv",
        "abs.csv",
    }


def test_a_page_learns_the_profiles_and_the_rules(session: Session) -> None:
    """The page offers the profiles by their titles, and can list the rules."""
    names = [one["name"] for one in session.ready()["profiles"]]
    assert names == ["guangdong", "mixed", "national-2015", "national-2021"]
    listed = session.answer({"do": "list", "what": "rules"}, _silent)
    assert json.loads(listed["json"])[0].keys() >= {"code", "name", "severity"}
