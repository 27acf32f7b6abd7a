"""Put rules to an extraction: which of them hit where.

A rule that crashes is a fault of the program: it is noted in `Judge.crashed`, asked no
more, and the others go on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from jixiaolint.engine.plan import plans
from jixiaolint.engine.plan.asked import Ask, whole
from jixiaolint.engine.plan.outline import Keep
from jixiaolint.engine.plan.projects import ProjectPlan
from jixiaolint.engine.plan.rows import RowPlan
from jixiaolint.engine.touches import Touches
from jixiaolint.errors import debugging, fault
from jixiaolint.model import Extraction, Table
from jixiaolint.rule.hit import Beside, Condition, Hit
from jixiaolint.rule.reads import kept_by, reads
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.subject import FileView, ProjectView, Row, TableView, rows_of
from jixiaolint.said import Language
from jixiaolint.unread import Unread


class Judge:
    """Rules sorted by what they are on; equal rows are judged once in its life.

    `keep` may know what was made of these rules before. If `whole`, findings come with how
    the whole row could read. By their names projects may be put before `others`.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        language: Language,
        keep: Keep = lambda make: make(),
        *,
        whole: bool = False,
    ) -> None:
        self.rules = tuple(rules)
        self.language = language
        self.whole = whole
        self._keep = keep
        self.crashed: dict[str, str] = {}
        self._codes = object()
        self._breaking: dict[str, Callable[[Row], bool]] = {}
        self.others: Callable[[str], Judge] | None = None
        self._on: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            self._on[rule.scope].append(rule)

    @cached_property
    def _plans(self) -> tuple[RowPlan, ProjectPlan]:
        """The plans of the rules on rows and on projects; many a judge sees none."""
        return plans(self._on["indicator"], self._on["project"], self._keep)

    @cached_property
    def _written(self) -> Mapping[str, Ask]:
        """The rules by their codes, to be asked as they are written."""
        return {rule.code: Ask.as_written(rule) for rule in self.rules}

    def plan_of(self, rule: Rule) -> tuple[Ask, Mapping[Condition, int]] | None:
        """Return when a rule on rows or projects is asked, and the bits of the leaves."""
        for plan in self._plans:
            for ask in plan.asked.rules:
                if ask.rule is rule:
                    return ask, plan.asked.bits
        return None

    def on(self, scope: str) -> Sequence[Rule]:
        """Return the rules on rows, projects, tables or files."""
        return self._on.get(scope, ())

    def fired(self, row: Row) -> frozenset[str]:
        """Return the codes of the rules that a row has broken; few must be asked where."""
        codes: frozenset[str] | None = row.memo.get(self._codes)
        if codes is None:
            codes = row.memo[self._codes] = frozenset(
                [
                    ask.rule.code
                    for judged in row.sides
                    for ask in self._asks_of(row, judged)
                    if (ask.sure and ask.rule.code not in self.crashed)
                    or any(self._hits(ask, judged))
                ]
            )
        return codes

    def still(self, row: Row, rule: Rule, hit: Hit) -> bool:
        """Tell whether a row in which a passage was rewritten still breaks a rule."""
        # Where both values were wrong and one is rewritten, the other mostly tells.
        both = rule.field == "value" and rule.scope == "indicator" and bool(hit.beside)
        other = row.sides[-1] if both and self._codes not in row.memo else None
        broken = other is not None and self._broken(rule)(other)
        return broken or rule.code in self.fired(row)

    def _broken(self, rule: Rule) -> Callable[[Row], bool]:
        """Return what says whether a row, as it is judged, breaks a rule.

        It remembers by what the rule reads: most rewrites leave the other value alone.
        """
        if rule.code not in self._breaking:
            found = partial(self._hits, self._written[rule.code])
            self._breaking[rule.code] = kept_by(
                reads(whole(rule)), lambda row: any(found(row))
            )
        return self._breaking[rule.code]

    def prepare(self, projects: Sequence[ProjectView]) -> None:
        """Look at many together; those at which a condition crashes are asked alone."""
        rows, plan = (row for one in projects for row in one.rows), self._plans
        try:
            plan[0].prepare([row for row in rows if self not in row.memo])
            plan[1].prepare(projects)
        except MemoryError:
            raise
        except Exception:
            if debugging():
                raise

    def found(self, row: Row) -> tuple[tuple[Rule, Hit], ...]:
        """Return the rules that a row has broken, and where."""
        found: tuple[tuple[Rule, Hit], ...] | None = row.memo.get(self)
        if found is None:
            known = self._judged(row)
            row.memo[self._codes] = frozenset(known)
            found = row.memo[self] = tuple(known.values())
        return found

    def _judged(self, row: Row) -> dict[str, tuple[Rule, Hit]]:
        """Return by its code each rule that a row has broken, and where."""
        found: dict[str, tuple[Rule, Hit]] = {}
        # A rule speaks of the first value that breaks it, and of the other beside it.
        for judged in row.sides:
            for ask in self._asks_of(row, judged):
                hit = next(self._hits(ask, judged), None)
                if hit is not None:
                    rule, hit = ask.rule, _on_judged(hit, ask.rule, judged)
                    if known := found.get(rule.code):
                        hit = _with_beside(known[1], hit)
                    found[rule.code] = rule, hit
        return found

    def _asks_of(self, row: Row, judged: Row) -> Iterable[Ask]:
        """Return the rules to ask of a row as it is judged: of the first value, all."""
        asks = _asks(self._plans[0], judged)
        if judged is row.sides[0]:
            return asks
        return [ask for ask in asks if ask.rule.field == "value"]

    def of_project(
        self, view: ProjectView, changed: frozenset[str] | None = None
    ) -> list[tuple[Rule, Hit]]:
        """Return what rules on projects find, if given those that look at `changed`."""
        still = () if changed is None else self.touches.unmoved(changed)
        return [
            (ask.rule, hit)
            for ask in _asks(self._plans[1], view)
            if ask.rule.code not in still
            for hit in self._hits(ask, view)
        ]

    @cached_property
    def touches(self) -> Touches:
        """Which fields of rows its rules on projects look at."""
        return Touches.of(self.on("project"))

    def asked(self, scope: str, view: Any) -> Iterator[tuple[Rule, Hit]]:
        """Yield what the rules on tables, or those on files, find in one."""
        for rule in self._on[scope]:
            for hit in self._hits(self._written[rule.code], view):
                yield rule, hit

    def _hits(self, ask: Ask, view: Any) -> Iterator[Hit]:
        """Yield what a rule finds; one that crashes is asked no more."""
        code = ask.rule.code
        if code in self.crashed:
            return
        try:
            yield from ask.hits(view)
        except MemoryError:
            raise
        except Exception as error:
            if debugging():
                raise
            self.crashed[code] = fault(error)


def _on_judged(hit: Hit, rule: Rule, row: Row) -> Hit:
    """Return the hit with ``value`` resolved to the side that was judged."""
    field = row.judged if hit.field == "value" else hit.field
    if rule.field == "value" and field not in (None, row.judged):
        return hit._replace(span=None, field=row.judged)
    return hit._replace(field=field)


def _with_beside(first: Hit, other: Hit) -> Hit:
    """Return the hit on one value of a row, with that on the other beside it."""
    if other.field is None or other.field == first.field:
        return first
    return first._replace(beside=(Beside(other.field, other.span),))


def _asks(plan: RowPlan | ProjectPlan, view: Any) -> tuple[Ask, ...]:
    """Return the rules to ask of a row or project: all, if a condition crashes."""
    try:
        return plan.candidates(view)
    except MemoryError:
        raise
    except Exception:
        if debugging():
            raise
        return plan.asked.as_written()


def file_view(extraction: Extraction, unread: Sequence[Unread] = ()) -> FileView:
    """Return an extraction as rules look at it."""
    views = [TableView(one, tuple(_projects(one))) for one in extraction.tables]
    return FileView(tuple(views), tuple(unread))


def _projects(table: Table) -> Iterator[ProjectView]:
    for project in table.projects:
        yield ProjectView(project, tuple(rows_of(project, table)), table)
