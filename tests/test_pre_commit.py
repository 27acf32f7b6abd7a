"""The hooks under the real pre-commit, on throw-away repositories of tables and prose."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import jixiaolint
import workspace
from jixiaolint.read import COLUMNS, READERS
from readme import ROOT

forms = pytest.importorskip("forms", reason="writes workbooks and Word files")

HOOKS = ROOT / ".pre-commit-hooks.yaml"
SOFFICE = {".doc", ".wps", ".rtf", ".odt", ".fodt"}
"""What is read only where LibreOffice is installed, which no hook may count on."""

FAULTY = forms.drawn(workspace.FAULTY.replace(",", " | "))
CLEAN = forms.drawn(workspace.CLEAN.replace(",", " | "))
PROSE = forms.drawn("会议纪要\n出席 | 张三\n列席 | 李四")
FOUND = """\
{}  表格式{} · 指标 2 条

  项目 1  村道养护
    应当改  {}  指标2 路面平整程度
        “改善”没有衡量标准。
        年度指标值 │ 有效改善
                   │     ^^^^
        建议：改为数字、日期或等级。
        TST101 no-yardstick

"""
SUM = "检查了 {0} 个文件、{1} 条指标：必须改 0 处，应当改 {2} 处，可改可不改 0 处，共 {2} 个问题。\n"

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None, reason="pre-commit works on git, which is not here"
)


def _hooks() -> list[dict[str, Any]]:
    """Return the hooks as other repositories get them."""
    hooks: list[dict[str, Any]] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    return hooks


def _local(hook: dict[str, Any], *arguments: str) -> dict[str, Any]:
    """Return a hook that runs the program of these tests.

    It is the published one but for its language: ``system`` takes what there is, where
    ``python`` would install it with its libraries from the network.
    """
    command, _, rest = hook["entry"].partition(" ")
    assert command == "jixiaolint"
    entry = f'"{Path(sys.executable).as_posix()}" -m jixiaolint {rest}'
    kept = {key: hook[key] for key in hook if key != "additional_dependencies"}
    return {**kept, "language": "system", "entry": entry, "args": [*arguments]}


@pytest.fixture
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a git repository with our hooks, and the rule of the workspace alone."""
    for name in [
        name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))
    ]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(Path(jixiaolint.__file__).parents[1]))
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "周明")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "zhou@example.org")
    folder = tmp_path / "tables"
    folder.mkdir()
    workspace.fill(folder)
    monkeypatch.chdir(folder)
    _configure(*(_local(hook, *workspace.ONLY) for hook in _hooks()[:2]))
    _write("README.md", "# 绩效目标表\n\n一级指标写产出、效益。\n")
    _write("会议纪要.TXT", "关于绩效目标表的会议纪要\n\n一、请各单位报送绩效目标表。\n")
    _write("人员.csv", "姓名,电话\n张三,1\n")
    Path("通知.docx").write_bytes(forms.docx(PROSE))
    Path("人员.xlsx").write_bytes(forms.xlsx(PROSE))
    _call("git", "init", "--quiet")


def _configure(*hooks: dict[str, Any]) -> None:
    """Let a repository have some hooks."""
    said = {"repos": [{"repo": "local", "hooks": list(hooks)}]}
    _write(".pre-commit-config.yaml", yaml.safe_dump(said))


def _write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def _call(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def _run(*arguments: str) -> tuple[int, str]:
    """Return what pre-commit says of what is staged."""
    _call("git", "add", "--all")
    done = _call(sys.executable, "-m", "pre_commit", "run", "--color=never", *arguments)
    return done.returncode, done.stdout


def _said(told: str) -> dict[str, str]:
    """Return what pre-commit printed, by hook: how it ended, and what it printed."""
    parts = re.split(r"^jixiaolint \(.+?\)\.+", told, flags=re.MULTILINE)
    ends = [re.sub(r"- (?:hook id|duration): .*\n", "", part) for part in parts[1:]]
    return dict(zip(("text", "office"), ends, strict=True))


def test_hooks() -> None:
    """Each installs the program and what its files take, and runs once for all of them."""
    check = "jixiaolint check --force-exclude --pass-by"
    extras = [[".[fast]"], [".[fast,office,pdf]"], [".[fast,office,pdf]"]]
    assert {hook["id"]: hook["entry"] for hook in _hooks()} == {
        "jixiaolint": check,
        "jixiaolint-office": check,
        "jixiaolint-fix": f"{check} --fix --in-place",
    }
    for hook in _hooks():
        assert (hook["language"], hook["require_serial"]) == ("python", True)
    assert [hook["additional_dependencies"] for hook in _hooks()] == extras


def test_every_kind_of_file_belongs_to_one_hook() -> None:
    """Whatever can be read without another program, in upper or lower case; one mends all."""
    kinds = {suffix for suffix in READERS if suffix not in SOFFICE}
    kinds -= {*COLUMNS, ".json", ".jsonl"}
    text, office, fix = (re.compile(hook["files"]) for hook in _hooks())
    for suffix in READERS:
        for name in (f"表/目标{suffix}", f"目标{suffix.upper()}"):
            hit = [bool(hook.search(name)) for hook in (text, office)]
            assert sum(hit) == bool(fix.search(name)) == (suffix in kinds), name
    assert not text.search("csv")
    assert not office.search("目标.xlsx.bak")


@pytest.mark.usefixtures("_repository")
def test_the_first_run() -> None:
    """All tables are checked, each by its hook; prose and other tables pass unmentioned."""
    Path("faulty.csv").rename("目标表.CSV")
    Path("目标表.xlsx").write_bytes(forms.xlsx(FAULTY))
    Path("目标表.docx").write_bytes(forms.docx(FAULTY))
    code, told = _run("--all-files")
    assert code == 1
    assert _said(told) == {
        "text": "Failed\n- exit code: 1\n\n"
        + FOUND.format("目标表.CSV", " · UTF-8", "第3行第25列")
        + SUM.format(2, 3, 1)
        + "\n",
        "office": "Failed\n- exit code: 1\n\n"
        + FOUND.format("目标表.docx", "", "表1第3行第5格")
        + FOUND.format("目标表.xlsx", "", "Sheet!E3")
        + SUM.format(2, 4, 2)
        + "\n",
    }


@pytest.mark.usefixtures("_repository")
def test_prose_alone_passes() -> None:
    """A repository in which no table is faulty, or there is none, can be committed to."""
    Path("faulty.csv").unlink()
    code, told = _run("--all-files")
    assert code == 0
    assert _said(told) == {"text": "Passed\n", "office": "Passed\n"}


@pytest.mark.usefixtures("_repository")
def test_what_is_committed_later_is_checked_alone() -> None:
    """A commit is stopped for the tables in it, two at once too, and for no other."""
    _call("git", "add", "--all")
    assert _call("git", "commit", "--quiet", "--message", "old").returncode == 0
    _call(sys.executable, "-m", "pre_commit", "install")
    _write("clean.csv", workspace.CLEAN.replace("320", "300"))
    _call("git", "add", "--all")
    assert _call("git", "commit", "--quiet", "--message", "clean").returncode == 0
    for name in ("甲.csv", "乙.csv"):
        _write(name, workspace.FAULTY)
    _call("git", "add", "--all")
    done = _call("git", "commit", "--quiet", "--message", "faulty")
    assert done.returncode == 1
    told = _said(done.stdout + done.stderr)["text"]
    assert told.count("TST101 no-yardstick") == 2
    assert SUM.format(2, 4, 2) in told
    assert "faulty.csv" not in told


@pytest.mark.usefixtures("_repository")
def test_what_cannot_be_read_is_no_pass() -> None:
    """A damaged table stops the commit with its sentence; so does one that says too little."""
    Path("faulty.csv").unlink()
    Path("坏.csv").write_bytes(b"\x00" * 99)
    Path("坏.xlsx").write_bytes(forms.xlsx(FAULTY)[:900])
    code, told = _run("--all-files")
    ends = _said(told)
    assert code == 1
    assert {end.partition("\n\n")[0] for end in ends.values()} == {
        "Failed\n- exit code: 2"
    }
    assert "jixiaolint: 坏.csv: 文件是空的" in ends["text"]
    assert "jixiaolint: 坏.xlsx: 文件已损坏" in ends["office"]


@pytest.mark.usefixtures("_repository")
def test_old_findings_are_lived_with() -> None:
    """With a baseline in the settings, only what is new stops a commit."""
    Path("目标表.xlsx").write_bytes(forms.xlsx(FAULTY))
    check = (sys.executable, "-m", "jixiaolint", "check", ".", *workspace.ONLY)
    assert _call(*check, "--write-baseline").returncode == 0
    _write("jixiaolint.yaml", "baseline: jixiaolint-baseline.json\n")
    code, told = _run("--all-files")
    assert (code, _said(told)) == (0, {"text": "Passed\n", "office": "Passed\n"})
    _write(
        "faulty.csv",
        f"{workspace.FAULTY}村道养护,产出指标,质量指标,桥梁外观,大力改善\n",
    )
    code, told = _run("--all-files")
    ends = _said(told)
    assert (code, ends["office"]) == (1, "Passed\n")
    assert ends["text"].count("TST101 no-yardstick") == 1
    assert "桥梁外观" in ends["text"]
    assert "基线：原有 1 个没有列出，新增 1 个，已不再出现 0 个。\n" in ends["text"]


@pytest.mark.usefixtures("_repository")
def test_what_can_be_mended_is() -> None:
    """The hook that mends stops the first commit, with the files as they should be."""
    _configure(_local(_hooks()[2], "--select", "stray-label"))
    said = workspace.CLEAN.replace("≥320公里", "标准：≥320公里")
    _write("表.csv", said)
    Path("表.xlsx").write_bytes(forms.xlsx(forms.drawn(said.replace(",", " | "))))
    code, told = _run("--all-files")
    assert (code, "files were modified by this hook" in told) == (1, True)
    assert told.count("改好 1 处。") == 2
    assert Path("表.csv").read_text("utf-8") == workspace.CLEAN
    code, told = _run("--all-files")
    assert (code, told.rstrip().endswith("Passed")) == (0, True)
