"""The engine's side of the page: what is asked in, what is answered out, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jixiaolint import __version__
from jixiaolint.bounds.beyond import starved
from jixiaolint.bounds.limits import within
from jixiaolint.errors import JixiaolintError, fault
from jixiaolint.means import told_by
from jixiaolint.rule_files.profiles import load_profiles
from jixiaolint.said import Said
from session.checked import Checked, checked, told
from session.known import Known
from session.made import MAKERS, saved
from session.means import OF_THE_PAGE

Answer = dict[str, Any]
"""A message to the page; its key ``say`` tells which."""

Hear = Callable[[Answer], object]
"""Takes messages to the page while an answer is on its way."""


@dataclass(slots=True)
class Session:
    """Answers one page; in `folder` lie the files that were dropped, and what is made."""

    folder: Path
    last: Checked | None = None
    known: Known = field(default_factory=Known)

    def ready(self) -> Answer:
        """Return what the page shows before anything is dropped."""
        profiles = [
            {"name": one.name, "zh": one.title.zh, "en": one.title.en}
            for one in load_profiles().values()
        ]
        return {"say": "ready", "version": __version__, "profiles": profiles}

    def answer(self, asked: Mapping[str, Any], hear: Hear) -> Answer:
        """Return the answer to a message of the page; what goes wrong is one, too.

        What is said to none of its messages (by ``id``) is the last to be had of this
        Python: its memory is full, and would not become less again.
        """
        with told_by(OF_THE_PAGE):
            try:
                return {**self._answer(asked, hear), "id": asked.get("id")}
            except MemoryError:
                return _failed(starved())

    def _answer(self, asked: Mapping[str, Any], hear: Hear) -> Answer:
        answers = {"check": self._check, "make": self._make, "list": self._list}
        try:
            return answers[asked["do"]](asked, hear)
        except JixiaolintError as error:
            return _failed(error.said)
        except MemoryError:
            raise
        except Exception as error:
            return _failed(_internal(error))

    def _check(self, asked: Mapping[str, Any], hear: Hear) -> Answer:
        """Check the files that were dropped, and keep what was found."""
        number = len(asked["files"])
        begun: list[str] = []

        def begin(path: str) -> None:
            """Tell of a file that is taken in hand."""
            hear(
                {
                    "say": "progress",
                    "stage": "file",
                    "done": len(begun),
                    "of": max(number, len(begun) + 1),
                    "name": path,
                }
            )
            begun.append(path)

        self.last = None
        found = checked(self.folder, asked, self.known, begin)
        hear({"say": "progress", "stage": "letter"})
        with chdir(found.home):
            answer = {"say": "checked", **told(found)}
        self.last = found
        return answer

    def _make(self, asked: Mapping[str, Any], _: Hear) -> Answer:
        """Make something to be saved of what the last check found."""
        if self.last is None:
            raise JixiaolintError(
                Said("还没有检查过文件。", "nothing has been checked yet.")
            )
        with chdir(self.last.home), within(self.last.limits):
            files = MAKERS[asked["what"]](self.last, self.folder / "made")
        return {"say": "made", **saved(asked["what"], files)}

    def _list(self, asked: Mapping[str, Any], _: Hear) -> Answer:
        """List all rules of our own."""
        from jixiaolint.report.catalogue import render
        from jixiaolint.rule_files.load import load_rules

        rules = "".join(render("json", load_rules(), asked.get("lang", "zh")))
        return {"say": "listed", "what": "rules", "json": rules}


def _failed(said: Said) -> Answer:
    return {"say": "failed", "said": {"zh": said.of("zh"), "en": said.of("en")}}


def _internal(error: Exception) -> Said:
    return Said(
        f"程序内部错误，请报告：{fault(error)}。",
        f"Internal error; please report it: {fault(error)}.",
    )
