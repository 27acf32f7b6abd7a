"""What completes the words that options take, as shells ask while they are typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.errors import JixiaolintError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]

COMPLETING = "_JIXIAOLINT_COMPLETE"
"""The environment variable by which shells ask; Click goes by it."""


def _items(words: Iterable[tuple[str, str]], typed: str) -> list[CompletionItem]:
    """Return the words that begin as typed, each with what it stands for."""
    from click.shell_completion import CompletionItem

    told = {word: about for word, about in words if word.startswith(typed)}
    return [CompletionItem(word, help=about or None) for word, about in told.items()]


def among(words: Iterable[str]) -> Complete:
    """Return what completes one of some words."""
    known = tuple((word, "") for word in words)
    return lambda _, __, typed: _items(known, typed)


def profiles(
    context: click.Context, _: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Complete the name of a profile."""
    from jixiaolint.rule_files.profile import AUTO
    from jixiaolint.rule_files.profiles import load_profiles

    try:
        known = load_profiles(_folders(context))
    except JixiaolintError:
        known = load_profiles()
    named = ((name, one.title.zh) for name, one in known.items())
    return _items([(AUTO, ""), *named], typed)


def rules(
    context: click.Context, _: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Complete the code, name or problem of a rule, the last of a list with commas."""
    before, comma, _last = typed.rpartition(",")
    words = ((f"{before}{comma}{word}", about) for word, about in _words(context))
    return _items(words, typed)


def _words(context: click.Context) -> Iterator[tuple[str, str]]:
    """Yield all that rules can be called, each with what it stands for."""
    from jixiaolint.rule_files.shelf import shelf

    try:
        known = shelf(_folders(context)).rules
    except JixiaolintError:
        known = shelf().rules
    yield from ((rule.code, rule.title.zh) for rule in known)
    yield from ((rule.name, rule.title.zh) for rule in known)
    yield from ((rule.problem, "") for rule in known)


def _folders(context: click.Context) -> Sequence[Path]:
    """Return the folders of rules that the command line so far and settings name."""
    from jixiaolint.settings.load import load

    given = context.params
    return load(given.get("config"), given.get("folders") or ()).rules
