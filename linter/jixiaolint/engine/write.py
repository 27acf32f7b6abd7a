"""Turn a hit of a rule into a finding for people: place, words, evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from jixiaolint.engine.mended import beside, fix, suggestion
from jixiaolint.engine.proposal import Proposal
from jixiaolint.findings import Finding, Whole
from jixiaolint.model import INDICATOR_TEXTS, Indicator, Project, Table, Total, texts
from jixiaolint.place import Place
from jixiaolint.rule.gaps import REWRITE, pieces
from jixiaolint.rule.hit import Hit, Others
from jixiaolint.rule.idle import Idle
from jixiaolint.rule.rule import Basis, Rule, Words
from jixiaolint.rule.subject import DERIVED
from jixiaolint.said import Language
from jixiaolint.source import Source
from jixiaolint.text import EMPTY, Span, Text
from jixiaolint.unread import Unread
from jixiaolint.width import ELLIPSIS

_LONGEST = 200
"""So many characters of a value a finding quotes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a finding is about: a row, a project, a table, or the whole file."""

    source: Source
    table: Table | None = None
    project: Project | None = None
    indicator: Indicator | None = None
    unread: tuple[Unread, ...] = ()
    silences: tuple[Idle, ...] = ()


def write(
    rule: Rule,
    hit: Hit,
    spot: Spot,
    language: Language,
    told: Proposal | None = None,
    whole: Whole | None = None,
) -> Finding:
    """Return the finding that a rule makes of a hit; `told` and `whole` mend it and the row."""
    if hit.project is not None and spot.table is not None:
        spot = Spot(spot.source, spot.table, project_at(spot.table, hit.project))
    field, text = _marked(rule, hit, spot)
    span = hit.span if hit.span is not None else _whole(text)
    evidence = text.value[slice(*span)] if span else None
    filled = _filling(hit, spot, field, evidence, told, language)
    project = spot.project
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        problem=rule.problem,
        message=filled(rule.message),
        suggestion=filled(suggestion(rule, told)) + beside(told, language),
        basis=_basis(rule.basis, language),
        cites=_cited(rule.basis, language),
        path=spot.source.path,
        project_index=project.index if project else None,
        project=_short(project.name.value) if project and project.name else None,
        seq=spot.indicator.seq if spot.indicator else None,
        field=field,
        place=_place(hit, spot, text, span),
        span=span,
        evidence=evidence and _short(evidence),
        fix=fix(told),
        rewrite=told.rewrite if told else None,
        doubtful=told is not None and told.way.doubtful,
        whole=whole,
        beside=hit.beside,
    )


def _filling(
    hit: Hit,
    spot: Spot,
    field: str | None,
    evidence: str | None,
    told: Proposal | None,
    language: Language,
) -> Callable[[Words], str]:
    """Return what fills the gaps of a text of the rule."""
    slots = {**hit.slots, "evidence": evidence or ""}
    if told is not None:
        slots[REWRITE] = told.rewrite.text

    def filled(template: Words) -> str:
        """Return a text of the rule with its gaps filled."""
        return "".join(
            [
                literal + _fill(name, slots, spot, field, language)
                for literal, name in pieces(template.of(language))
            ]
        )

    return filled


@cache
def _basis(basis: Basis, language: Language) -> str:
    return basis.of(language)


@cache
def _cited(basis: Basis, language: Language) -> str:
    return basis.cited(language)


def _fill(
    name: str | None,
    slots: Mapping[str, str | Others],
    spot: Spot,
    field: str | None,
    language: Language,
) -> str:
    """Return what stands in a gap as a message gives it; nothing where there is none."""
    if name is None:
        return ""
    said = slots.get(name)
    return _told(_said(name, spot, field) if said is None else said, language)


def _said(name: str, spot: Spot, field: str | None) -> str:
    """Return what is said under a name where the finding is."""
    if name == "project" and spot.project:
        title = spot.project.name
        return title.value if title else f"№ {spot.project.index}"
    if name == "year" and spot.table:
        return str(spot.table.year or "")
    if name == "value":
        name = "cycle" if field == "cycle" else "annual"
    text = getattr(spot.indicator, name, None) if name in INDICATOR_TEXTS else None
    return text.value if text else ""


def _place(hit: Hit, spot: Spot, text: Text, span: Span | None) -> Place:
    """Return where the marked text stands, or else the subject."""
    if part := _part(hit, spot):
        return part.place(spot.source)
    begin = span.start if span else 0
    offset = text.offset(begin) if text.runs else _start(spot)
    return spot.source.place(offset)


def project_at(table: Table, index: int) -> Project | None:
    """Return the project of a table that has an index; these ascend."""
    at = bisect_left(table.projects, index, key=lambda project: project.index)
    found = table.projects[at : at + 1]
    return found[0] if found and found[0].index == index else None


def _marked(rule: Rule, hit: Hit, spot: Spot) -> tuple[str | None, Text]:
    """Return the field that is marked and its text, empty if there is none."""
    field = hit.field or rule.field
    owner = spot.indicator or spot.project or spot.table
    if owner is None:
        return None, _passage(hit, spot)
    if owner is spot.indicator:
        field = "annual" if field == "value" else DERIVED.get(field, field)
    field, _, number = field.partition(".")
    found = getattr(owner, field, None)
    if number and found:
        found = found[int(number)]
    if isinstance(found, Total):
        found = found.amounts[0].text
    elif field == "amounts":
        found = found[0].text if found else None
    return field, found if isinstance(found, Text) else EMPTY


def _passage(hit: Hit, spot: Spot) -> Text:
    """Return how the unread part begins, or what the comment says, that a hit names."""
    part = _part(hit, spot)
    if isinstance(part, Idle):
        return Text(part.text, ())
    if part is None:
        return EMPTY
    start, end = part.spans[0]
    return Text.at(spot.source.text[start:end], start)


def _part(hit: Hit, spot: Spot) -> Unread | Idle | None:
    """Return the unread part, or the comment, that a hit on a file names by its number."""
    if spot.table is not None:
        return None
    passage, silence = hit.slots.get("passage"), hit.slots.get("silence")
    if isinstance(silence, str):
        return spot.silences[int(silence)]
    return spot.unread[int(passage)] if isinstance(passage, str) else None


def _told(value: str | Others, language: Language) -> str:
    """Return the words of a slot as a message gives them."""
    if isinstance(value, str):
        return _short(value)
    more = value.number - len(value.named)
    if language == "en":
        comma = " or " if value.either else ", "
        return comma.join(value.named) + (f" and {more} more" if more else "")
    comma = "或" if value.either else "、"
    return comma.join(value.named) + (f"等{value.number}" if more else "")


def _short(text: str) -> str:
    """Return a text that is longer than anybody reads by its beginning."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}{ELLIPSIS}"


def _whole(text: Text) -> Span | None:
    return Span(0, len(text)) if text else None


def _start(spot: Spot) -> int:
    """Return the offset of the nearest thing that has a place."""
    near = filter(None, (spot.indicator, spot.project, spot.table))
    found = (text.offset(0) for one in near for text in texts(one) if text)
    return next(found, 0)
