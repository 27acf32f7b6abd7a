"""The command that writes a settings file to begin with."""

from __future__ import annotations

import os
from pathlib import Path

import click

from jixiaolint.cli.options import LANG
from jixiaolint.errors import EXIT_CLEAN, UsageError
from jixiaolint.output.console import complain, save, show
from jixiaolint.said import Language, Said
from jixiaolint.settings.file import NAMES, files_in, nearest_file


@click.command()
@LANG
def init(lang: Language | None) -> int:
    """Write jixiaolint.yaml here, with every key explained and none set.

    在当前目录写一份设置文件，每个键都有说明。
    """
    from jixiaolint.settings.draft import draft

    here, path = Path.cwd(), Path(NAMES[0])
    there = next(files_in(here), NAMES[0] if os.path.lexists(path) else None)
    if there:
        raise UsageError(
            Said(
                "这里已有设置，没有改动；要新写一份，请先移走它。",
                "settings are here already and stay as they are; move them away to write new ones.",
            ).at(there)
        )
    above = nearest_file(here)
    save(path, draft())
    made = Said("已写好，去掉 # 即生效。", "written; take away a # to set a key.")
    show([made.at(path).of(lang or "zh"), "\n"])
    if above:
        gone = Said(
            "从现在起在这个目录不再有效，请把要用的设置抄过来。",
            f"no longer holds in this folder; copy what you need of it to {path}.",
        )
        complain(gone.at(above).of(lang or "zh"))
    return EXIT_CLEAN
