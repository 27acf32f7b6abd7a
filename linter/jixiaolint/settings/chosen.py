"""Which rules the words of settings mean, and which of all rules they leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from jixiaolint.errors import UsageError, nearest, shown
from jixiaolint.rule.rule import Rule
from jixiaolint.said import SILENCE, Said

if TYPE_CHECKING:
    from jixiaolint.rule_files.profile import Choice
    from jixiaolint.settings.run import Settings

_ALL = Said("全部规则见 jixiaolint rules。", " 'jixiaolint rules' lists them all.")


_NONE_LEFT = Said(
    "select 选的规则都被 ignore 去掉了，什么也不会检查，请去掉其中一处。",
    "all rules that are selected are ignored, and nothing would be checked; leave out"
    " one of both.",
)


def check_words(settings: Settings) -> None:
    """Raise UsageError for a word that is no rule's code, name or problem, and for none left.

    A word is right also where a profile has its rule off.
    """
    from jixiaolint.rule_files.shelf import shelf

    rules = shelf(settings.rules, settings.options).rules
    for word in {*settings.select, *settings.ignore}:
        find(rules, word)
    if not (settings.overrides or choose(rules, settings)):
        raise UsageError(_NONE_LEFT)


def choose(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings select and do not ignore."""
    ignored = {word.casefold() for word in settings.ignore}
    selected = {word.casefold() for word in settings.select}
    return tuple(
        rule
        for rule in rules
        if not ignored & words_of(rule) and (not selected or selected & words_of(rule))
    )


def spared(
    named: Collection[str], ignore: Iterable[str], options: Mapping[str, Choice]
) -> tuple[tuple[str, ...], dict[str, Choice]]:
    """Return what is left to ignore, and to do otherwise, once rules are named outright."""
    meant = {word.casefold() for word in named}
    return (
        tuple(word for word in ignore if word.casefold() not in meant),
        {
            code: choice
            for code, choice in options.items()
            if choice is not False or code.casefold() not in meant
        },
    )


def find(rules: Iterable[Rule], word: str) -> tuple[Rule, ...]:
    """Return the rules whose code, name or problem is `word`; there is at least one.

    Large and small letters are one.
    """
    rules = tuple(rules)
    found = tuple(rule for rule in rules if word.casefold() in words_of(rule))
    if found:
        return found
    known = sorted({one for r in rules for one in (r.code, r.name, r.problem)})
    near = nearest(word, known)
    none = Said(
        f"没有代码、名称或问题为“{shown(word)}”的规则。",
        f"No rule has the code, name or problem '{shown(word)}'.",
    )
    raise UsageError(none + (_ALL if near == SILENCE else near))


def words_of(rule: Rule) -> set[str]:
    """Return the words by which a rule can be called, in small letters."""
    return {rule.code.casefold(), rule.name.casefold(), rule.problem.casefold()}
