"""What shells complete: commands, options, formats, rules, profiles, and by what script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete

from jixiaolint.cli import cli

if TYPE_CHECKING:
    from command import Run


def completed(line: str, typed: str) -> list[str]:
    """Return what a shell is offered for a word, behind others on the line."""
    shell = ShellComplete(cli, {}, "jixiaolint", "_JIXIAOLINT_COMPLETE")
    found = shell.get_completions(line.split(), typed)
    return [one.value for one in found if one.type == "plain"]


@pytest.mark.parametrize(
    ("line", "typed", "expected"),
    [
        ("", "ch", ["check"]),
        ("", "e", ["explain"]),
        ("check --format", "j", ["json", "jsonl", "junit"]),
        ("--format", "j", ["json", "jsonl", "junit"]),
        ("check a.csv --lang", "", ["zh", "en"]),
        ("check --fail-on", "w", ["warning"]),
        ("check --min-severity", "e", ["error"]),
        ("check --output", "of", ["office:"]),
        ("check --limit", "size", ["size-mb="]),
        ("check --profile", "g", ["guangdong"]),
        ("parse --format", "t", ["text"]),
        ("explain", "TST1", ["TST101"]),
        ("explain", "no-yard", ["no-yardstick"]),
        ("check --ignore", "vag", ["vague"]),
        ("rules --plan", "TST", ["TST101"]),
        ("schema", "s", ["settings"]),
        ("completion", "", ["bash", "zsh", "fish", "powershell"]),
        ("check --select", "vague,TST", ["vague,TST101"]),
        ("check --stat", "--stat", ["--statistics"]),
        ("nonsense", "x", []),
    ],
)
def test_words(run: Run, line: str, typed: str, expected: list[str]) -> None:
    """Rules of the settings are among the words; what nobody knows has none."""
    del run
    Path("jixiaolint.yaml").write_text("rules: [rules]\n", encoding="utf-8")

    assert completed(line, typed) == expected


def test_options_are_completed() -> None:
    """Behind a path, and without the name of the command."""
    assert completed("a.csv", "--isol") == ["--isolated"]
    assert completed("check a.csv", "--no-such") == []


def test_rules_in_spite_of_wrong_settings(run: Run) -> None:
    """Our own rules and profiles are known however wrong the settings are."""
    del run
    Path("jixiaolint.yaml").write_text("nonsense: 1\n", encoding="utf-8")

    assert completed("explain", "too-lo") == ["too-long", "too-long-to-judge"]
    assert completed("check --profile", "mix") == ["mixed"]


def test_words_come_with_what_they_mean(run: Run) -> None:
    """A shell that shows help shows the title of a rule."""
    del run
    shell = ShellComplete(cli, {}, "jixiaolint", "_JIXIAOLINT_COMPLETE")
    (found,) = shell.get_completions(["explain", "--rules", "rules"], "TST101")

    assert found.help == "指标值没有衡量标准"


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o nosort -F _jixiaolint_completion jixiaolint"),
        ("zsh", "#compdef jixiaolint"),
        ("fish", "complete --no-files --command jixiaolint --arguments"),
        ("powershell", "Register-ArgumentCompleter -Native -CommandName jixiaolint"),
    ],
)
def test_the_script_of_a_shell(run: Run, shell: str, line: str) -> None:
    """Each has one, which asks by the variable that we answer to."""
    done = run("completion", shell)

    assert (done.code, done.err) == (0, "")
    assert line in done.out
    assert f"_JIXIAOLINT_COMPLETE={shell}_complete" in done.out.replace(
        f'$env:_JIXIAOLINT_COMPLETE = "{shell}_complete"',
        f"_JIXIAOLINT_COMPLETE={shell}_complete",
    )


def test_an_unknown_shell(run: Run) -> None:
    """It is answered with those that there are."""
    assert run("completion", "fsh").err == (
        "jixiaolint: 没有命令行“fsh”，可用 bash、zsh、fish、powershell。是不是“fish”？\n"
    )


@pytest.mark.parametrize(
    ("words", "word", "answer"),
    [
        ("jixiaolint check --format js", "js", "plain\tjson\t\nplain\tjsonl\t\n"),
        ("jixiaolint explain --rules rules TST", "TST", ""),
        ("jixiaolint exp", "exp", None),
    ],
)
def test_powershell_asks(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str, word: str, answer: str | None
) -> None:
    """The words so far and the one that is typed come by variables, lines go back."""
    monkeypatch.setenv("_JIXIAOLINT_COMPLETE", "powershell_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_WORD", word)
    done = run()

    assert done.code == 0
    if answer is None:
        assert done.out.startswith("plain\texplain\tPrint all that a rule says")
    elif answer:
        assert done.out == answer
    else:
        assert "plain\tTST101\t指标值没有衡量标准\n" in done.out
