"""The command that prints what is found, and judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.config import Settings, debugging
from jixiaolint.errors import EXIT_CLEAN, EXIT_TROUBLE
from jixiaolint.options import CONFIG, PATHS, STDIN, format_option, hold, in_folders
from jixiaolint.output.console import complain, show

if TYPE_CHECKING:
    from jixiaolint.result import FileReport

_FORMATS = ("text", "jsonl", "json")


@click.command()
@PATHS
@format_option(_FORMATS)
@CONFIG
@in_folders
@STDIN
def parse(
    paths: Sequence[str],
    form: str,
    config: Path | None,
    stdin_filename: str,
    limits: Mapping[str, int],
    **given: object,
) -> int:
    """Print the indicators found, without judging them.

    列出识别到的绩效指标，不作评判。
    """
    from jixiaolint.find.document import Failure, Skipped
    from jixiaolint.find.notes import sentences
    from jixiaolint.output.clashes import keep_apart
    from jixiaolint.report.indicators import render as render_indicators
    from jixiaolint.run import read_all
    from jixiaolint.settings import load, over

    wanted = over(load(config), given)
    hold(wanted, limits, config)
    settings = Settings(
        stdin_filename=stdin_filename,
        exclude=wanted.exclude,
        include=wanted.include,
        force_exclude=wanted.force_exclude,
        strict=wanted.strict,
        debug=debugging(),
    )
    failures: list[Failure] = []
    skipped: list[Skipped] = []

    def files() -> Iterator[FileReport]:
        """Yield the files that can be read; keep aside those that cannot."""
        for file in read_all(paths, settings):
            if isinstance(file, Failure):
                failures.append(file)
            elif isinstance(file, Skipped):
                skipped.append(file)
            elif not file.tables:
                skipped.append(Skipped(file.path, "foreign"))
            else:
                yield file

    keep_apart((), paths, settings, config)
    show(render_indicators(form, files()))
    for sentence in (*sentences(skipped), *(one.message for one in failures)):
        complain(sentence)
    return EXIT_TROUBLE if failures else EXIT_CLEAN
