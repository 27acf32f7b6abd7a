"""The command that gives a reason not to tell findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.cli.configured import configured
from jixiaolint.cli.options import LANG
from jixiaolint.errors import EXIT_CLEAN, UsageError
from jixiaolint.output.console import complain, save
from jixiaolint.said import Language, Said

if TYPE_CHECKING:
    from jixiaolint.settings.file import Config
    from jixiaolint.settings.preferences import Preferences
    from jixiaolint.silences.appended import Line


def _fingerprints(_: object, __: object, values: Sequence[str]) -> tuple[str, ...]:
    """Return fingerprints, each once; raises UsageError for what cannot be one."""
    from jixiaolint.silences.stated import no_fingerprint

    for value in values:
        if said := no_fingerprint(value):
            raise UsageError(said)
    return tuple(dict.fromkeys(values))


def _reason(_: object, __: object, value: str) -> str:
    """Return the words of a reason; raises UsageError if there are none."""
    words = " ".join(value.split())
    if not words:
        raise UsageError(Said("--reason: 请写明理由。", "--reason: give a reason."))
    return words


def _day(_: object, __: object, value: str | None) -> str | None:
    """Return a day as 2027-03-31; raises UsageError for what is none."""
    from jixiaolint.read.order import day
    from jixiaolint.silences.stated import no_day

    if value is not None and not day(value):
        raise UsageError(no_day(value).at("--until"))
    return value and day(value)


@click.command()
@click.argument(
    "fingerprints",
    nargs=-1,
    required=True,
    metavar="FINGERPRINT…",
    callback=_fingerprints,
)
@click.option(
    "--reason",
    required=True,
    metavar="TEXT",
    callback=_reason,
    help="Why the finding may stay. 理由。",
)
@click.option(
    "--until",
    metavar="DAY",
    callback=_day,
    help="Last day on which it is not told, such as 2027-03-31. 到哪一天为止。",
)
@click.option(
    "--in",
    "paths",
    multiple=True,
    metavar="PATH",
    help="Look there for the findings, to write down what each is; repeatable."
    " 在这些文件里找到问题，注明是哪一处。",
)
@LANG
@configured
def ignore(
    fingerprints: Sequence[str],
    reason: str,
    until: str | None,
    paths: Sequence[str],
    lang: Language | None,
    config: Config,
) -> int:
    """Write into the settings that findings are not to be told, and why.

    在设置文件里记下：这些问题有理由不改，不再报告。
    """
    from jixiaolint.given.texts import read_given
    from jixiaolint.settings.file import NAMES, settings_path
    from jixiaolint.settings.load import load
    from jixiaolint.silences.appended import appended

    asked = load(config)
    asked = replace(asked, lang=lang or asked.lang)
    path = settings_path(config) or Path(NAMES[0])
    known = _known(asked, fingerprints)
    new = [one for one in fingerprints if one not in known]
    for one, where in known.items():
        there = Said(f"{where} 已经有了。", f"{where} has it already.")
        complain(there.at(one).of(asked.lang))
    if new:
        said = _said(paths, new, asked) if paths else {}
        lines = list(_lines(new, reason, until, said))
        text = read_given(path) if path.exists() else ""
        save(path, [appended(path, text, lines)])
        done = Said(
            f"记下 {len(new)} 条忽略。",
            f"silences written: {len(new)}; check says so when one is not needed any more.",
        )
        complain(done.at(path).of(asked.lang))
    return EXIT_CLEAN


def _known(asked: Preferences, fingerprints: Sequence[str]) -> dict[str, str]:
    """Return those findings that are silenced by themselves today, and where."""
    silences = asked.run().silences
    if silences is None:
        return {}
    found = ((one, silences.single.get(one, ())) for one in fingerprints)
    return {one: silences.placed[held[0]].where for one, held in found if held}


def _lines(
    fingerprints: Sequence[str],
    reason: str,
    until: str | None,
    said: Mapping[str, str],
) -> Iterator[Line]:
    from jixiaolint.silences.appended import Line

    for one in fingerprints:
        stated = {"fingerprint": one, "reason": reason}
        stated |= {"until": until} if until else {}
        yield Line(stated, said.get(one, ""))


def _said(
    paths: Sequence[str], wanted: Sequence[str], asked: Preferences
) -> dict[str, str]:
    """Return what each finding is: rule, file, project, indicator.

    Raises UsageError for one that is not found.
    """
    from jixiaolint.findings.lookup import Lookup
    from jixiaolint.run import lint

    result = lint(paths, replace(asked.run(), silences=None))
    if result.failures:
        raise UsageError(result.failures[0].said)
    tables = {file.path: Lookup.of(file.tables) for file in result.files}
    found: dict[str, str] = {}
    for finding in result.findings:
        row = tables[finding.path].indicator(finding)
        name = row.name.value if row and row.name else None
        words = (finding.code, finding.path, finding.project, name)
        found.setdefault(finding.fingerprint, " ".join(filter(None, words)))
    for one in wanted:
        if one not in found:
            raise UsageError(
                Said(
                    f"在 {'、'.join(paths)} 里没有这个指纹的问题。",
                    f"no such finding in {', '.join(paths)}.",
                ).at(one)
            )
    return found
