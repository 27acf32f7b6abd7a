"""What a rule file uses: kinds of condition, conditions with a name, lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_args

from jixiaolint.rule.hit import Condition, Exempt
from jixiaolint.rule.own_lexicons import lexicon_file
from jixiaolint.rule.patterns import Pattern
from jixiaolint.rule.terms import Features, Letters, Terms
from jixiaolint.rule.vocabulary import Lexicon
from jixiaolint.rule_files.conditions import joins, kinds, only_field
from jixiaolint.words.vocabulary import PARTS
from jixiaolint.yaml_values.build import hints, key_of
from jixiaolint.yaml_values.compose import read_located
from jixiaolint.yaml_values.located import Located

_IN_PATTERN = re.compile(r"\{([a-z][a-z0-9=_-]*)\}")
_PARTS = ("where", "when", "unless")


@dataclass(frozen=True, slots=True)
class Uses:
    """What stands in the conditions of a rule, each thing once and as it comes.

    `lexicons` are names as written (``head=rate``) with the file of each.
    """

    kinds: dict[str, None] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)
    lexicons: dict[str, Path] = field(default_factory=dict)


def uses(path: Path) -> Uses:
    """Return what the rule of a file uses; the file is known to be right."""
    document, found = read_located(path), Uses()
    for part in _PARTS:
        if part in document.data:
            _add(found, document, document.data[part])
    return found


def _add(found: Uses, document: Located, value: Any) -> None:
    """Add what a condition uses, or each of several, or the name of one."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            found.named[each] = None
        for word, options in each.items() if isinstance(each, dict) else ():
            if word == "is":
                found.named[options] = None
            elif word in kinds():
                found.kinds[word] = None
                _of_kind(found, document, kinds()[word], options)


def _of_kind(found: Uses, document: Located, kind: type, options: Any) -> None:
    """Add what the options of a condition name."""
    only = only_field(kind)
    if only and (joins(kind) or not isinstance(options, Mapping)):
        options = {only: options}
    for one in fields(kind):
        value = (options or {}).get(key_of(one))
        types = _types(hints(kind)[one.name])
        if value is None:
            continue
        if Condition in types or Exempt in types:
            _add(found, document, value)
        for name in _names(value, types):
            plain = name.partition("=")[0]
            file = None if plain in PARTS else lexicon_file(document, plain)
            if file is not None:
                found.lexicons[name] = file


def _types(hint: Any) -> frozenset[Any]:
    """Return a type and all that it is made of."""
    inner = (_types(one) for one in get_args(hint))
    return frozenset({hint}).union(*inner)


def _names(value: Any, types: frozenset[Any]) -> Iterator[str]:
    """Yield what may be the names of lexicons in the value of an option."""
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and types & {Terms, Letters, Features, Lexicon}:
            yield text
        elif isinstance(text, str) and Pattern in types:
            yield from _IN_PATTERN.findall(text)
