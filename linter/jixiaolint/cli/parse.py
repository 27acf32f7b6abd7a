"""The command that prints what is found, and judges nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from jixiaolint.cli.configured import configured
from jixiaolint.cli.formats import format_option
from jixiaolint.cli.options import LANG, check_name_of_input, reading, tell, wanted
from jixiaolint.errors import EXIT_CLEAN, EXIT_TROUBLE
from jixiaolint.output.console import put, show

if TYPE_CHECKING:
    from jixiaolint.settings.file import Config

_FORMATS = ("text", "jsonl", "json", "parquet")


@click.command()
@format_option(_FORMATS)
@configured
@LANG
@reading
def parse(
    paths: Sequence[str],
    form: str,
    config: Config,
    stdin_filename: str,
    limits: Mapping[str, int],
    **given: object,
) -> int:
    """Print the indicators found, without judging them.

    列出识别到的绩效指标，不作评判。
    """
    from jixiaolint.cli.clashes import keep_apart
    from jixiaolint.flow import size_of
    from jixiaolint.output.progress import progress
    from jixiaolint.reading import found
    from jixiaolint.report.indicators import as_list
    from jixiaolint.report.parquet import pack_indicators
    from jixiaolint.run import parsed
    from jixiaolint.work.tally import Tally

    check_name_of_input(paths, stdin_filename)
    settings = wanted(config, limits, given).run()
    settings = replace(settings, stdin_filename=stdin_filename)
    keep_apart((), paths, settings, config)
    listed = list(found(paths, settings))
    tally = Tally(settings, keep=False)
    kind = "text" if form == "text" else "jsonl"
    with progress(size_of(listed), shows=True) as tick:
        steps = tally.until_stopped(parsed(listed, settings, kind, tick))
        texts = (text for step in steps for text in step.outcome.written.get(kind, ()))
        if form == "parquet":
            put(None, pack_indicators(texts))
        else:
            show(as_list(texts) if form == "json" else texts)
    result = tally.result()
    tell(result, tally.left(len(listed)), settings.lang)
    return EXIT_TROUBLE if result.failures or tally.stopped else EXIT_CLEAN
