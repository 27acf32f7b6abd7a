"""The READMEs are followed to the letter: what they say to type does what they say.

What needs the network (installing, pre-commit) ``.ci/run`` takes from them and does.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from readme import LANGUAGES, ROOT, Block, blocks

if TYPE_CHECKING:
    from command import Run

OUTSIDE = ("python3 ", "pre-commit ")
"""How commands begin that ``.ci/run`` tries."""

each_language = pytest.mark.parametrize("lang", LANGUAGES)


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


@each_language
@pytest.mark.usefixtures("_clone")
def test_python(lang: str) -> None:
    """The examples in Python, one after the other, print what they say."""
    session = "".join(block.text for block in blocks(lang, "pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, lang, None, None)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert "".join(told) == ""
    assert len(test.examples) > 5


@each_language
@pytest.mark.usefixtures("_clone")
def test_what_is_shown_is_what_comes(lang: str, run: Run) -> None:
    """A command that is shown with its output has this output."""
    for block in blocks(lang, "text"):
        command, _, shown = block.text.partition("\n")
        assert run(*shlex.split(command.removeprefix("$ jixiaolint "))).out == shown


@each_language
def test_commands_in_their_order(lang: str, run: Run) -> None:
    """What stands in a block to be typed works, one line after the other."""
    shutil.copytree(ROOT / "examples/faulty", "tables")
    tried = 0
    for block in blocks(lang, "sh"):
        for line in commands(block):
            if not line.startswith(OUTSIDE):
                name, *words = shlex.split(line)
                assert name == "jixiaolint", line
                done = run(*words)
                assert done.code in (0, 1), (line, done.err)
                tried += 1
    assert tried


@each_language
def test_a_rule_of_your_own(lang: str, run: Run) -> None:
    """The rule that is shown holds what it says, with the cases that are shown."""
    rule, cases = (
        one.text
        for one in blocks(lang, "yaml")
        if one.text.startswith(("code: OWN101", "- {name: "))
    )
    folder = Path("own")
    for name, text in {
        "OWN101-our-words.yaml": rule,
        "tests/OWN101.yaml": cases,
        "lexicons/our-list.txt": "圆满\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = run("test-rules", "--rules", "own", "--select", "OWN101")
    assert done.code == 0, done.out + done.err
