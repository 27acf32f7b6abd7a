"""The command that prints what is found, and judges nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.cli.options import CONFIG, format_option, reading, wanted
from jixiaolint.errors import EXIT_CLEAN, EXIT_TROUBLE
from jixiaolint.output.console import complain, show

if TYPE_CHECKING:
    from jixiaolint.find.document import Failure, Skipped

_FORMATS = ("text", "jsonl", "json")


@click.command()
@format_option(_FORMATS)
@CONFIG
@reading
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
    from jixiaolint.find.notes import sentences
    from jixiaolint.output.clashes import keep_apart
    from jixiaolint.reading import read_all, sorted_out
    from jixiaolint.report.indicators import render as render_indicators

    settings = wanted(config, limits, given).run()
    settings = replace(settings, stdin_filename=stdin_filename)
    keep_apart((), paths, settings, config)
    failures: list[Failure] = []
    skipped: list[Skipped] = []
    files = sorted_out(read_all(paths, settings), failures, skipped)
    show(render_indicators(form, (file for file in files if file.tables)))
    for sentence in (*sentences(skipped), *(one.message for one in failures)):
        complain(sentence)
    return EXIT_TROUBLE if failures else EXIT_CLEAN
