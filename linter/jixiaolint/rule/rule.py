"""A rule as its YAML file states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NewType

from jixiaolint.rule.case import Mend
from jixiaolint.rule.hit import Condition, Exempt
from jixiaolint.said import Language

Severity = Literal["error", "warning", "info"]
Scope = Literal["indicator", "project", "table", "file"]
Question = Literal["完整性", "相关性", "适当性", "可行性"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the worst to the mildest."""

QUESTIONS: tuple[Question, ...] = ("完整性", "相关性", "适当性", "可行性")
"""The four questions of the review table of 财预〔2015〕88号, by which rules are grouped."""


HOUSE = "house"
"""The basis of a rule that rests on no document."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text for people in both languages; `en` may be left out."""

    zh: str
    en: str = ""

    def __post_init__(self) -> None:
        """Let the Chinese text stand for an English one that nobody wrote."""
        object.__setattr__(self, "en", self.en or self.zh)

    def of(self, language: Language) -> str:
        """Return the text in the language asked for."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Problem:
    """What a problem is called, and what it takes to be rid of it.

    `remedy` is one of ``rules/remedies.yaml``; `sides` are the fields between which a
    contradiction of this kind may lie, of which those count that a rule looks at.
    """

    zh: str
    en: str = ""
    remedy: str = "mend"
    sides: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Let the Chinese name stand for an English one that nobody wrote."""
        object.__setattr__(self, "en", self.en or self.zh)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on: a document and how far its text was seen, or ``house``.

    `issuer` says whom the document binds: everybody (``national``), another place only
    (``elsewhere``), or those to whom the office writes that set it (``office``).
    `verified` is ``seen``, ``second-hand`` or ``unseen`` (labels V and C, V2, U of our
    source list); only a text that was seen may be cited by clause.
    """

    document: str | None = None
    verified: Literal["seen", "second-hand", "unseen"] | None = None
    says: Words | None = None
    issuer: Literal["national", "elsewhere", "office"] = "office"

    def of(self, language: Language) -> str:
        """Return the source as one line of text, with what speaks against it."""
        if self.document is None:
            return HOUSE
        doubt = {
            "second-hand": ("（据转引）", " (second-hand)"),
            "unseen": ("（条文未核对）", " (wording not verified)"),
        }.get(self.verified or "", ("", ""))[language == "en"]
        says = f"：{self.says.of(language)}" if self.says else ""
        return f"{self.document}{doubt}{says}"

    def cited(self, language: Language) -> str:
        """Return the source as a unit is told it, empty where there is none that binds it."""
        if self.document is None or self.issuer == "elsewhere":
            return ""
        sure = self.says and self.verified in ("seen", None)
        says = f"：{self.says.of(language)}" if self.says and sure else ""
        return f"{self.document}{says}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to rewrite a row that breaks a rule.

    `how` proposes what to write in `field`, by default the one that the finding marks, if
    the condition `when` holds for the row. `says` is the suggestion that names it as
    ``{rewrite}``. A `safe` one changes nothing of what is meant; of a `doubtful` one the
    suggestion is told too where the rewrite is shown, for there is something to look up or
    another way out.
    """

    how: Mend
    field: str | None = None
    when: Condition | None = None
    says: Words | None = None
    safe: bool = False
    doubtful: bool = False


Ways = NewType("Ways", tuple[Way, ...])
"""Ways to rewrite a row, the best first."""

NO_WAYS = Ways(())


@dataclass(frozen=True, slots=True)
class Option:
    """What a user may tune: the rule's conditions name it as ``$name``."""

    default: Any
    about: Words


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; every text about it stands here and nowhere else.

    `where` says what the rule applies to, `when` what is wrong there, `unless` lists the
    exceptions, each by the name that ``rules/conditions.yaml`` gives it or as a
    condition; where one holds, nothing is wrong. A rule whose
    `where` does not hold, or to which one of `needs` is not given, has nothing to say,
    which is not the same as silence. `needs` names what must be present: texts of the
    row (``annual``, ``description``), or what the project or table around a scope
    states (``goal``, ``amounts``, ``year``); see ``rule.needs``.
    `scope` is what one hit speaks of; `field` which part of an indicator is marked
    (``value`` means the annual value and, where it differs, the cycle value too).
    `rewrite` are the ways to mend it, tried in order until one obeys all rules; where none
    does, `suggestion` says what to decide. `good` and `bad` are examples that tests and
    ``test-rules`` execute.
    """

    code: str
    name: str
    problem: str
    severity: Severity
    question: Question
    title: Words
    why: Words
    message: Words
    suggestion: Words
    when: Condition
    good: tuple[Mapping[str, Any] | str, ...]
    bad: tuple[Mapping[str, Any] | str, ...]
    where: Condition | None = None
    unless: tuple[Exempt, ...] = ()
    needs: tuple[str, ...] = ()
    options: Mapping[str, Option] | None = None
    scope: Scope = "indicator"
    field: str = "name"
    basis: Basis = Basis()
    rewrite: Ways = NO_WAYS
