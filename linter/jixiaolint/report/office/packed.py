"""What the script of the office page unfolds: all remarks as JSON, each text once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jixiaolint.engine.rule import Language, Rule
from jixiaolint.remarks.remark import LEVELS, Cell, Remark
from jixiaolint.report.json import escaped
from jixiaolint.report.office.change import Change
from jixiaolint.report.office.parts import Submitted
from jixiaolint.report.office.standing import Standing, problems
from jixiaolint.report.words import FIELD, place, word
from jixiaolint.report.words import problems as called
from jixiaolint.width import sentence

_SHOWN = ("name", "cycle", "annual")
"""What of a row is shown beside what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts, each once, known by their number; they go in as they can be shown."""

    known: dict[str, int] = field(default_factory=dict)

    def __call__(self, text: str) -> int:
        """Return the number of a text."""
        return self.known.setdefault(sentence(text), len(self.known))


@dataclass(frozen=True, slots=True)
class Packing:
    """What all remarks are packed with: the pools that hold their texts."""

    lang: Language
    submitted: Submitted
    change: Change | None
    text: Pool = field(default_factory=Pool)
    unit: Pool = field(default_factory=Pool)
    problem: Pool = field(default_factory=Pool)
    rule: Pool = field(default_factory=Pool)
    field: Pool = field(default_factory=Pool)


def packed(
    standings: Sequence[Standing],
    remarks: Iterable[Remark],
    packing: Packing,
    rules: Mapping[str, Rule],
    words: Mapping[str, object],
) -> str:
    """Return JSON that no page takes for markup.

    Units come in the order of `standings`, projects and remarks in that of the files.
    """
    lang, parts = packing.lang, packing.submitted.parts
    for one in standings:
        packing.unit(one.name)
    where = {(part.path, part.index): at for at, part in enumerate(parts)}
    data = {
        **words,
        "units": [_unit(one) for one in standings],
        "projects": [
            [
                packing.unit(part.unit),
                packing.text(part.name),
                packing.text(part.path),
                part.indicators,
            ]
            for part in parts
        ],
        "remarks": list(_rows(remarks, where, packing)),
        "names": list(packing.unit.known),
        "problems": [[key, word(called(), key, lang)] for key in packing.problem.known],
        "fields": [word(FIELD, key, lang) for key in packing.field.known],
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


def _rows(
    remarks: Iterable[Remark], where: Mapping[tuple[str, int], int], packing: Packing
) -> Iterator[list[object]]:
    seen: Counter[str] = Counter()
    levels = list(LEVELS.values())
    for one in remarks:
        seen[one.key] += 1
        main = one.spoken[0]
        yield [
            f"{one.key}-{seen[one.key]}" if seen[one.key] > 1 else one.key,
            packing.unit(packing.submitted.unit(one)),
            where.get((one.path, one.project_index or 0), -1),
            packing.text(one.path),
            one.seq or 0,
            levels.index(one.level),
            packing.text(_place(one.cells, packing.lang)),
            packing.text(main.message),
            packing.text(one.why),
            _now(one, packing),
            _rewrite(one, packing),
            packing.text("" if one.rewrite else main.suggestion),
            [packing.rule(code) for code in _codes(one)],
            [packing.problem(name) for name in problems(one)],
            int(packing.change is not None and packing.change.is_new(one)),
        ]


def _codes(one: Remark) -> Iterable[str]:
    """Return the rules that a remark speaks for, and those that give way to it."""
    return dict.fromkeys(finding.code for finding in (*one.spoken, *one.spared))


def _place(cells: Sequence[Cell], lang: Language) -> str:
    """Return where a remark points: cells by their names, else the first place."""
    names = dict.fromkeys(cell.name for cell in cells if cell.name)
    if names:
        return "、".join(names) if lang == "zh" else ", ".join(names)
    return place(cells[0].place, lang) if cells else ""


def _now(one: Remark, packing: Packing) -> list[int]:
    """Return what is written: for each field its name, its text, and if it is wrong."""
    wrong = {cell.field for cell in one.cells if cell.seq == one.seq}
    blank = (cell.field for cell in one.cells if cell.field and cell.seq == one.seq)
    shown = (
        key for key in dict.fromkeys([*one.now, *blank]) if key in {*_SHOWN, *wrong}
    )
    return [
        number
        for key in shown
        for number in (
            packing.field(key),
            packing.text(one.now.get(key, "")),
            int(key in wrong),
        )
    ]


def _rewrite(one: Remark, packing: Packing) -> list[int]:
    """Return what could be written instead, of the fields that change."""
    changed = (one.rewrite or {}).items()
    return [
        number
        for key, text in changed
        if one.now.get(key) != text
        for number in (packing.field(key), packing.text(text))
    ]
