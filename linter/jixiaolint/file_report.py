"""What a run tells of a file: how it was read, what is in it, what nobody claimed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.find.document import Document
from jixiaolint.model import Indicator, Project, Table
from jixiaolint.place import Place

if TYPE_CHECKING:
    from jixiaolint.remarks.answer import Answer
    from jixiaolint.sheets.sheet import Sheet


class Numbers(NamedTuple):
    """How many of what a file holds."""

    tables: int = 0
    projects: int = 0
    indicators: int = 0


NOTHING = Numbers()


@dataclass(frozen=True, slots=True)
class FileReport:
    """What is told of a file; `tables` are there where a report shows what they say.

    `layouts` are those of its tables, each once; `unread` the passages that nobody
    claimed, each with its place. `sheets` are pictures of projects that there is something
    to say of, by their index. `answers` are those in a file that came back from us.
    `document` gives its bytes again, to those who write it back with remarks.
    """

    path: str
    reader: str
    encoding: str | None = None
    notices: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    numbers: Numbers = NOTHING
    unread: tuple[tuple[Place, str], ...] = ()
    tables: tuple[Table, ...] = ()
    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    document: Document | None = None

    def indicators(self) -> Iterator[tuple[Table, Project, Indicator]]:
        """Yield every indicator in document order, with its project and table."""
        for table in self.tables:
            for project in table.projects:
                for indicator in project.indicators:
                    yield table, project, indicator

    def as_dict(self) -> dict[str, object]:
        """Return the file with the keys of the contract; `layout` joins layouts with ``+``.

        `notices` are there only where the reader has something to say, such as which sheets
        are hidden.
        """
        tables, projects, indicators = self.numbers
        return {
            "path": self.path,
            "reader": self.reader,
            "layout": "+".join(self.layouts),
            "tables": tables,
            "projects": projects,
            "indicators": indicators,
            "unread": [
                {"place": place.as_dict(), "text": text} for place, text in self.unread
            ],
            "encoding": self.encoding,
            **({"notices": list(self.notices)} if self.notices else {}),
        }
