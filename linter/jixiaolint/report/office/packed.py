"""What the script of the office page unfolds: all remarks as JSON, each text once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from jixiaolint.output.json_text import escaped
from jixiaolint.remarks.remark import LEVELS, Remark
from jixiaolint.report.office.change import Change
from jixiaolint.report.office.standing import Standing, problems
from jixiaolint.report.office.submitted import Submitted
from jixiaolint.report.view.letter import numbered
from jixiaolint.report.view.model import Part, RemarkView
from jixiaolint.report.view.remark import SHORT, basis, remark_view
from jixiaolint.report.words import problems as called
from jixiaolint.report.words import word
from jixiaolint.rule.rule import Rule
from jixiaolint.said import Language
from jixiaolint.width import sentence

_CHANGES = ("", "old", "new")
"""What a part of a row may be, by number."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts, each once, known by their number; they go in as they can be shown."""

    known: dict[str, int] = field(default_factory=dict)

    def __call__(self, text: str) -> int:
        """Return the number of a text."""
        return self.known.setdefault(sentence(text), len(self.known))

    def all(self, texts: Iterable[str]) -> list[int]:
        """Return the numbers of texts."""
        return [self(text) for text in texts]


@dataclass(frozen=True, slots=True)
class Packing:
    """What remarks are packed with, `most` of them at most: the pools hold their texts."""

    lang: Language
    submitted: Submitted
    change: Change | None
    most: int
    text: Pool = field(default_factory=Pool)
    problem: Pool = field(default_factory=Pool)
    rule: Pool = field(default_factory=Pool)


def packed(
    standings: Sequence[Standing],
    packing: Packing,
    rules: Mapping[str, Rule],
    words: Mapping[str, object],
) -> str:
    """Return JSON that no page takes for markup.

    Units come in the order of `standings`, their projects and remarks in that of files.
    """
    lang = packing.lang
    projects = [
        [unit, packing.text(part.name), part.indicators]
        for unit, one in enumerate(standings)
        for part in one.parts
    ]
    data = {
        **words,
        "short": SHORT,
        "names": [one.name for one in standings],
        "units": [_unit(one) for one in standings],
        "projects": projects,
        "remarks": list(islice(_rows(standings, packing), packing.most)),
        "problems": [[key, word(called(), key, lang)] for key in packing.problem.known],
        "rules": [
            [code, rules[code].title.of(lang) if code in rules else ""]
            for code in packing.rule.known
        ],
        "strings": list(packing.text.known),
    }
    return harmless(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def harmless(written: str) -> str:
    """Return JSON in which nothing begins or ends a tag, or turns the reading round."""
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return escaped(written)


def _unit(one: Standing) -> list[int]:
    levels = [one.levels[level] for level in LEVELS.values()]
    grave = [len(one.parts), one.indicators, one.quantified, *levels]
    return [*grave, one.rows["clean"], one.points, one.fixed, one.new]


def _rows(standings: Sequence[Standing], packing: Packing) -> Iterator[list[object]]:
    """Yield remarks, each with the numbers of its unit and project, unit after unit."""
    keys: Counter[str] = Counter()
    where = {
        (part.path, part.index): at
        for at, part in enumerate(chain.from_iterable(one.parts for one in standings))
    }
    for at, one in enumerate(standings):
        unit = packing.submitted.units[one.name]
        for each in numbered(unit, unit.all_remarks()):
            remark, view = each.remark, remark_view(each, packing.lang)
            keys[view.key] += 1
            again = f"-{keys[view.key]}" if keys[view.key] > 1 else ""
            project = where.get((remark.path, remark.project_index or 0), -1)
            row = [view.key + again, at, project, packing.text(remark.path)]
            yield row + _said(remark, view, packing)


def _said(remark: Remark, view: RemarkView, packing: Packing) -> list[object]:
    """Return what a remark says, in numbers of texts."""
    text = packing.text
    codes = [one.code for one in (*remark.spoken, *remark.spared)]
    return [
        remark.seq or 0,
        list(LEVELS.values()).index(remark.level),
        text(remark.now.get("name", "") if remark.seq else ""),
        text(view.where),
        text(view.title),
        text.all(said for point in view.points for said in (point.text, point.way)),
        list(_parts(view.now, packing)),
        list(_parts(view.rewrite, packing)),
        text(" ".join(filter(None, (remark.why, basis(remark, packing.lang))))),
        packing.rule.all(dict.fromkeys(codes)),
        packing.problem.all(problems(remark)),
        int(packing.change is not None and packing.change.is_new(remark)),
        *_answer(view, text),
    ]


def _answer(view: RemarkView, text: Pool) -> Iterator[object]:
    """Yield how things stand with a remark that was told before, and the words of that."""
    if view.answer is not None:
        yield from (view.answer.state, text(view.answer.note))


def _parts(parts: Iterable[Part], packing: Packing) -> Iterator[int]:
    """Yield label, what stays before, text, what stays behind, and change of each part."""
    for part in parts:
        yield from packing.text.all(
            (part.label, part.lead, part.text + part.rest, part.tail)
        )
        yield _CHANGES.index(part.change)
