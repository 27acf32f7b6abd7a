"""The settings file to begin with: complete, harmless, and never put over another."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from jixiaolint.resources import folder
from jixiaolint.settings.draft import draft
from jixiaolint.settings.load import load
from jixiaolint.settings.preferences import Preferences
from jixiaolint.yaml_values.build import key_of

if TYPE_CHECKING:
    from command import Run

KEYS = [key_of(field) for field in fields(Preferences)]


def test_a_file_to_begin_with(run: Run) -> None:
    """It is written and told of; it holds what held before."""
    before = run("check", "faulty.csv", "--rules", "rules")

    assert run("init") == (
        0,
        "jixiaolint.yaml: 已写好，去掉 # 即生效。\n",
        "",
    )
    assert load(None) == Preferences()
    assert run("check", "faulty.csv", "--rules", "rules") == before


def test_every_key_is_explained_in_both_languages() -> None:
    """Each field of the settings has a Chinese and an English comment, in its order."""
    parts = "".join(draft()).split("\n\n")[1:]
    found = [re.findall(r"^#([a-z-]+):", part, re.MULTILINE) for part in parts]

    assert found == [[key] for key in KEYS]
    for part in parts:
        chinese, english, *_ = part.splitlines()
        assert re.match("# [^ ]*[\u4e00-\u9fff]", chinese), part
        assert re.match("# [ -~]+$", english), part


def test_the_words_are_of_keys_that_there_are() -> None:
    """What is said of keys in Chinese is said of all, and of no other."""
    path = folder("reports") / "settings.yaml"

    assert sorted(yaml.safe_load(path.read_text("utf-8"))) == sorted(KEYS)


def test_every_example_is_right(tmp_path: Path) -> None:
    """With all # taken away each key holds what its example says."""
    path = tmp_path / "jixiaolint.yaml"
    lines = "".join(draft()).splitlines(keepends=True)
    said = "".join(
        line.removeprefix("#") for line in lines if line[1:2] != " " or line[2:3] == " "
    )
    (tmp_path / "our-rules").mkdir()
    rule = next((folder("rules") / "name").glob("*.yaml"))
    own = rule.read_text("utf-8").replace(f"code: {rule.name[:6]}", "code: OWN101")
    name = rule.stem[7:]
    (tmp_path / f"our-rules/OWN101-{name}.yaml").write_text(own, encoding="utf-8")
    path.write_text(said, encoding="utf-8")

    assert list(yaml.safe_load(said)) == KEYS
    assert load(path).rules == (tmp_path / "our-rules",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("jixiaolint.yaml", "lang: en\n"),
        (".jixiaolint.yaml", "lang: en\n"),
        ("pyproject.toml", "[tool.jixiaolint]\nlang = 'en'\n"),
    ],
)
def test_settings_that_are_there_stay(run: Run, name: str, text: str) -> None:
    """Wherever they stand in the folder, nothing is written."""
    Path(name).write_text(text, encoding="utf-8")
    before = sorted(Path().iterdir())

    assert run("init", "--lang", "zh") == (
        2,
        "",
        (f"jixiaolint: {name}: 这里已有设置，没有改动；要新写一份，请先移走它。\n"),
    )
    assert Path(name).read_text(encoding="utf-8") == text
    assert sorted(Path().iterdir()) == before


def test_settings_above_no_longer_hold(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a nearer file takes the place of one above is said."""
    Path("jixiaolint.yaml").write_text("lang: en\n", encoding="utf-8")
    Path("sub").mkdir()
    monkeypatch.chdir("sub")

    assert run("init").err == (
        "jixiaolint: ../jixiaolint.yaml: 从现在起在这个目录不再有效，请把要用的设置抄过来。\n"
    )
