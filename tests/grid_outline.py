"""All that is extracted from the grids of a file, as lines to compare."""

from jixiaolint.extract.grid import extract
from jixiaolint.extract.grid.roles import measures
from jixiaolint.extract.heading import read_heading
from jixiaolint.model import INDICATOR_TEXTS, Indicator, Project, Table, texts
from jixiaolint.read import read
from jixiaolint.source import Grid, unclaimed


def outline(path: str, text: str) -> str:
    """Return all that is extracted from a file, and what is left unread, as lines."""
    source = read(path, text.encode())
    above = [
        line
        for block in source.blocks
        if not isinstance(block, Grid)
        for line in block.lines
    ]
    heading, frame = read_heading(above)
    lines: list[str] = []
    claimed = list(frame)
    for block in source.blocks:
        if isinstance(block, Grid) and measures(block.cells):
            found = extract(block, heading)
            claimed += found.read
            claimed += [span for each in texts(found.tables) for span in each.spans()]
            for table in found.tables:
                lines += _table(table)
    unread = [source.text[start:end] for start, end in unclaimed(source, claimed)]
    return "\n".join([*lines, *(f"? {each}" for each in unread)])


def _table(table: Table) -> list[str]:
    stated = _join(table.title, table.unit, table.year, table.money_unit)
    lines = [f"TABLE {stated} [{' '.join(sorted(table.columns))}]"]
    for project in table.projects:
        lines.append(_project(project))
        lines += [_indicator(each) for each in project.indicators]
        lines += [f"- {each}" for each in project.unused]
    return lines


def _project(project: Project) -> str:
    amounts = [f"{each.label}={each.number}" for each in project.amounts]
    years = (project.start_year, project.end_year)
    goals = (project.goal, project.cycle_goal)
    kind = "PROJECT" if project.kind == "project" else "DEPARTMENT"
    rest = _join(project.name, project.unit, *amounts, *goals, *years)
    return f"{kind} {project.index} {rest}"


def _indicator(indicator: Indicator) -> str:
    parts = [(name, getattr(indicator, name)) for name in INDICATOR_TEXTS]
    shown = " ".join(f"{name}={text.value}" for name, text in parts if text is not None)
    return f"{indicator.seq} {shown}"


def _join(*parts: object) -> str:
    return " · ".join("-" if each is None else str(each) for each in parts)
