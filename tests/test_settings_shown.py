"""What holds and from where: ``--show-config`` writes a settings file that says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiaolint import __version__

if TYPE_CHECKING:
    from command import Run

FILE = """\
rules: [rules]
fail-on: error
rule-options:
  TST101: {severity: info}
exclude: [/sub/old*, drafts]
letter:
  office: 望山区财政局
overrides:
  - {files: old/, ignore: vague}
  - {projects: 桥*, fail-on: info}
"""

HOLDS = """\
# jixiaolint VERSION: the settings that hold, and from where.
# Saved as HERE/jixiaolint.yaml, all of it holds as it does now.
rules: [rules]  # ../.jixiaolint.yaml:1
profile: auto  # default
lang: en  # --lang
fail-on: error  # ../.jixiaolint.yaml:2
select: [TST101]  # --select
ignore: []  # default
rule-options:
  TST101: {severity: info}  # ../.jixiaolint.yaml:4
exclude: [/sub/old*, drafts, sub/x/y]  # ../.jixiaolint.yaml:5, --exclude
include: []  # default
force-exclude: false  # default
strict: true  # --strict
pass-by: false  # default
limits:
  size-mb: 100  # default
  unpacked-mb: 1024  # default
  ratio: 400  # default
  members: 10000  # default
  cells: 99  # JIXIAOLINT_LIMIT_CELLS
  pages: 7  # --limit
  nesting: 50  # default
  archives: 3  # default
  seconds: 60  # default
  memory-mb: 4096  # default
letter:
  office: 望山区财政局  # ../.jixiaolint.yaml:7
  contact: 周明  # --letter
  deadline: ''  # default
  number: ''  # default
levels:
  must: ''  # default
  should: ''  # default
  may: ''  # default
jobs: 2  # JIXIAOLINT_JOBS
# baseline: not set
silence: []  # default
min-severity: info  # default
overrides:
  - {files: [old/], ignore: [vague]}  # ../.jixiaolint.yaml:9
  - {projects: [桥*], fail-on: info}  # ../.jixiaolint.yaml:10
"""


@pytest.fixture
def _sub(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder below the one with the settings, under variables that hold too."""
    del run
    Path(".jixiaolint.yaml").write_text(FILE, encoding="utf-8")
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    monkeypatch.setenv("JIXIAOLINT_JOBS", "2")
    monkeypatch.setenv("JIXIAOLINT_LIMIT_CELLS", "99")


@pytest.mark.usefixtures("_sub")
def test_what_holds_and_from_where(run: Run) -> None:
    """Each value has its source: file and line, option, variable, or none."""
    asked = ("--select", "TST101", "--exclude", "x/y", "--limit", "pages=7")
    said = ("--lang", "en", "--strict", "--letter", "contact=周明")
    done = run("check", "--show-config", *asked, *said)

    here = str(Path.cwd().parent)
    expected = HOLDS.replace("VERSION", __version__).replace("HERE", here)
    assert done == (0, expected, "")


@pytest.mark.usefixtures("_sub")
def test_it_is_told_in_chinese_too(run: Run) -> None:
    """Nothing is said in both languages at once."""
    done = run("check", "--show-config", "--exclude", "x/y", "--strict")
    lines = done.out.splitlines()

    assert lines[:4] == [
        f"# jixiaolint {__version__}：现在生效的设置和来源。",
        f"# 存为 {Path.cwd().parent / 'jixiaolint.yaml'} 就一样。",
        "rules: [rules]  # ../.jixiaolint.yaml:1",
        "profile: auto  # 默认",
    ]
    assert "# baseline: 没有写" in lines
    assert not any(word in done.out for word in ("default", "not set"))
    assert (
        "exclude: [/sub/old*, drafts, sub/x/y]  # ../.jixiaolint.yaml:5、--exclude"
        in lines
    )


@pytest.mark.usefixtures("_sub")
def test_what_is_shown_can_be_used(run: Run) -> None:
    """As a settings file it holds the same, and a check comes to the same."""
    options = ("--select", "TST101", "--strict", "--fail-on", "info")
    shown = run("check", "--show-config", *options).out
    before = run("check", "../faulty.csv", *options)
    Path("../jixiaolint.yaml").write_text(shown, encoding="utf-8")
    Path("../.jixiaolint.yaml").unlink()
    again = run("check", "--show-config").out

    said = re.compile("  #.*")
    assert said.sub("", again) == said.sub("", shown)
    assert run("check", "../faulty.csv") == before


def test_wrong_settings_are_not_shown(run: Run) -> None:
    """What a check would refuse is refused."""
    done = run("check", "--show-config", "--select", "no-such-rule")

    assert (done.code, done.out) == (2, "")


def test_nothing_is_checked(run: Run) -> None:
    """Settings are shown in place of a check, of which no path need be named."""
    shown = run("check", "--show-config", "--isolated")

    assert shown.code == 0
    assert run("check", "faulty.csv", "--show-config", "--isolated") == shown
