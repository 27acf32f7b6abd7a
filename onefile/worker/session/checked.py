"""Files that were dropped on the page, laid down and checked as the command line would."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Mapping
from contextlib import chdir, redirect_stderr
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from jixiaolint.api.options import preferences, settings_of
from jixiaolint.bounds.limits import settle, within
from jixiaolint.cli.options import tell
from jixiaolint.cli.telling import Telling
from jixiaolint.errors import speaking
from jixiaolint.output.console import complain
from jixiaolint.remarks.remark import LEVELS
from jixiaolint.report import render
from jixiaolint.report.words import level_word
from jixiaolint.results.earlier import Earlier, earlier
from jixiaolint.results.result import Result
from jixiaolint.run import Around, lint
from jixiaolint.said import Language
from jixiaolint.settings.file import NAMES, unused
from jixiaolint.settings.level_names import LevelNames
from session.known import Begun, Known


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found in the files below `home`, under which limits."""

    home: Path
    lang: Language
    levels: LevelNames
    limits: Mapping[str, int]
    result: Result


def checked(
    folder: Path, asked: Mapping[str, Any], known: Known, begun: Begun
) -> Checked:
    """Return what is found in the files of a message, which come to lie in a folder.

    What is `known` of them is not found anew. Raises UsageError for wrong settings, rules
    or an earlier result that is none.
    """
    home = folder / "drop"
    shutil.rmtree(folder, ignore_errors=True)
    home.mkdir(parents=True)
    with chdir(home):
        paths = _laid(asked["files"])
        options = {**asked.get("settings", {})}
        given = [*asked.get("rules", ())]
        if given:
            options["rules"] = _laid(given)
        if asked.get("settingsFile"):
            Path(NAMES[0]).write_text(asked["settingsFile"], encoding="utf-8")
        before = _before(folder, asked.get("earlier"))
        written = [(one["path"], bytes(one["bytes"])) for one in given]
        with_what = (options, asked.get("settingsFile"), written)
        around = known.around(with_what, begun)
        beside = [_inside(one["path"]) for one in given]
        return _linted(home, paths, options, beside, around, before)


def _linted(
    home: Path,
    paths: list[str],
    options: Mapping[str, Any],
    beside: Iterable[Path],
    around: Around,
    before: Earlier | None,
) -> Checked:
    """Return what is found below paths; what holds besides is in the working folder.

    What lies `beside` tables is none of them, such as the lexicons of rules.
    """
    given: Any = {key.replace("-", "_"): value for key, value in options.items()}
    wanted = preferences("settings", None, given)
    limits = settle(wanted.limits)
    with speaking(wanted.lang), within(limits):
        settings = settings_of(wanted)
        passed = (*settings.outputs, *beside)
        result = lint(paths, replace(settings, outputs=passed), around)
    result = replace(Telling().over(result, {}, wanted.lang), earlier=before)
    return Checked(home, wanted.lang, wanted.levels, limits, result)


def told(found: Checked) -> dict[str, Any]:
    """Return what the page shows of what was found in files of the working folder."""
    result, lang = found.result, found.lang
    said = io.StringIO()
    with redirect_stderr(said):
        for sentence in unused(Path.cwd()):
            complain(sentence.of(lang))
        tell(result, None, lang)
    with within(found.limits):
        letter = "".join(render("html", result, lang))
    return {
        "code": result.exit_code,
        "json": result.to_json(),
        "letter": letter,
        "levels": {one: level_word(one, found.levels, lang) for one in LEVELS.values()},
        "said": said.getvalue(),
    }


def _before(folder: Path, given: Mapping[str, str] | None) -> Earlier | None:
    """Return the earlier result of a message, known by the name of its file, if any."""
    if not given:
        return None
    path = folder / "earlier" / PurePosixPath(given["name"]).name
    path.parent.mkdir()
    path.write_text(given["text"], encoding="utf-8")
    return earlier(path)


def _laid(files: Iterable[Mapping[str, Any]]) -> list[str]:
    """Lay files down in the working folder; return what was dropped, each once."""
    dropped: dict[str, None] = {}
    for file in files:
        path = _inside(file["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file["bytes"])
        dropped[path.parts[0]] = None
    return list(dropped)


def _inside(path: str) -> Path:
    """Return a path that does not lead out of the working folder."""
    parts = [one for one in PurePosixPath(path).parts if one[:1] != "/"]
    return Path(*(one for one in parts if one != ".."))
