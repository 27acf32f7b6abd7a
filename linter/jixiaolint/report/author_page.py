"""The page for authors of rules as Markdown: all that a rule file may say, by example."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields

from jixiaolint.report.author_kinds import kind_texts
from jixiaolint.report.plan import written
from jixiaolint.report.words import problems
from jixiaolint.resources import lexicon_pairs
from jixiaolint.rewrites.facts import GAPS
from jixiaolint.rule.gaps import SLOTS
from jixiaolint.rule.needs import nameable
from jixiaolint.rule.rule import Rule
from jixiaolint.rule.vocabulary import unit_classes
from jixiaolint.rule_files import ways
from jixiaolint.rule_files.authors import authors
from jixiaolint.rule_files.conditions import named
from jixiaolint.rule_files.profiles import load_profiles
from jixiaolint.said import Language
from jixiaolint.words.vocabulary import PARTS, features
from jixiaolint.yaml_values.build import key_of

_SCOPES = ("indicator", "project", "table", "file")
_MANY, _SUCH = 8, 4
"""So many values of a lexicon are named, of more their number; so many of its words."""


def page(language: Language) -> Iterator[str]:
    """Yield the page in a language."""
    yield f"# {_say('title', language)}\n\n{_say('made', language)}\n\n"
    yield _say("start", language)
    for key, part in _PARTS.items():
        yield f"\n## {_say(key, language)}\n\n"
        yield from part(language)


def _say(key: str, language: Language) -> str:
    return authors().page[key].of(language)


def _places(language: Language) -> Iterator[str]:
    yield _say("places_text", language)


def _keys(language: Language) -> Iterator[str]:
    """Yield the keys of a rule file, those that it must have first."""
    yield f"{_say('keys_head', language)}\n|---|---|---|\n"
    for field in fields(Rule):
        must = field.default is MISSING
        told = authors().keys[key_of(field)].of(language)
        said = _say("required", language) if must else ""
        yield f"| `{key_of(field)}` | {said} | {told} |\n"


def _kinds(language: Language) -> Iterator[str]:
    yield _say("kinds_text", language)
    words = {
        key: _say(key, language)
        for key in ("scope", "options", "none", "slots", "wrong", "right")
    }
    yield from kind_texts(language, words)


def _fields(language: Language) -> Iterator[str]:
    for scope in _SCOPES:
        yield f"\n`scope: {scope}`\n\n{_say('fields_head', language)}\n|---|---|\n"
        for name in nameable(scope):
            yield f"| `{name}` | {authors().fields[name].of(language)} |\n"


def _levels(language: Language) -> Iterator[str]:
    """Yield the keys of both levels with the labels that forms use."""
    yield f"{_say('levels_text', language)}\n"
    for name in ("level", "dimension"):
        labels: dict[str, list[str]] = {}
        for label, key in lexicon_pairs(name):
            if key:
                labels.setdefault(key, []).append(label)
        yield f"\n`{name}`\n\n{_say('levels_head', language)}\n|---|---|\n"
        for key, all_of in labels.items():
            yield f"| `{key}` | {'、'.join(all_of)} |\n"


def _units(_: Language) -> Iterator[str]:
    yield f"{_codes(unit_classes())}\n"


def _features(language: Language) -> Iterator[str]:
    """Yield the lexicons: how many words, which values, the first of their words."""
    yield f"{_say('features_text', language)} {_codes(sorted(PARTS))}\n\n"
    yield f"{_say('features_head', language)}\n|---|--:|---|---|\n"
    for name in features():
        pairs = lexicon_pairs(name)
        values = sorted({value for _, value in pairs if value})
        told = _codes(values) if len(values) <= _MANY else str(len(values))
        such = "、".join(word for word, _ in pairs[:_SUCH])
        yield f"| `{name}` | {len(pairs)} | {told} | {_plain(such)} |\n"


def _named(_: Language) -> Iterator[str]:
    for name, condition in named().items():
        inside = getattr(condition, "condition", condition)
        yield f"- `{name}`: `{written(inside)}`\n"


def _problems(language: Language) -> Iterator[str]:
    yield f"{_say('problems_head', language)}\n|---|---|\n"
    for name, texts in problems().items():
        yield f"| `{name}` | {texts[language == 'en']} |\n"


def _gaps(language: Language) -> Iterator[str]:
    yield f"{_say('gaps_text', language)} {_codes(SLOTS)}\n\n"
    yield f"{_say('gaps_more', language)} {_codes(GAPS)}\n"


def _rewrites(_: Language) -> Iterator[str]:
    yield f"{_codes(ways.named())}\n"


def _profiles(language: Language) -> Iterator[str]:
    yield f"{_say('profiles_text', language).strip()} {_codes(load_profiles())}\n\n"
    yield _say("profile_example", language)


def _codes(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


def _plain(text: str) -> str:
    """Return a text as a cell of a table holds it."""
    for sign in "|*<>":
        text = text.replace(sign, f"\\{sign}")
    return text


_PARTS: dict[str, Callable[[Language], Iterator[str]]] = {
    "places": _places,
    "keys": _keys,
    "kinds": _kinds,
    "named": _named,
    "fields": _fields,
    "levels": _levels,
    "units": _units,
    "problems": _problems,
    "gaps": _gaps,
    "rewrites": _rewrites,
    "features": _features,
    "profiles": _profiles,
}
"""The parts of the page by the key of their heading, in order."""
