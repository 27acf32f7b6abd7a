"""The options on a baseline, and what a check tells of it and of silences at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from jixiaolint.cli.options import with_options
from jixiaolint.errors import UsageError
from jixiaolint.find.globs import seen_from
from jixiaolint.output.console import complain
from jixiaolint.said import Said
from jixiaolint.settings.file import Config, settings_path

if TYPE_CHECKING:
    from jixiaolint.results.result import Result
    from jixiaolint.settings.run import Settings
    from jixiaolint.work.baseline import Settled
    from jixiaolint.work.tally import Tally

    Command = Callable[..., int]

_OPTIONS = (
    click.option(
        "--baseline",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Known findings that are not told again, as --write-baseline lists them."
        " 已知问题的清单，清单里的不再报告。",
    ),
    click.option(
        "--write-baseline",
        is_flag=True,
        help="Let all that is found be known from now on: write it to the file of"
        " --baseline, jixiaolint-baseline.json by default. 把现有问题记入清单。",
    ),
    click.option(
        "--prune-baseline",
        is_flag=True,
        help="Take out of the baseline what is not found any more; nothing is added."
        " 从清单里去掉已经改好的。",
    ),
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is asked of a baseline: to be written, to be pruned, or just to be used."""

    writes: bool = False
    prunes: bool = False

    def over(
        self, settings: Settings, path: PurePath | None, config: Config
    ) -> Settings:
        """Return the settings of a run with the baseline, if any; raises UsageError.

        Its file is no input, wherever it lies: at `path`, or else beside the settings.
        """
        if self.prunes and self.writes:
            raise UsageError(
                Said(
                    "--write-baseline 和 --prune-baseline 请只用一个。",
                    "--write-baseline and --prune-baseline: use one of them.",
                )
            )
        if path is None and self.prunes:
            raise UsageError(
                Said(
                    "--prune-baseline: 要有 --baseline FILE。",
                    "--prune-baseline needs --baseline FILE.",
                )
            )
        if path is None and not self.writes:
            return settings
        from jixiaolint.baseline.known import Known
        from jixiaolint.baseline.stored import NAME, read

        path = Path(path or _home(config) / NAME)
        fresh = self.writes and not path.exists()
        known = Known.of(path, ()) if fresh else read(path)
        outputs = (*settings.outputs, path)
        return replace(settings, baseline=known, accept=self.writes, outputs=outputs)

    def told(
        self,
        result: Result,
        tally: Tally,
        paths: Sequence[str],
        settings: Settings,
        config: Config,
    ) -> Result:
        """Return a result with what was set aside, and notes on silences in vain.

        The baseline is written if that is asked for, and anything could be checked.
        """
        if not settings.sifts:
            return result
        from jixiaolint.work.settled import settled

        result, came = settled(result, tally, paths, settings)
        whole = tally.checked and not (tally.stopped or tally.crashed)
        if came and whole and (self.writes or (self.prunes and came.gone)):
            self._write(came, settings, _home(config))
        return result

    def _write(self, settled: Settled, settings: Settings, home: Path) -> None:
        from jixiaolint.baseline.stored import written
        from jixiaolint.output.console import save

        known = settings.baseline
        assert known is not None
        save(known.path, written(settled.kept(known)))
        if self.writes:
            number = len(settled.accepted)
            seen = seen_from(home, str(known.path))
            said = Said(
                f"记入 {number} 个问题；以后检查加 --baseline {known.path}，或在"
                f" jixiaolint.yaml 写 baseline: {seen}。",
                f"{number} findings are known from now on with --baseline {known.path},"
                f" or baseline: {seen} in jixiaolint.yaml.",
            )
        else:
            number = len(settled.gone)
            said = Said(f"去掉 {number} 条。", f"{number} entries taken out.")
        complain(said.at(known.path).of(settings.lang))


def _home(config: Config) -> Path:
    """Return the folder of the settings, or the working folder where there are none."""
    settings = settings_path(config)
    return settings.parent if settings else Path()


def baseline(command: Command) -> Command:
    """Add the options on a baseline; the command gets them as `keeping`."""

    @wraps(command)
    def keeping(
        *args: object, write_baseline: bool, prune_baseline: bool, **given: object
    ) -> int:
        """Put what is asked of a baseline together."""
        return command(*args, keeping=Keeping(write_baseline, prune_baseline), **given)

    return with_options(keeping, _OPTIONS)
