"""Terms as rule files name them: lexicons, parts of speech, and words as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from jixiaolint import resources
from jixiaolint.errors import expected, shown
from jixiaolint.rule.own_lexicons import misplaced, own_words, places
from jixiaolint.rule.terms import Features, Letters, Terms
from jixiaolint.rule.vocabulary import no_lexicon
from jixiaolint.said import Said
from jixiaolint.words.fold import fold
from jixiaolint.words.vocabulary import PARTS, features_of
from jixiaolint.words.vocabulary import features as features_of_ours
from jixiaolint.yaml_values.build import nothing
from jixiaolint.yaml_values.located import Located, Trail

_LISTED = re.compile(".[，、].")
_LEXICON_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:=[a-z0-9_-]+)?")


def terms(document: Located, trail: Trail, value: object) -> Terms:
    """Return the terms that a rule file names: lexicons (kebab-case) and plain words.

    A lexicon is looked for in ``lexicons/`` beside the rule file, in the folder above
    it, and among our own, where ``name=value`` is the part of it with that value. Parts
    of speech (``verb``, ``adjective`` …) are features as well.
    Raises UsageError if there is none of that name.
    """
    words: list[str] = []
    features: list[tuple[str, str | None]] = []
    plain: list[str] = []
    for at, item in _items(document, trail, value):
        if not _LEXICON_NAME.fullmatch(item):
            plain.append(_no_name(document, at, item))
        elif (beside := own_words(document, item)) is not None:
            plain += beside
        else:
            name, _, kind = item.partition("=")
            words += _lexicon(document, at, name, kind or None)
            features.append((name, kind or None))
    return Terms((*words, *plain), tuple(features), tuple(plain))


def letters(document: Located, trail: Trail, value: object) -> Letters:
    """Return `terms` that have letters; a part of speech is refused, which has none."""
    for at, item in _items(document, trail, value):
        if item in PARTS and own_words(document, item) is None:
            key = trail[-1]
            raise document.fault(
                at,
                Said(
                    f"“{key}”按字查找，“{item}”是词性，没有字可查；请写词，或有词的词库。",
                    f"'{key}' looks for the letters of words; the part of speech"
                    f" '{item}' has none, expected words or a lexicon.",
                ),
            )
    return Letters(terms(document, trail, value))


def features(document: Located, trail: Trail, value: object) -> Features:
    """Return `terms` that are features; words as such are refused, and own lexicons."""
    for at, item in _items(document, trail, value):
        if not _LEXICON_NAME.fullmatch(item) or own_words(document, item) is not None:
            key = trail[-1]
            none = Said(
                f"“{key}”看词的特征，只认自带的词库和词性，“{shown(item)}”不是",
                f"'{key}' looks at features of words, which are lexicons of ours and"
                f" parts of speech; '{shown(item)}' is none.",
            )
            raise document.fault(at, none + _features_of(item))
    return Features(terms(document, trail, value))


def _no_name(document: Located, trail: Trail, word: str) -> str:
    """Return a word; refuse the name of a lexicon in another case, width or spelling."""
    name = "".join(fold(word).lower().replace("_", "-").split())
    if name.partition("=")[0] in {*features_of_ours(), *PARTS}:
        raise document.fault(trail, no_lexicon(word, [name]))
    return word


def _features_of(word: str) -> Said:
    """Return the end of the sentence on a word that is no feature: those that it has."""
    held = ((name, f"{name}={kind}") for name, kind in features_of(word).items())
    names = [full if _LEXICON_NAME.fullmatch(full) else name for name, full in held]
    if not names:
        return Said("。", "")
    return Said(
        f"；“{shown(word)}”属于 {'、'.join(names)}。",
        f" '{shown(word)}' is of {', '.join(names)}.",
    )


def _items(
    document: Located, trail: Trail, value: object
) -> Iterator[tuple[Trail, str]]:
    """Yield each word or name of a list, or the only one, with where it stands."""
    if value == []:
        raise document.fault(trail, nothing(trail))
    several = isinstance(value, list)
    for index, one in enumerate(value if isinstance(value, list) else [value]):
        at = (*trail, index) if several else trail
        yield at, _word(document, at, one)


def _word(document: Located, trail: Trail, item: object) -> str:
    """Return a word as it is written; refuse what is none, and what is several."""
    if not isinstance(item, str):
        raise document.fault(
            trail,
            Said(
                f"这里是“{shown(item)}”，应为词（加引号）或词库名。",
                f"found '{shown(item)}', expected a word (put it in quotation marks).",
            ),
        )
    if not item:
        raise document.fault(
            trail, Said("词是空的。", "found an empty word, expected characters.")
        )
    if _LISTED.search(item):
        raise document.fault(
            trail,
            Said(
                f"词“{shown(item)}”里有全角逗号或顿号，词与词之间应为半角逗号；一个词里真有的，"
                "请放进词库。",
                f"the word '{shown(item)}' holds a full-width comma; expected ','"
                " between words, and a lexicon for a word that does hold one.",
            ),
        )
    return item


def _lexicon(
    document: Located, trail: Trail, name: str, kind: str | None
) -> tuple[str, ...]:
    """Return the words of a lexicon of the vocabulary, all or those of one value.

    A part of speech has no list of words.
    """
    try:
        by_kind: Mapping[str | None, tuple[str, ...]]
        by_kind = {None: ()} if name in PARTS else _by_kind(name)
    except KeyError:
        raise document.fault(trail, _unknown(document, name)) from None
    if kind not in by_kind:
        raise document.fault(trail, _no_value(name, kind, [*filter(None, by_kind)]))
    return by_kind[kind]


def _unknown(document: Located, name: str) -> Said:
    """Return what is said of a lexicon that there is none of."""
    beside = places(document.path.parent)
    known = [path.stem for place in beside for path in place.glob("*.txt")]
    sentence = no_lexicon(name, [*known, *features_of_ours(), *PARTS])
    return misplaced(document, name) or sentence


def _no_value(name: str, kind: str | None, values: Sequence[str]) -> Said:
    """Return what is said of a value that no word of a lexicon has."""
    if not values:
        return Said(
            f"“{name}”的词不分取值，只写 {name}。",
            f"the words of '{name}' have no values, expected just {name}.",
        )
    none = Said(
        f"词库“{name}”没有取值“{shown(kind)}”，",
        f"no word of the lexicon '{name}' is '{shown(kind)}'; ",
    )
    return none + expected(kind, sorted(values))


@cache
def _by_kind(name: str) -> dict[str | None, tuple[str, ...]]:
    """Return the words of a lexicon by their value, and all of them under None."""
    found: dict[str | None, list[str]] = {None: []}
    for word, value in resources.lexicon_pairs(name):
        plain = word.removeprefix("-") if len(word) > 1 else word
        found[None].append(plain)
        found.setdefault(value, []).append(plain)
    return {kind: tuple(words) for kind, words in found.items()}
