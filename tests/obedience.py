"""Write into the READMEs how often rewrites can be obeyed, and how often there is none.

usage: python tests/obedience.py [SHARED]

Every finding is looked at on its own, and as the contract says: its rewrite is put in place
of the one field, its blanks filled, and the whole document is checked again. It obeys if the
finding is gone and no other has come. What says several fields at once (`together`) is no
rewrite in this sense; it is tried in the same way and counted by itself. Tried are the bad examples and the fixtures of all rules, the documents of SHARED (by
default ``shared`` beside this repository) and 2,000 rows mixed from the examples.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from jixiaolint.engine.blanks import filled
from jixiaolint.engine.example import read_example
from jixiaolint.engine.judge import Judge, file_view
from jixiaolint.engine.verdicts import in_table, on_file
from jixiaolint.file_read import Reading
from jixiaolint.model import Extraction
from jixiaolint.reading import found, jobs, read_one
from jixiaolint.rule.case import BLANK
from jixiaolint.rule.subject import Row, rows_of
from jixiaolint.rule_files.load import load_rules
from jixiaolint.settings.run import Settings
from jixiaolint.text import Text

if TYPE_CHECKING:
    from jixiaolint.findings import Finding
    from jixiaolint.model import Indicator, Project, Table
    from jixiaolint.source import Source
    from jixiaolint.unread import Unread

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FIXTURES = ROOT / "tests/rules"
DOCUMENTS = ("seeds", "elsewhere/tables")
MUTATED = 2000
BEGIN, END = "<!-- obedience -->\n", "<!-- /obedience -->\n"
Key = tuple[str, int | None, int | None]
Fill = Callable[[str, str, Row], str]


@dataclass(frozen=True, slots=True)
class Document:
    """A source with what was extracted from it, to be checked again and again.

    What stands in an example only counts as far as its own rule, `code`, speaks of it: a
    single row is a poor project.
    """

    source: Source
    extraction: Extraction
    unread: tuple[Unread, ...] = ()
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How many findings there were, what could be done about them, and what went wrong.

    `rewrites` are of one field, `together` of several; `broken` tells which of either did
    not obey. `stiff` is how many of one field do not with a 12 in every blank.
    """

    findings: int
    rewrites: int
    together: int
    broken: tuple[str, ...]
    stiff: int

    @property
    def obeyed(self) -> float:
        """The share of what is to be written that obeys."""
        return self._share(len(self.broken), self.rewrites + self.together)

    @property
    def twelves(self) -> float:
        """The share of rewrites of one field that obey with a 12 in every blank."""
        return self._share(self.stiff, self.rewrites)

    @property
    def without(self) -> float:
        """The share of findings for which no rewrite of one field is known."""
        return 1 - self.rewrites / self.findings if self.findings else 0.0

    def _share(self, wrong: int, number: int) -> float:
        return 1 - wrong / number if number else 1.0


@cache
def judge() -> Judge:
    """Return the judge of all rules, at their strictest."""
    return Judge(load_rules(), "zh")


def check(document: Document) -> list[Finding]:
    """Return all that the rules find in a document."""
    view = file_view(document.extraction, document.unread)
    made = [*on_file(judge(), view, document.source)]
    for table in view.tables:
        made += in_table(judge(), table, document.source)
    return made


def score(documents: Iterable[Document]) -> Score:
    """Return how rewrites do in some documents, each finding on its own."""
    numbers: Counter[str] = Counter()
    broken: list[str] = []
    for document in documents:
        before = check(document)
        for finding in before:
            if document.code not in (None, finding.code):
                continue
            numbers["findings"] += 1
            if finding.rewrite is None:
                continue
            alone = not finding.rewrite.also
            numbers["rewrites" if alone else "together"] += 1
            if why := _disobeyed(document, finding, before, filled):
                broken.append(f"{finding.path} {finding.message} {why}")
            if alone and finding.rewrite.blanks:
                numbers["stiff"] += bool(
                    _disobeyed(document, finding, before, _twelves)
                )
            elif alone:
                numbers["stiff"] += bool(why)
    return Score(
        numbers["findings"],
        numbers["rewrites"],
        numbers["together"],
        tuple(broken),
        numbers["stiff"],
    )


def _twelves(text: str, *_: object) -> str:
    """Return a text with 12 in its blanks, whatever would fit."""
    return text.replace(BLANK, "12")


def _disobeyed(
    document: Document, finding: Finding, before: Sequence[Finding], fill: Fill
) -> str | None:
    """Return what is wrong once a finding is mended as it says; nothing if all is well."""
    after = Counter(map(_key, check(mended(document, finding, fill))))
    more = after - Counter(map(_key, before))
    stays = after[_key(finding)] >= Counter(map(_key, before))[_key(finding)]
    if stays or more:
        return f"{finding.rewrite} stays: {stays} more: {sorted(map(str, more))}"
    return None


def _key(finding: Finding) -> Key:
    return finding.code, finding.project_index, finding.seq


def mended(document: Document, finding: Finding, fill: Fill = filled) -> Document:
    """Return a document with the rewrite of a finding in place, its blanks filled."""
    tables = tuple(
        replace(
            table,
            projects=tuple(_project(p, table, finding, fill) for p in table.projects),
        )
        for table in document.extraction.tables
    )
    return replace(document, extraction=replace(document.extraction, tables=tables))


def _project(project: Project, table: Table, finding: Finding, fill: Fill) -> Project:
    if project.index != finding.project_index or finding.seq is None:
        return project
    rows = list(project.indicators)
    at = next(n for n, row in enumerate(rows) if row.seq == finding.seq)
    judged = list(rows_of(project, table))[at]
    assert finding.rewrite is not None
    changes = finding.rewrite.texts
    rows[at] = _row(
        rows[at], {name: fill(text, name, judged) for name, text in changes.items()}
    )
    return replace(project, indicators=tuple(rows))


def _row(row: Indicator, texts: Mapping[str, str]) -> Indicator:
    made: dict[str, Any] = {
        name: Text.at(text, 0) if text else None for name, text in texts.items()
    }
    return replace(row, **made)


def of_examples() -> Iterator[Document]:
    """Yield the bad examples of all rules and the bad cases of their fixtures."""
    for rule in judge().rules:
        for given in rule.bad:
            if isinstance(given, Mapping):
                yield Document(*read_example(given), rule.code)
    for path in sorted(FIXTURES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            if case["is"] == "bad" and isinstance(case["given"], dict):
                yield Document(*read_example(case["given"]), path.stem)


def of_documents(shared: Path) -> Iterator[Document]:
    """Yield the documents of a folder as the program reads them."""
    settings = Settings()
    paths = [str(shared / name) for name in DOCUMENTS]
    for one in found(paths, settings):
        for _, job in jobs(one, settings):
            read = read_one(job, settings)
            if isinstance(read, Reading):
                yield Document(read.source, read.extraction, read.gaps)


_SPOILT = (
    lambda value: value,
    lambda value: f"约{value}",
    lambda value: f"≥{value.lstrip('≥≤><=')}",
    lambda value: f"≤{value.lstrip('≥≤><=')}",
    lambda value: value.rstrip("%个次人元家份公里"),
    lambda value: f"标准：{value}",
    lambda value: f"{value}左右",
    lambda value: f"不低于≥{value.lstrip('≥≤><=')}",
)


def of_mutations(number: int = MUTATED) -> Iterator[Document]:
    """Yield rows mixed from the examples of all rules: a name, a value, a level each."""
    rows = [
        row
        for rule in judge().rules
        for row in (*rule.good, *rule.bad)
        if isinstance(row, Mapping) and {"name", "annual"} <= row.keys()
    ]
    names, values = (
        [str(row[key] or "") for row in rows] for key in ("name", "annual")
    )
    levels = [row["level2"] for row in rows if row.get("level2")]
    spoilt = cycle(_SPOILT)
    for at in range(number):
        value = next(spoilt)(values[at * 7 % len(values)])
        row = {
            "level2": levels[at * 5 % len(levels)],
            "name": names[at % len(names)],
            "annual": value,
        }
        if at % 4 == 0:
            row["description"] = names[at * 11 % len(names)]
        if at % 5 == 0:
            row["cycle"] = value
        beside = ({name: one[name] for name in row} for one in _BESIDE)
        yield Document(*read_example({"rows": [row, *beside]}))


_BESIDE: tuple[Mapping[str, str], ...] = (
    {
        "level2": "数量指标",
        "name": "修补路面面积",
        "description": "按验收单上写明的面积统计",
        "cycle": "≥13800平方米",
        "annual": "≥4600平方米",
    },
    {
        "level2": "社会效益",
        "name": "沿线受益村庄数量",
        "description": "公路两侧两公里以内的村庄个数",
        "cycle": "≥96个",
        "annual": "≥32个",
    },
    {
        "level2": "服务对象满意度",
        "name": "沿线村民满意度",
        "description": "答卷中满意的份数÷有效问卷份数×100%",
        "cycle": "≥88%",
        "annual": "≥88%",
    },
)
"""Rows without fault, beside which a mixed one stands."""


def scores(shared: Path) -> dict[str, Score]:
    """Return how rewrites do in each set."""
    made = {"examples": score(of_examples()), "mutated": score(of_mutations())}
    if shared.is_dir():
        made["documents"] = score(of_documents(shared))
    return made


WORDS = {
    "README.md": {
        "heads": (
            "tried on",
            "findings",
            "a rewrite of one field",
            "of several",
            "of both obeyed",
            "of one, with 12 in every blank",
        ),
        "examples": "bad examples and fixtures of all rules",
        "mutated": "2,000 rows mixed from the examples",
        "documents": "documents that we were given",
    },
    "README.zh-CN.md": {
        "heads": (
            "试在",
            "问题",
            "改一处即可的",
            "要几处同改的",
            "照改后不再有问题的",
            "其中改一处、空格一律填12的",
        ),
        "examples": "全部规则的错误例子和测试用例",
        "mutated": "由例子混合成的 2000 行",
        "documents": "收到的文件",
    },
}


def table(words: Mapping[str, Any], made: Mapping[str, Score]) -> str:
    """Return the table of a README."""
    lines = [words["heads"], ("---", *["--:"] * 5)]
    for name, one in made.items():
        share = f"{one.rewrites} ({1 - one.without:.1%})"
        shares = f"{one.obeyed:.1%}", f"{one.twelves:.1%}"
        lines.append(
            (words[name], f"{one.findings}", share, f"{one.together}", *shares)
        )
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    """Put the table between the markers of each README, and name what did not obey."""
    shared = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else SHARED
    made = scores(shared)
    for name, words in WORDS.items():
        path = ROOT / name
        before, rest = path.read_text("utf-8").split(BEGIN)
        after = rest.split(END)[1]
        text = f"{before}{BEGIN}{table(words, made)}{END}{after}"
        path.write_text(text, encoding="utf-8")
    sys.stdout.write(table(WORDS["README.md"], made))
    for one in made.values():
        sys.stdout.writelines(f"{line}\n" for line in one.broken)


if __name__ == "__main__":
    main()
