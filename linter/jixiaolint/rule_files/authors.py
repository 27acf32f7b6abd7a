"""What authors of rules are told, from ``rules/authors.yaml``: words, examples, a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jixiaolint.resources import folder
from jixiaolint.rule.hit import Condition
from jixiaolint.rule.rule import Scope, Words
from jixiaolint.rule_files.conditions import condition, kinds
from jixiaolint.said import Language
from jixiaolint.yaml_values.build import build
from jixiaolint.yaml_values.compose import read_located
from jixiaolint.yaml_values.located import Located


@dataclass(frozen=True, slots=True)
class KindText:
    """What is told of a kind of condition: in Chinese, and by an example of it.

    `bad` is an example that `when` finds on `scope`, `good` one that it does not; `field`
    is the one that is marked. In English the kind speaks for itself.
    """

    zh: str
    when: Any
    bad: Mapping[str, Any]
    good: Mapping[str, Any]
    scope: Scope = "indicator"
    field: str = "name"

    def of(self, name: str, language: Language) -> str:
        """Return what the kind of this name asks, in one paragraph."""
        if language == "en":
            return " ".join((kinds()[name].__doc__ or "").split())
        return self.zh


@dataclass(frozen=True, slots=True)
class Authors:
    """The page for authors and what `new-rule` writes, each text in both languages."""

    page: Mapping[str, Words]
    keys: Mapping[str, Words]
    fields: Mapping[str, Words]
    kinds: Mapping[str, KindText]
    rule: Words
    fixture: Words


@cache
def authors() -> Authors:
    """Return what authors are told."""
    document = _document()
    made: Authors = build(Authors, document, (), document.data, {})
    return made


def example(name: str) -> Condition:
    """Return the condition of the example of a kind."""
    return condition(_document(), ("kinds", name, "when"), authors().kinds[name].when)


@cache
def _document() -> Located:
    return read_located(folder("rules") / "authors.yaml")
