"""What is extracted from a list of projects, as lines that a person can compare."""

from jixiaolint.extract import extract
from jixiaolint.model import INDICATOR_TEXTS, Project, Table, Total, texts
from jixiaolint.read import read
from jixiaolint.source import unclaimed

SHORT = {"level1_code": "c1", "level1": "l1", "level2_code": "c2", "level2": "l2"}


def outline(name: str, text: str, encoding: str = "utf-8") -> str:
    """Return tables, totals, projects, indicators, and what was left unread."""
    source = read(name, text.encode(encoding))
    found = extract(source)
    lines = [line for table in found.tables for line in _table(table)]
    claimed = [span for value in texts(found.tables) for span in value.spans()]
    gaps = unclaimed(source, [*claimed, *found.read])
    lines += [f"UNREAD {source.text[start:end]}" for start, end in gaps]
    return "\n".join(lines)


def _table(table: Table) -> list[str]:
    facts = (table.title, table.unit, table.year, table.money_unit)
    lines = [
        f"TABLE {table.layout} {_facts(*facts)} [{' '.join(sorted(table.columns))}]"
    ]
    lines += [_total(total) for total in table.totals]
    for project in table.projects:
        lines.append(_project(project))
        for indicator in project.indicators:
            pairs = ((n, getattr(indicator, n)) for n in INDICATOR_TEXTS)
            parts = (f"{SHORT.get(n, n)}={value}" for n, value in pairs if value)
            lines.append(f"{indicator.seq} {' '.join(parts)}")
    return lines


def _total(total: Total) -> str:
    sums = "+".join(str(amount.number) for amount in total.amounts)
    covered = ",".join(map(str, total.projects))
    return f"TOTAL{total.level} {total.name} {sums} of {covered}"


def _project(project: Project) -> str:
    sums = " ".join(f"{amount.label}={amount.number}" for amount in project.amounts)
    goals = (project.goal, project.cycle_goal, project.content)
    return f"PROJECT {project.index} {_facts(project.name, project.unit, sums, *goals)}"


def _facts(*facts: object) -> str:
    return " · ".join(str(fact) if fact else "-" for fact in facts)
