"""What `rules --plan` prints: what a row or project is looked at for, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from typing import Any

from jixiaolint.engine.judge import Judge
from jixiaolint.engine.plan.asked import Ask
from jixiaolint.engine.plan.clauses import Clause
from jixiaolint.engine.plan.leaves import Present
from jixiaolint.rule.hit import Condition
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.terms import Terms
from jixiaolint.rule_files.conditions import Named, joins, kinds
from jixiaolint.said import Language
from jixiaolint.width import printable
from jixiaolint.yaml_values.build import key_of

_LONGEST = 100
"""So many characters of one value a line shows."""

_WORDS = {
    "asked": (
        "只在以下各行都成立时才问",
        "is asked only where all of these lines hold",
    ),
    "ever": ("处处都问", "is asked everywhere"),
    "whole": ("对每张表或每个文件问一次", "is asked once for each table or file"),
    "open": ("届时还要问", "then these are still to be asked"),
    "settled": (
        "届时条件和例外都已确定，只找位置",
        "then it applies and nothing exempts: only the place is looked for",
    ),
    "or": ("或", "or"),
    "not": ("不成立：", "not"),
}


def render(judge: Judge, rule: Rule, lang: Language) -> Iterator[str]:
    """Yield how a judge decides whether to ask a rule, a clause to a line."""
    yield f"{rule.code} {printable(rule.name)} ({rule.scope})\n"
    plan = judge.plan_of(rule)
    if plan is None:
        yield f"  {_say('whole', lang)}\n"
        return
    ask, bits = plan
    yield f"  {_say('asked' if ask.clauses else 'ever', lang)}\n"
    names = {bit: leaf for leaf, bit in bits.items()}
    for clause in ask.clauses:
        yield f"  - {printable(_clause(clause, names, lang))}\n"
    yield from _still(ask, lang)


def _still(ask: Ask, lang: Language) -> Iterator[str]:
    left = [*ask.before, *ask.unless]
    yield f"  {_say('open' if left else 'settled', lang)}\n"
    for one in left:
        yield f"  - {printable(written(one))}\n"


def _clause(clause: Clause, names: Mapping[int, Condition], lang: Language) -> str:
    """Return a clause as its leaves, any of which is enough."""
    true = [written(names[bit]) for bit in _bits(clause.holds)]
    false = [
        f"{_say('not', lang)} {written(names[bit])}" for bit in _bits(clause.fails)
    ]
    return f" {_say('or', lang)} ".join([*true, *false])


def _bits(number: int) -> Iterator[int]:
    while number:
        bit = number & -number
        number ^= bit
        yield bit


def written(condition: object) -> str:
    """Return a condition on one line, much as a rule file has it."""
    if isinstance(condition, Named):
        return f"is: {condition.name}"
    if isinstance(condition, Present):
        return f"needs: {condition.field}"
    kind: type = type(condition)
    word = next(word for word, one in kinds().items() if one is kind)
    if joins(kind):
        return f"{word}: [{', '.join(map(written, _joined(condition)))}]"
    given = (
        f"{key_of(option)}: {_value(value)}"
        for option in fields(kind)
        if (value := getattr(condition, option.name)) != _default(option)
    )
    return f"{word}: {{{', '.join(given)}}}"


def _joined(condition: Any) -> tuple[Condition, ...]:  # noqa: ANN401  any kind that joins
    return tuple(condition.conditions)


def _default(option: Field[Any]) -> object:
    return None if option.default is MISSING else option.default


def _value(value: object) -> str:
    """Return an option of a condition, shortened."""
    match value:
        case Terms():
            names = (f"{name}={of}" if of else name for name, of in value.features)
            return _list([*names, *value.plain])
        case tuple():
            return _list(map(_value, value))
        case str() | int() | Decimal():
            text = str(value)
            return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return written(value)


def _list(parts: Iterable[str]) -> str:
    text = ", ".join(parts)
    return f"[{text if len(text) <= _LONGEST else f'{text[:_LONGEST]}…'}]"


def _say(key: str, lang: Language) -> str:
    return _WORDS[key][lang == "en"]
