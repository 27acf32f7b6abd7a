"""The reports of a check: some written as files are done, the others when all are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.cli.options import tell
from jixiaolint.cli.written import file_line, folder_line
from jixiaolint.errors import JixiaolintError, debugging, fault
from jixiaolint.output.console import complain, put, save, show
from jixiaolint.output.folder import WRITTEN, Told
from jixiaolint.output.streamed import Streamed
from jixiaolint.report import (
    FOLDERS,
    PACKED,
    PICTURED,
    REMARKED,
    STREAMED,
    TABLED,
    ending,
    heading,
    lines,
    packed,
    render,
    write,
)
from jixiaolint.results.outcome import Wanted
from jixiaolint.said import Language, Said

if TYPE_CHECKING:
    from jixiaolint.find.inputs import Inputs
    from jixiaolint.results.outcome import Outcome
    from jixiaolint.results.result import Result

Place = tuple[str, Path | None]
"""A format and where it goes: to standard output, if there is no path."""


@dataclass(frozen=True, slots=True)
class Reports:
    """What a check is to report in: the `places`, standard output first.

    Remarks may have to be `matched` with answers to them.
    """

    places: Sequence[Place]
    lang: Language
    inputs: Inputs
    streams: Mapping[Place, Streamed]
    matched: bool = False

    @classmethod
    def begun(
        cls,
        places: Sequence[Place],
        lang: Language,
        inputs: Inputs,
        *,
        matched: bool = False,
    ) -> Reports:
        """Return the reports, those opened that are written as files are done."""
        streams = {one: Streamed(one[1]) for one in places if one[0] in STREAMED}
        for (form, _), stream in streams.items():
            stream.write(filter(None, [heading(form)]))
        return cls(places, lang, inputs, streams, matched)

    def keep(self) -> bool:
        """Tell whether any report needs what was found when all is done."""
        return len(self.streams) < len(self.places)

    def wanted(self) -> Wanted:
        """Return what the reports need besides findings."""
        forms = {form for form, _ in self.places}
        return Wanted(
            tables=self.matched or not forms.isdisjoint(TABLED),
            remarks=self.matched or not forms.isdisjoint(REMARKED),
            sheets=not forms.isdisjoint(PICTURED),
        )

    def forms(self) -> tuple[str, ...]:
        """Return the formats of reports, if all are written as files are done."""
        return () if self.keep() else tuple({form: 0 for form, _ in self.places})

    def take(self, outcome: Outcome) -> None:
        """Write down what was found in a file where that can be done at once."""
        for form in dict.fromkeys(form for form, _ in self.streams):
            first, *others = [
                one for (own, _), one in self.streams.items() if own == form
            ]
            said = outcome.written.get(form)
            said = lines(form, outcome.findings) if said is None else said
            if not others:
                first.write(said)
                continue
            # What is put together as it is looked at can be looked at once.
            for piece in said:
                for stream in (first, *others):
                    stream.write([piece])

    def finish(self, result: Result, left: Said | None) -> int:
        """Write all that is still to be written; return how much of it failed.

        Where something was `left` undone, standard output alone tells what is done: a
        file is whole, or it is left as it was.
        """
        first, *others = self.places
        failed = self._deliver(first, result)
        if first[0] not in ("text", "json"):
            self._count(result)
        tell(result, left, self.lang)
        for place in others:
            if left is None:
                failed += self._deliver(place, result)
            elif place in self.streams:
                self.streams[place].give_up()
        return failed

    def _count(self, result: Result) -> None:
        """Show on standard error what was asked to be counted."""
        if result.coverage is not None:
            from jixiaolint.report.coverage import render as render_coverage

            show(render_coverage(result.coverage, self.lang), err=True)
        if result.statistics is not None:
            from jixiaolint.report.statistics import render as render_statistics

            show(render_statistics(result.statistics, self.lang), err=True)

    def _deliver(self, place: Place, result: Result) -> int:
        """Write one report; return what failed.

        That is told in a sentence each, so that other outputs are written all the same.
        """
        failed = made = 0
        try:
            for told in self._write(place, result):
                if told == WRITTEN:
                    made += 1
                else:
                    complain(told.sentence)
                failed += told.failed
        except JixiaolintError as error:
            complain(error.said.of(self.lang))
            failed += 1
        except Exception as error:
            if debugging():
                raise
            form, path = place
            said = Said(
                f"程序内部错误，请报告：{fault(error)}。",
                "internal error while writing this; please report it; JIXIAOLINT_DEBUG=1"
                f" shows where: {fault(error)}.",
            ).at(f"{form}:{path or '-'}")
            complain(said.of(self.lang))
            failed += 1
        show(self._written(place, result, made, failed), err=True)
        return failed

    def _written(
        self, place: Place, result: Result, made: int, failed: int
    ) -> Iterator[str]:
        """Yield the line that says what was written, if anything was, and to a place."""
        form, path = place
        if path is None or result.quiet:
            return
        if form in FOLDERS and (made or not failed):
            said = None if failed else len(result.remarks)
            yield folder_line(path, made, said, self.lang)
        elif not failed:
            yield file_line(form, path, result, self.lang)

    def _write(self, place: Place, result: Result) -> Iterable[Told]:
        """Write one report; return what is to be told of its files."""
        form, path = place
        if place in self.streams:
            self.streams[place].write(ending(form, result.failures))
            self.streams[place].finish()
        elif form in PACKED:
            put(path, packed(form, result, self.lang))
        elif path is None:
            show(render(form, result, self.lang))
        elif form not in FOLDERS:
            save(path, render(form, result, self.lang))
        else:
            return write(form, path, result, self.lang, self.inputs)
        return ()
