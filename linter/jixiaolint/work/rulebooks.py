"""The rulebook of each file of a run, and in it that of each project."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from jixiaolint.engine.rulebook import Held, Rulebook
from jixiaolint.naming import Naming
from jixiaolint.rule_files.profile import combined
from jixiaolint.settings.chosen import choose, spared
from jixiaolint.settings.run import Settings

if TYPE_CHECKING:
    from jixiaolint.rule.rule import Rule
    from jixiaolint.settings.override import Override


@dataclass(frozen=True)
class Rulebooks:
    """The rulebooks that settings ask for, each made once; if `whole`, with whole rows."""

    settings: Settings
    whole: bool = False
    made: dict[tuple[Held, Held], Rulebook] = field(default_factory=dict)

    def of_file(self, path: str) -> Rulebook:
        """Return the rulebook of a file, which knows those of projects in it."""
        held: dict[bool, list[int]] = {True: [], False: []}
        for number, one in enumerate(self.settings.overrides):
            if one.is_on_file(path):
                held[bool(one.projects)].append(number)
        return self.book(tuple(held[False]), tuple(held[True]))

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that are applied anywhere, as they hold in most places."""
        numbers = dict.fromkeys(self._alike)
        books = [self.book(), *(self.book((number,)) for number in numbers)]
        known: dict[str, Rule] = {}
        for book in books:
            known = {rule.code: rule for rule in book.general().rules} | known
        return tuple(known.values())

    def book(self, held: Held = (), some: Held = ()) -> Rulebook:
        """Return the rulebook under some overrides, and others on some of its projects."""
        if (held, some) not in self.made:
            book = self._under(held)
            if some:
                of_project = partial(
                    self._of_project, book, held, self._named(some), {}
                )
                book = replace(book, of_project=of_project)
            self.made[held, some] = book
        return self.made[held, some]

    def _of_project(
        self,
        book: Rulebook,
        held: Held,
        some: Naming,
        known: dict[Held, Rulebook],
        name: str,
    ) -> Rulebook:
        """Return the rulebook of a project, whose judges are among those of its file."""
        every = sorted({*held, *some.numbers(name)})
        all_held = tuple([self._alike[number] for number in every])
        if all_held not in known:
            known[all_held] = replace(self._under(all_held), judges=book.judges)
        return known[all_held]

    def _named(self, some: Held) -> Naming:
        """Return what finds those of some overrides that hold for a project."""
        every = self.settings.overrides
        return Naming.of((name, one) for one in some for name in every[one].projects)

    @cached_property
    def _alike(self) -> tuple[int, ...]:
        """The first of the overrides that say what each does: many may say the same."""
        first: dict[str, int] = {}
        said = (replace(one, files=(), projects=()) for one in self.settings.overrides)
        return tuple([first.setdefault(repr(one), at) for at, one in enumerate(said)])

    def _under(self, held: Held) -> Rulebook:
        settings = self.settings
        for number in held:
            settings = _over(settings, settings.overrides[number])
        return Rulebook(
            settings.rules,
            settings.lang,
            partial(choose, settings=settings),
            settings.profile,
            settings.options,
            self.whole,
            fails=settings.fail_on,
            least=settings.min_severity,
            held=held,
        )


def _over(settings: Settings, override: Override) -> Settings:
    """Return settings with what an override says in their place, as the command line does."""
    ignore, options = spared(override.select or (), settings.ignore, settings.options)
    said = {
        "profile": override.profile,
        "select": override.select,
        "ignore": ignore if override.ignore is None else override.ignore,
        "options": combined(options, override.rule_options or {}),
        "fail_on": override.fail_on,
        "min_severity": override.min_severity,
    }
    given: dict[str, Any] = {k: v for k, v in said.items() if v is not None}
    return replace(settings, **given)
