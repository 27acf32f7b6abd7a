"""The kinds of condition on the page for authors: what each asks, its options, an example."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from jixiaolint.report.rule_page import as_code
from jixiaolint.rule.hit import Condition
from jixiaolint.rule.patterns import Pattern
from jixiaolint.rule.terms import Features, Letters, Terms
from jixiaolint.rule.vocabulary import FieldName, Lexicon, Money, UnitClass
from jixiaolint.rule_files.authors import KindText, authors
from jixiaolint.rule_files.conditions import joins, kinds
from jixiaolint.rule_files.scopes import asked
from jixiaolint.said import Language
from jixiaolint.yaml_values.build import hints, key_of

_TYPES: dict[object, tuple[str, str]] = {
    Condition: ("条件", "condition"),
    Pattern: ("正则表达式", "pattern"),
    Terms: ("词、词库或词性", "words, lexicons or parts of speech"),
    Letters: ("词或词库", "words or lexicons"),
    Features: ("词库或词性", "lexicons or parts of speech"),
    FieldName: ("字段", "field"),
    Lexicon: ("词库名", "lexicon"),
    Money: ("金额", "sum of money"),
    UnitClass: ("计量单位类别", "class of units"),
    Decimal: ("数", "number"),
    int: ("整数", "whole number"),
    str: ("文字", "text"),
    bool: ("true、false", "true, false"),
}
_LIST = ("的列表", ", a list")


def kind_texts(language: Language, words: Mapping[str, str]) -> Iterator[str]:
    """Yield each kind under a heading; `words` are the labels in the language."""
    for name, kind in kinds().items():
        told = authors().kinds[name]
        slots = " ".join(f"`{{{one}}}`" for one in getattr(kind, "SLOTS", ()))
        scopes = ", ".join(sorted(asked(kind)))
        yield f"\n### {name}\n\n{told.of(name, language).replace('``', '`')}\n\n"
        yield f"- {words['scope']}: {scopes}\n"
        if not joins(kind):
            options = "; ".join(_options(kind, language)) or words["none"]
            yield f"- {words['options']}: {options}\n"
        if slots:
            yield f"- {words['slots']}: {slots}\n"
        yield from _example(told, words)


def _example(told: KindText, words: Mapping[str, str]) -> Iterator[str]:
    head = {} if told.scope == "indicator" else {"scope": told.scope}
    yield f"- {as_code({**head, 'when': told.when})}\n"
    yield f"  - {words['wrong']}: {as_code(told.bad)}\n"
    yield f"  - {words['right']}: {as_code(told.good)}\n"


def _options(kind: type, language: Language) -> Iterator[str]:
    """Yield each option with what it takes, and its default in brackets."""
    for field in fields(kind):
        takes = _takes(hints(kind)[field.name], language == "en")
        yield f"`{key_of(field)}`{_default(field)} {takes}"


def _takes(kind: Any, english: bool) -> str:  # noqa: ANN401  any type of a field
    """Return what an option takes, in words."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _TYPES:
        return _TYPES[kind][english]
    if origin in (types.UnionType, Union):
        inner = [one for one in arguments if one is not type(None)]
        return _takes(inner[0], english)
    if origin is tuple:
        return _takes(arguments[0], english) + _LIST[english]
    if origin is Literal:
        return " ".join(f"`{one}`" for one in arguments)
    return ""


def _default(field: Field[Any]) -> str:
    """Return the default of an option, where it has one that says anything."""
    if field.default is MISSING or field.default in (None, (), ""):
        return ""
    value = field.default
    shown = str(value).lower() if isinstance(value, bool) else value
    if isinstance(value, tuple):
        shown = ", ".join(map(str, value))
    return f" (= {shown})"
