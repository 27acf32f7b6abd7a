"""Patterns for files: what they stand for, and which of several has the last word."""

from pathlib import Path

import pytest

from jixiaolint.find.globs import Glob, says


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("a.csv", "a.csv", True),
        ("a.csv", "deep/er/a.csv", True),
        ("a.csv", "a.csv/b.csv", False),
        ("*.CSV", "deep/甲.csv", True),
        ("草稿*", "deep/草稿1.xlsx", True),
        ("?.csv", "ab.csv", False),
        ("[ab].csv", "b.csv", True),
        ("/a.csv", "a.csv", True),
        ("/a.csv", "deep/a.csv", False),
        ("deep/*.csv", "deep/a.csv", True),
        ("deep/*.csv", "deep/er/a.csv", False),
        ("deep/*.csv", "more/deep/a.csv", False),
        ("deep/**/a.csv", "deep/a.csv", True),
        ("deep/**/a.csv", "deep/er/still/a.csv", True),
        ("**/er/*", "deep/er/a.csv", True),
        ("deep/**", "deep/er/a.csv", True),
        ("deep/**", "other/a.csv", False),
        ("../beside/*", "../beside/a.csv", True),
        ("old/", "old", False),
        ("", "a.csv", False),
    ],
)
def test_a_pattern_stands_for_a_file(pattern: str, path: str, fits: bool) -> None:
    """Names fit at any depth, patterns with a slash from their folder on."""
    assert Glob(pattern, Path()).fits(path, folder=False) is fits


def test_a_slash_at_the_end_means_folders() -> None:
    """A pattern with a slash at its end stands for folders, as others do too."""
    for pattern in ("old/", "old", "/old/"):
        assert Glob(pattern, Path()).fits("old", folder=True)


def test_a_pattern_is_seen_from_its_folder(tmp_path: Path) -> None:
    """The folder of a pattern is where its path begins, wherever the run takes place."""
    glob = Glob("in/*.csv", tmp_path)

    assert glob.fits(str(tmp_path / "in" / "a.csv"), folder=False)
    assert not glob.fits("in/a.csv", folder=False)


@pytest.mark.parametrize(
    ("patterns", "said"),
    [
        ((), False),
        (("*.csv",), True),
        (("*.csv", "!a.csv"), False),
        (("!a.csv", "*.csv"), True),
        (("*.csv", "!a.*", "a*"), True),
    ],
)
def test_the_last_word(patterns: tuple[str, ...], said: bool) -> None:
    """The last pattern that fits decides; an exclamation mark takes back."""
    assert says([Glob(text, Path()) for text in patterns], "a.csv") is said


def test_many_stars_take_no_time() -> None:
    """A pattern of many ** is matched in steps, not by trying all ways to part a path."""
    glob = Glob("/".join(["**", "a"] * 40) + "/b", Path())

    assert not glob.fits("/".join("a" * 200), folder=False)
