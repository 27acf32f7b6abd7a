"""Put rules to the test: their own examples, and the cases of their fixtures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jixiaolint.engine.example import examine
from jixiaolint.errors import JixiaolintError, UsageError, nearest
from jixiaolint.rule.rule import Rule
from jixiaolint.rule_files.files import rule_paths
from jixiaolint.rule_files.fixtures import fixtures as fixture_paths
from jixiaolint.rule_files.load import load_rules
from jixiaolint.rule_files.shapes import check_example
from jixiaolint.said import Said
from jixiaolint.settings.chosen import choose, find
from jixiaolint.settings.run import Settings
from jixiaolint.yaml_values.build import build
from jixiaolint.yaml_values.compose import read_located


@dataclass(frozen=True, slots=True)
class Case:
    """Something that a rule is tried on: a bad one must be found, an ok one not.

    `given` is an example as in rule files. `mark` is the text that one finding must
    mark.
    """

    name: str
    expected: Literal["ok", "bad"] = field(metadata={"key": "is"})
    given: Mapping[str, Any] | str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule made of a case: the text that each of its findings marks.

    `path` is the file in which the case stands; a finding without a mark counts with
    its message.
    """

    path: Path
    code: str
    case: Case
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the rule spoke where it should, and marked what it should."""
        if bool(self.found) != (self.case.expected == "bad"):
            return False
        return self.case.mark is None or self.case.mark in self.found


def try_all(
    folders: Sequence[Path], fixtures: Sequence[Path], select: Sequence[str]
) -> Iterator[Outcome]:
    """Yield what every rule makes of each of its examples and fixture cases.

    `select` leaves only the rules with these codes, names or problems.
    Fixtures are ``CODE.yaml`` in ``tests/`` of a folder of rules and in the folders
    `fixtures`. Raises UsageError with file and line for a wrong file, JixiaolintError
    for a rule that crashes.
    """
    rules = {rule.code: rule for rule in load_rules(folders)}
    paths = rule_paths(folders)
    files = fixture_paths(folders, fixtures)
    for code in files:
        if code not in rules:
            none = Said(f"没有规则“{code}”。", f"no rule has the code '{code}'.")
            raise UsageError((none + nearest(code, rules)).at(files[code][0]))
    for word in select:
        find(rules.values(), word)
    wanted = choose(rules.values(), Settings(select=tuple(select)))
    for code, rule in ((rule.code, rule) for rule in wanted):
        for case in examples(rule):
            yield try_case(rule, case, paths[code])
        for file in files.get(code, ()):
            for case in cases(file):
                yield try_case(rule, case, file)


def examples(rule: Rule) -> Iterator[Case]:
    """Yield the good and the bad examples of a rule as cases, numbered from one."""
    for number, given in enumerate(rule.good, 1):
        yield Case(f"good {number}", "ok", given)
    for number, given in enumerate(rule.bad, 1):
        yield Case(f"bad {number}", "bad", given)


def cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a fixture, a list of them; raises UsageError with its line."""
    document = read_located(path)
    if not isinstance(document.data, list):
        raise document.fault(
            (),
            Said(
                "应为用例的列表：- {name: …, is: bad, given: …}。",
                "expected a list of cases: - {name: …, is: bad, given: …}.",
            ),
        )
    made = tuple(
        build(Case, document, (index,), item, {})
        for index, item in enumerate(document.data)
    )
    for index, case in enumerate(made):
        check_example(document, (index, "given"), case.given)
    return made


def try_case(rule: Rule, case: Case, path: Path) -> Outcome:
    """Return what the rule alone makes of a case that stands in the file `path`."""
    given = _given(rule, case)
    try:
        found = examine([rule], given)
    except JixiaolintError:
        raise
    except Exception as error:
        # A table made by hand can be wrong in many ways; all are the file's fault.
        raise UsageError(
            Said(
                f"{rule.code} 的例子“{case.name}”读不懂：{error}。",
                f"{rule.code} '{case.name}': the example cannot be read: {error}.",
            ).at(path)
        ) from error
    marks = tuple(finding.evidence or finding.message for finding in found)
    return Outcome(path, rule.code, case, marks)


def _given(rule: Rule, case: Case) -> Mapping[str, Any]:
    """Return the example of a case; mere text stands for the field the rule is on."""
    if not isinstance(case.given, str):
        return case.given
    field = {"value": "annual", "stem": "name"}.get(rule.field, rule.field)
    return {field: case.given}
