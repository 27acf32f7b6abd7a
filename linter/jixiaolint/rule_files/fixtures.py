"""Where the fixtures of rules lie: ``CODE.yaml`` in ``tests/`` beside them, or in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from jixiaolint.errors import UsageError
from jixiaolint.given.folders import is_file
from jixiaolint.rule_files.files import CODE_NAME, ENDINGS, FIXTURES, code_of
from jixiaolint.said import Said

_MEANT = re.compile(r"[A-Z]{1,6}[-_ ]?[0-9]{1,6}(?![0-9]).*", re.IGNORECASE)


def fixture_files(folders: Sequence[Path]) -> dict[str, list[Path]]:
    """Return the fixtures in the folders by the code of their rule.

    Raises UsageError for one whose name is more or less than a code.
    """
    found: dict[str, list[Path]] = {}
    for place in folders:
        for path in sorted(one for one in place.glob("*") if one.suffix in ENDINGS):
            if CODE_NAME.fullmatch(path.stem):
                found.setdefault(path.stem, []).append(path)
            elif _MEANT.fullmatch(path.stem):
                raise UsageError(_CALLED.at(path))
    return found


def fixtures(
    places: Sequence[Path], folders: Sequence[Path] = ()
) -> dict[str, list[Path]]:
    """Return the fixtures beside rules, of a single file its own, and those in folders."""
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(
                Said(f"没有用例目录“{folder}”。", f"No folder of fixtures '{folder}'.")
            )
    beside = [one / FIXTURES for one in places if (one / FIXTURES).is_dir()]
    found = fixture_files([*beside, *folders])
    for path in _of_files(places):
        found.setdefault(path.stem, []).append(path)
    return found


def _of_files(places: Sequence[Path]) -> Iterator[Path]:
    for place in filter(is_file, places):
        for ending in ENDINGS:
            path = place.parent / FIXTURES / f"{code_of(place)}{ending}"
            if is_file(path):
                yield path


_CALLED = Said(
    "用例的文件名只写规则代码，如 OWN101.yaml。",
    "a fixture is called by the code of its rule, such as OWN101.yaml.",
)
