"""What one unit is told: head, verdict, steps, projects, and what was right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from jixiaolint.file_report import FileReport
from jixiaolint.means import means
from jixiaolint.remarks.remark import Remark
from jixiaolint.report.view.answers import answer_view, by_remark, sentence
from jixiaolint.report.view.model import Count, Fact, LetterView, Part, ProjectView
from jixiaolint.report.view.project import named, project_view, title_of
from jixiaolint.report.view.remark import Numbered, remark_view, shortened
from jixiaolint.report.view.units import Unit
from jixiaolint.report.view.words import say
from jixiaolint.report.words import level_word, place
from jixiaolint.results.counts import by_level
from jixiaolint.results.result import Result
from jixiaolint.said import Language
from jixiaolint.settings.letterhead import Letterhead
from jixiaolint.settings.level_names import AS_EVER, LevelNames

_MOST = 3000
"""So many remarks a letter lists; it says so where there are more."""

_MOST_UNREAD = 50


def letter_view(
    unit: Unit, number: int, result: Result, lang: Language, prefix: str = ""
) -> LetterView:
    """Return the letter of a unit, the `number` of all; `prefix` goes before anchors."""
    every, names = unit.all_remarks(), result.levels
    told = numbered(unit, every[:_MOST], prefix, names)
    listed = {id(one.remark): one for one in told}
    rows = sum(len(project.indicators) for _, project in unit.projects)
    clean = rows - sum(one.seq is not None for one in every)
    general = [listed[id(one)] for one in _general(unit) if id(one) in listed]
    counts = tuple(
        Count(level, level_word(level, names, lang), n)
        for level, n in by_level(every).items()
    )
    return LetterView(
        anchor=prefix,
        unit=unit.called,
        facts=tuple(_facts(unit, number, result.letterhead, lang)),
        verdict=_verdict(unit, counts, rows, clean, lang),
        answers=sentence(unit.answers, lang),
        steps=tuple(_steps(list(listed.values()), lang)),
        level=next((one.level for one in counts if one.number), "fine"),
        counts=counts,
        indicators=rows,
        clean=clean,
        general=tuple(remark_view(one, lang) for one in general),
        projects=tuple(_projects(unit, listed, lang)),
        fine=_fine(unit, lang),
        accepted=_accepted(unit, lang),
        notices=tuple(notices(unit.files)),
        unread=tuple(_unread(unit, lang)),
        more=tuple(_more(unit, len(every), lang)),
    )


def numbered(
    unit: Unit,
    remarks: Sequence[Remark],
    prefix: str = "",
    names: LevelNames = AS_EVER,
) -> Iterator[Numbered]:
    """Yield remarks with what tells each from the others of the letter."""
    files = {file.path: file for file in unit.files}
    several = {
        path: len({one.title for one in file.sheets.values()} - {None}) > 1
        for path, file in files.items()
    }
    rows = {
        (path, index): sheet.by_seq()
        for path, file in files.items()
        for index, sheet in file.sheets.items()
    }
    reasons: dict[str, int] = {}
    answers = by_remark(unit.answers)
    for number, remark in enumerate(remarks, 1):
        index = remark.project_index or 0
        sheet = files[remark.path].sheets.get(index)
        row = rows[remark.path, index].get(remark.seq) if sheet else None
        yield Numbered(
            remark,
            number,
            f"{prefix}r{number}",
            (sheet.title or "") if sheet and several[remark.path] else "",
            row.item if row else None,
            row.number if row and row.place and row.place.line else None,
            reasons.get(remark.why) if remark.why else None,
            names,
            answers.get((remark.path, remark.key)),
        )
        reasons.setdefault(remark.why, number)


def _general(unit: Unit) -> Iterator[Remark]:
    """Yield what is said of files as a whole."""
    for file in unit.files:
        yield from unit.remarks.get((file.path, None), ())


def _facts(unit: Unit, number: int, head: Letterhead, lang: Language) -> Iterator[Fact]:
    """Yield what stands at the head: who, what, whom to ask, until when."""

    def fact(key: str, text: str | None, blank: str = "") -> Fact:
        """Return a fact, which is left to be filled in if there is none."""
        said = text or (say(blank, lang) if blank else "")
        return Fact(say(key, lang), said, key == "deadline")

    titles = dict.fromkeys(
        _title(table.title.value, table.year) for table in unit.tables if table.title
    )
    if unit.name:
        yield fact("unit", unit.name)
    if titles:
        yield fact("table", named(list(titles), "fine_more_projects", lang))
    yield fact(
        "file", named([_name(file) for file in unit.files], "fine_more_projects", lang)
    )
    if head.office:
        yield fact("office", head.office)
    yield fact("contact", head.contact, "contact_blank")
    due = say("deadline_said", lang, head.deadline) if head.deadline else None
    yield fact("deadline", due, "deadline_blank")
    yield fact("number", head.numbered(number), "number_blank")


def _title(title: str, year: int | None) -> str:
    """Return the title of a table with its year, if it does not say it."""
    return title if year is None or str(year) in title else f"{title}（{year}）"


def _name(file: FileReport) -> str:
    return PurePath(file.path).name


def _verdict(
    unit: Unit, levels: Sequence[Count], rows: int, clean: int, lang: Language
) -> str:
    """Return the sentence that says how things stand."""
    english = lang == "en"
    comma, colon, stop = (", ", ": ", ". ") if english else ("，", "：", "。")
    whole = say("verdict", lang, projects=len(unit.projects), rows=rows)
    if not any(level.number for level in levels):
        return whole + comma + say("verdict_none", lang)
    counts = comma.join(
        say("verdict_level", lang, level.word, level.number)
        for level in levels
        if level.number
    )
    if rows > clean:
        counts = say("verdict_rows", lang, counts=counts, rows=rows - clean)
    rest = say("verdict_clean", lang, clean) if clean else ""
    return f"{whole}{colon}{counts}{stop}{rest}".rstrip()


def _steps(remarks: Sequence[Numbered], lang: Language) -> Iterator[str]:
    """Yield the three things to do, the first with a cell of the letter's own."""
    if not remarks:
        return
    cells = (cell.name for one in remarks for cell in one.remark.cells if cell.name)
    first = next(cells, None)
    yield say("step_open", lang, first) if first else say("step_open_plain", lang)
    yield say("step_tick", lang)
    yield say("step_send", lang)


def _projects(
    unit: Unit, listed: dict[int, Numbered], lang: Language
) -> Iterator[ProjectView]:
    for file, project in unit.projects:
        told = unit.remarks.get((file.path, project.index), ())
        if own := [listed[id(one)] for one in told if id(one) in listed]:
            yield project_view(project, file.sheets.get(project.index), own, lang)


def _fine(unit: Unit, lang: Language) -> str:
    """Return the sentence that names the projects on which nothing was found."""
    names = [
        title_of(project, lang)
        for file, project in unit.projects
        if not unit.remarks.get((file.path, project.index))
    ]
    if not names:
        return ""
    return say("fine_projects", lang, named(names, "fine_more_projects", lang))


def _accepted(unit: Unit, lang: Language) -> str:
    """Return the sentence that names what was mended of what the unit was told before."""
    mended = (answer_view(one, lang) for one in unit.answers if one.state == "accepted")
    said = [one.subject or PurePath(one.source).name for one in mended]
    if not said:
        return ""
    return say("accepted", lang, named(said, "fine_more", lang))


def notices(files: Iterable[FileReport]) -> Iterator[Part]:
    """Yield what does not meet the eye in files, each with the name of its file."""
    for file in files:
        yield from (Part(_name(file), notice) for notice in file.notices)


def _unread(unit: Unit, lang: Language) -> Iterator[Part]:
    """Yield the first passages that nobody could read, each with its place."""
    every = [one for file in unit.files for one in file.unread]
    for spot, text in every[:_MOST_UNREAD]:
        yield Part(place(spot, lang), *shortened(text))


def _more(unit: Unit, remarks: int, lang: Language) -> Iterator[str]:
    """Yield what is not listed."""
    if remarks > _MOST:
        yield say("more_remarks", lang, _MOST, remarks) + means("all").of(lang)
    unread = sum(len(file.unread) for file in unit.files)
    if unread > _MOST_UNREAD:
        yield say("unread_more", lang, unread - _MOST_UNREAD)
