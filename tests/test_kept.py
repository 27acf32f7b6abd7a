"""Things that are made once and kept: when they are found again, and when made anew."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import workspace
from command import Run
from jixiaolint.cache import place, stand, things
from jixiaolint.cache.things import kept
from jixiaolint.rule_files.shelf import Shelf, shelf

POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owners")
Again = Callable[..., bool]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for what is kept, still to be made."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(place.VARIABLE, str(folder))
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Return a folder with one rule."""
    workspace.fill(tmp_path)
    return tmp_path / "rules"


@pytest.fixture
def made_again(monkeypatch: pytest.MonkeyPatch, cache: Path) -> Iterator[Again]:
    """Return a function that says whether a new process makes a thing anew."""
    assert not cache.exists()

    def call(*folders: Path, choices: object = None) -> bool:
        made = []

        def make() -> dict[str, int]:
            made.append(1)
            return {"thing": 1}

        monkeypatch.setattr(things, "_at_hand", {})
        assert kept("thing", make, folders, choices) == {"thing": 1}
        return bool(made)

    yield call
    stand._own.cache_clear()


def new_process(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Shelf:
    """Return the rules as a process that begins gets them."""
    monkeypatch.setattr(things, "_at_hand", {})
    return shelf([folder], {"VAL204": {"severity": "info"}})


def test_rules_are_the_same_when_they_were_kept(
    monkeypatch: pytest.MonkeyPatch, cache: Path, rules: Path
) -> None:
    """All rules, profiles and choices come back equal, in the same order."""
    made = new_process(monkeypatch, rules)
    assert list(cache.glob("rules-*"))
    found = new_process(monkeypatch, rules)
    assert found is not made
    assert found == made
    assert list(found.held) == list(made.held)


def test_findings_are_the_same_when_all_was_kept(
    monkeypatch: pytest.MonkeyPatch, cache: Path, run: Run
) -> None:
    """Once made, once kept, and never kept: the same words."""
    done = []
    for folder in (str(cache), str(cache), "off"):
        monkeypatch.setenv(place.VARIABLE, folder)
        monkeypatch.setattr(things, "_at_hand", {})
        done.append(run("check", "faulty.csv", "--rules", "rules"))
    assert done[0].code == 1
    assert done == done[:1] * 3


def test_nothing_changed(made_again: Again, rules: Path) -> None:
    """What was made is found, with folders of rules and without."""
    assert [made_again(rules), made_again(rules)] == [True, False]
    assert [made_again(), made_again()] == [True, False]


def edited(rules: Path) -> None:
    """Change a rule, not how long it is."""
    path = rules / "TST101-no-yardstick.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("改善", "改变"), encoding="utf-8")


def lexicon(folder: Path) -> None:
    """Put a lexicon beside rules."""
    (folder / "lexicons").mkdir()
    (folder / "lexicons" / "our-list.txt").write_text("圆满\n", encoding="utf-8")


def linked(rules: Path) -> None:
    """Let the lexicons be a link, and change a file behind it."""
    words = rules.parent / "words"
    words.mkdir()
    (words / "our-list.txt").write_text("圆满\n", encoding="utf-8")
    (rules / "lexicons").symlink_to(words)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(edited, id="a rule of the same length"),
        pytest.param(lexicon, id="a lexicon beside the rules"),
        pytest.param(lambda rules: lexicon(rules.parent), id="a lexicon above them"),
        pytest.param(linked, id="a lexicon behind a link", marks=POSIX),
        pytest.param(lambda rules: next(rules.iterdir()).unlink(), id="a rule less"),
    ],
)
def test_a_change_in_a_folder_of_rules(
    made_again: Again, rules: Path, change: Callable[[Path], None]
) -> None:
    """Whatever a rule may be made of counts, and only for whom the folder is given."""
    made_again(), made_again(rules)
    change(rules)
    assert [made_again(rules), made_again()] == [True, False]


def test_a_change_behind_a_link(made_again: Again, rules: Path) -> None:
    """A linked folder of lexicons is looked into."""
    linked(rules)
    made_again(rules)
    words = rules.parent / "words" / "our-list.txt"
    words.write_text("圆满\n完满\n", encoding="utf-8")
    assert made_again(rules)


def test_other_choices(made_again: Again) -> None:
    """What the settings say is part of the name."""
    assert made_again(choices={"VAL204": False})
    assert made_again(choices={"VAL204": {"severity": "info"}})
    assert not made_again(choices={"VAL204": False})


def test_another_version(made_again: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version, or another Python, makes everything anew."""
    made_again()
    monkeypatch.setattr(stand, "__version__", "99")
    stand._own.cache_clear()
    assert made_again()


def test_our_own_files(
    made_again: Again, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A changed lexicon, grammar or dictionary of our own makes everything anew."""
    ours = tmp_path / "ours"
    monkeypatch.setattr(stand, "folder", ours.joinpath)
    found = []
    for name in (
        "rules/lexicons/unit.txt",
        "rules/dictionary/general.txt",
        "grammar/name.lark",
    ):
        (ours / name).parent.mkdir(parents=True)
        (ours / name).write_text("1", encoding="utf-8")
        stand._own.cache_clear()
        found.append(made_again())
    assert found == [True, True, True]
    stand._own.cache_clear()
    assert not made_again()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no pickle",
        pickle.dumps({"thing": 1})[:-3],
        pickle.dumps(os.getcwd),
        b"cos\nsystem\n(S'exit 1'\ntR.",
        b"cjixiaolint.cli\nmain\n(tR.",
    ],
)
def test_a_damaged_file(made_again: Again, cache: Path, data: bytes) -> None:
    """Whatever a file holds that is no thing of ours, the thing is made anew, once."""
    made_again()
    next(cache.iterdir()).write_bytes(data)
    assert [made_again(), made_again()] == [True, False]


@POSIX
@pytest.mark.parametrize("of", ["file", "folder"])
@pytest.mark.parametrize("mode", [0o020, 0o002])
def test_what_others_may_write(
    made_again: Again, cache: Path, of: str, mode: int
) -> None:
    """A file, or a folder, that others can write is not believed."""
    made_again()
    path = cache if of == "folder" else next(cache.iterdir())
    path.chmod(path.stat().st_mode | mode)
    assert made_again()


@POSIX
def test_what_others_own(
    made_again: Again, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's folder is neither read nor written."""
    made_again()
    before = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    monkeypatch.setattr(os, "geteuid", lambda: cache.stat().st_uid + 1)
    assert made_again()
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == before


@pytest.mark.parametrize("named", ["off", "relative", "{file}/below", "\0"])
def test_no_place(
    made_again: Again, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str
) -> None:
    """Without a folder that can be written all goes on, and nothing is kept."""
    (tmp_path / "file").touch()
    folder = named.replace("{file}", str(tmp_path / "file"))
    monkeypatch.setattr(os, "environ", {**os.environ, place.VARIABLE: folder})
    monkeypatch.chdir(tmp_path)
    assert [made_again(), made_again()] == [True, True]
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@POSIX
def test_a_folder_that_cannot_be_written(
    made_again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full or read-only is no trouble of the run."""

    def refuse(*_: object) -> int:
        raise OSError

    monkeypatch.setattr(os, "open", refuse)
    assert [made_again(), made_again()] == [True, True]


@pytest.mark.parametrize(
    ("system", "variables", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/other"}, "/other/jixiaolint"),
        ("linux", {"XDG_CACHE_HOME": "other"}, "/home/me/.cache/jixiaolint"),
        ("linux", {}, "/home/me/.cache/jixiaolint"),
        ("darwin", {}, "/home/me/Library/Caches/jixiaolint"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/jixiaolint"),
        ("win32", {}, "jixiaolint"),
    ],
)
def test_the_usual_place(
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    variables: dict[str, str],
    folder: str,
) -> None:
    """Each system has a folder for what programs can make anew."""
    monkeypatch.setattr(os, "environ", {"HOME": "/home/me", **variables})
    monkeypatch.setattr(place.sys, "platform", system)
    assert place.usual() == Path(folder)


def test_old_files_go(made_again: Again, cache: Path) -> None:
    """The last few of each kind stay, so that the folder does not grow."""
    for number in range(20):
        made_again(choices=number)
    assert len(list(cache.iterdir())) == 16
    assert not made_again(choices=19)
