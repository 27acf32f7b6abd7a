"""The whole flow, from paths to a result."""

from pathlib import Path

import pytest

import workspace
from jixiaolint import run
from jixiaolint.bounds.stage import stage
from jixiaolint.errors import JixiaolintError
from jixiaolint.place import Place
from jixiaolint.settings.run import Settings
from jixiaolint.text import Span

SETTINGS = Settings(rules=(Path("rules"),), select=("TST101",))


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with tables and one rule."""
    workspace.fill(tmp_path)
    monkeypatch.chdir(tmp_path)


def test_finding() -> None:
    """A finding has its place in the file and its span in the field."""
    (finding,) = run.lint(["faulty.csv"], SETTINGS).findings

    assert (finding.path, finding.project, finding.seq) == ("faulty.csv", "村道养护", 2)
    assert finding.place == Place(line=3, column=25)
    assert (finding.field, finding.span, finding.evidence) == (
        "annual",
        Span(2, 4),
        "改善",
    )
    assert finding.message == "“改善”没有衡量标准。"
    assert len(finding.fingerprint) == 16


def test_file_report() -> None:
    """A file tells how it was read; its indicators carry their targets."""
    (file,) = run.lint(["clean.csv"], SETTINGS).files
    ((_, project, indicator),) = file.indicators()

    assert (file.path, file.encoding, file.layouts) == (
        "clean.csv",
        "utf-8",
        ("grid",),
    )
    assert file.unread == ()
    assert (project.index, indicator.seq) == (1, 1)
    assert indicator.annual_target is not None
    assert indicator.annual_target.value == "320"
    assert indicator.cycle_target is None


def test_other_files_are_checked_all_the_same() -> None:
    """Files that cannot be checked are failures, and the rest is still checked."""
    Path("empty.csv").touch()
    Path("binary.csv").write_bytes(b"PK\x03\x04\x00\x00")
    Path("prose.txt").write_text("今天天气很好。\n", encoding="utf-8")
    paths = ["empty.csv", "binary.csv", "prose.txt", "gone.csv", "faulty.csv"]

    result = run.lint(paths, SETTINGS)

    assert [failure.path for failure in result.failures] == paths[:-1]
    assert [file.path for file in result.files] == ["faulty.csv"]
    assert len(result.findings) == 1


def test_no_indicator_is_a_failure() -> None:
    """A file in which no indicator is found is never a pass."""
    Path("prose.txt").write_text("今天天气很好。\n", encoding="utf-8")

    (failed,) = run.lint(["prose.txt"], SETTINGS).failures
    assert (failed.path, failed.message) == (
        "prose.txt",
        "prose.txt: 没有找到绩效指标，应有绩效目标表或绩效目标申报表。",
    )


def test_a_fault_becomes_a_sentence() -> None:
    """An exception names file and stage in one line, whatever its text."""
    with (
        pytest.raises(JixiaolintError) as error,
        stage("checking", "a.csv"),
    ):
        raise ValueError("one\ntwo")

    assert str(error.value) == (
        "a.csv: 程序内部错误，请报告；设 JIXIAOLINT_DEBUG=1 可看到出错的地方：ValueError: one two。"
    )


def test_an_unreadable_file_becomes_a_sentence() -> None:
    """What the system says of a file is passed on."""
    with pytest.raises(JixiaolintError) as error, stage("reading", "a.csv"):
        raise PermissionError(13, "Permission denied")

    assert str(error.value) == ("a.csv: 文件读不出来：Permission denied。")


def test_same_input_same_findings() -> None:
    """Paths in another order change the order of files, not that of findings."""
    Path("z.csv").write_text(workspace.FAULTY, encoding="utf-8")
    there = run.lint(["faulty.csv", "z.csv"], SETTINGS)
    back = run.lint(["z.csv", "faulty.csv"], SETTINGS)

    assert there.findings == back.findings
    assert [finding.path for finding in there.findings] == ["faulty.csv", "z.csv"]


def test_encoding_is_told() -> None:
    """A file in GB18030 is read and said to be so."""
    Path("gb.csv").write_text(workspace.FAULTY, encoding="gb18030")

    result = run.lint(["gb.csv"], SETTINGS)

    assert [file.encoding for file in result.files] == ["gb18030"]
    assert [finding.evidence for finding in result.findings] == ["改善"]
