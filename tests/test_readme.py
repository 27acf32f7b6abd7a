"""The READMEs are followed to the letter: what they say to type does what they say.

Both say the same to programs, so that one of them is tried. What needs the network
(installing, pre-commit) ``.ci/run`` takes from it and does.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from jixiaolint.cli import cli
from jixiaolint.settings.preferences import Preferences
from jixiaolint.yaml_values.build import key_of
from readme import LANGUAGES, ROOT, Block, blocks

if TYPE_CHECKING:
    from command import Run

OUTSIDE = ("python3 ", "pre-commit ")
"""How commands begin that ``.ci/run`` tries."""


@pytest.fixture
def _clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where there is all that the READMEs speak of: the examples, and `tables`."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "examples/faulty", tmp_path / "tables")
    monkeypatch.chdir(tmp_path)


def commands(block: Block) -> list[str]:
    """Return the commands of a block for a shell, without what is said of them."""
    lines = (re.sub(r"(^|\s+)# .*", "", line) for line in block.text.splitlines())
    return [line for line in lines if line]


def meaning(block: Block) -> Any:
    """Return what a block says to a program."""
    match block.kind:
        case "sh":
            return commands(block)
        case "yaml":
            return yaml.safe_load(block.text)
    return block.text


def test_both_languages_say_the_same_to_programs() -> None:
    """Commands, settings, rules and code are equal, block by block."""
    english, chinese = (blocks(lang) for lang in LANGUAGES)
    assert [one.kind for one in english] == [one.kind for one in chinese]
    assert list(map(meaning, english)) == list(map(meaning, chinese))
    assert {one.kind for one in english} <= {"sh", "text", "yaml", "pycon", "python"}


@pytest.mark.usefixtures("_clone")
def test_python() -> None:
    """The examples in Python, one after the other, print what they say."""
    session = "".join(block.text for block in blocks("en", "pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, "README.md", None, None)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert "".join(told) == ""
    assert len(test.examples) > 5


@pytest.mark.usefixtures("_clone")
def test_what_is_shown_is_what_comes(run: Run) -> None:
    """A command that is shown with its output has this output."""
    for block in blocks("en", "text"):
        command, _, shown = block.text.partition("\n")
        assert run(*shlex.split(command.removeprefix("$ jixiaolint "))).out == shown


def test_commands_in_their_order(run: Run) -> None:
    """What stands in a block to be typed works, one line after the other."""
    shutil.copytree(ROOT / "examples", "examples")
    shutil.copytree(ROOT / "examples/faulty", "tables")
    tried = 0
    for block in blocks("en", "sh"):
        for line in commands(block):
            if not line.startswith(OUTSIDE):
                name, *words = shlex.split(line)
                assert name == "jixiaolint", line
                done = run(*words)
                assert done.code in (0, 1), (line, done.err)
                tried += 1
    assert tried


def own_rule(folder: str) -> None:
    """Write the rule that is shown into a folder, with its cases and its list."""
    rule, cases = (
        one.text
        for one in blocks("en", "yaml")
        if one.text.startswith(("code: OWN101", "- {name: "))
    )
    for name, text in {
        "OWN101-our-words.yaml": rule,
        "tests/OWN101.yaml": cases,
        "lexicons/our-list.txt": "圆满\n",
    }.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_settings(run: Run) -> None:
    """Settings that are shown are accepted as they stand, with what they name."""
    known = {key_of(field) for field in fields(Preferences)}
    run("check", "faulty.csv", "--write-baseline")
    own_rule("our-rules")
    tried = 0
    for block in blocks("en", "yaml"):
        said = meaning(block)
        if isinstance(said, dict) and known.issuperset(said):
            Path("jixiaolint.yaml").write_text(block.text, encoding="utf-8")
            done = run("check", "faulty.csv")
            assert done.code in (0, 1), done.err
            tried += 1
    assert tried >= 2


def test_a_rule_of_your_own(run: Run) -> None:
    """The rule that is shown holds what it says, with the cases that are shown."""
    own_rule("own")
    done = run("test-rules", "--rules", "own", "--select", "OWN101")
    assert done.code == 0, done.out + done.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_option_and_command_is_named(lang: str) -> None:
    """Nobody has to ask ``--help`` what there is: its commands and the options of check."""
    said = (ROOT / LANGUAGES[lang]).read_text(encoding="utf-8")
    parts = cli.commands["check"].params
    options = {one for part in parts for one in part.opts if one[:2] == "--"}
    commands = {f"`{name}" for name in cli.commands}
    missing = [one for one in options | commands if one not in said]
    assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_room_is_named(lang: str) -> None:
    """Whoever looks for the place of a thing finds all folders of the program."""
    said = (ROOT / LANGUAGES[lang]).read_text(encoding="utf-8")
    package = ROOT / "linter/jixiaolint"
    rooms = sorted(path.parent.name for path in package.glob("*/__init__.py"))
    assert [one for one in rooms if f"`{one}/`" not in said] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_lead_to_sections(lang: str) -> None:
    """Each link inside a README leads to a heading in it."""
    said = (ROOT / LANGUAGES[lang]).read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", said, re.MULTILINE)
    anchors = {head.lower().replace(" ", "-") for head in heads}
    assert set(re.findall(r"\]\(#([^)]+)\)", said)) <= anchors
