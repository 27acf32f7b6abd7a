"""How much of an explanation stands in the name and the value already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiaolint.words.plain import plain
from jixiaolint.words.scan import Token, scan

_SAY_NOTHING = frozenset(
    {
        "particle", "preposition", "conjunction", "pronoun", "adverb", "degree-adverb",
        "bound-before", "bound-after", "bound-close",
    }
)  # fmt: skip
_FILLERS = frozenset({"filler", "be", "and", "base"})


@dataclass(frozen=True, slots=True)
class Copied:
    """What an explanation copies (``name``, ``value``, ``both``), and how fully.

    `new` is the share of its words that neither name nor value holds, nothing where it
    has no words. `marks` are those of an explanation.
    """

    of: str | None
    new: float | None
    marks: frozenset[str]


def copied(tokens: Sequence[Token], name: str, value: str) -> Copied:
    """Return what the words of an explanation copy."""
    title, wanted = plain(name).text, plain(value).text
    sizes = {"old": 0, "new": 0, "name": 0, "value": 0}
    heads = {token.features.get("head") for token in scan(name)} - {None}
    figures = answers = False
    for token, is_figure in _words(tokens):
        size = len(token.text)
        in_name, in_value = _holds(title, token), _holds(wanted, token)
        answers |= in_value and "digits" in token.features
        if in_name or in_value:
            sizes["old"] += size
            sizes["name"] += 0 if in_name else size
            sizes["value"] += 0 if in_value else size
        elif is_figure:
            figures |= "digits" in token.features
        elif _says(token) and token.features.get("head") not in heads:
            sizes["new"] += size
    if figures and any(character.isdigit() for character in wanted):
        sizes["name"] += 1
    said = sizes["old"] + sizes["new"]
    marks = _marks(tokens, "".join(token.text for token in tokens), title, wanted)
    if answers:
        marks |= {"answers"}
    if figures and "base" not in marks and sizes["name"]:
        marks |= {"differs"}
    return Copied(_of(sizes), sizes["new"] / said if said else None, marks)


def _words(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Yield the words with whether each belongs to a figure, its unit included."""
    before = False
    for token in tokens:
        digits = "digits" in token.features
        yield token, digits or before
        before = digits


def _marks(
    tokens: Sequence[Token], text: str, title: str, wanted: str
) -> frozenset[str]:
    """Return that a base is named, or that name and value are not the end."""
    both = title + wanted
    found = set()
    if any(token.features.get("clue") == "base" for token in tokens):
        found.add("base")
    if title and wanted and text.startswith(both) and len(text) > len(both) + 1:
        found.add("glued")
    return frozenset(found)


def _of(sizes: Mapping[str, int]) -> str | None:
    """Return what is copied: the field that leaves no copied word to the other."""
    if not sizes["old"]:
        return None
    if not sizes["name"]:
        return "name"
    return "both" if sizes["value"] else "value"


def _holds(text: str, token: Token) -> bool:
    """Return whether a text holds a word, or else all of its characters."""
    if not text or not token.text[0].isalnum():
        return False
    return token.text in text or (
        len(token.text) > 1 and all(character in text for character in token.text)
    )


def _says(token: Token) -> bool:
    """Return whether a word adds something."""
    return (
        token.text[0].isalnum()
        and _SAY_NOTHING.isdisjoint(token.features)
        and token.features.get("clue") not in _FILLERS
    )


def strays(tokens: Sequence[Token], name: str) -> bool:
    """Return whether a question asks if another act than the name's was in time.

    护工是否按时配送餐食 for 护工更换被褥的及时性: no word behind 按时 is one of the name (one
    is enough where the question names a person who acts), and two words of the name
    are none of the question's.
    """
    title, clue = scan(name), [token.features.get("clue") for token in tokens]
    known = [token.features.get("clue") for token in title]
    if (
        not any("question" in token.features for token in tokens)
        or "timely" not in clue
        or "general" in known
    ):
        return False
    acts = [t for t in tokens[clue.index("timely") + 1 :] if _says(t)]
    text, own = plain(name).text, "".join(token.text for token in tokens)
    missed = [t for t in title if _says(t) and not _holds(own, t)]
    return (
        "timely" in known
        and len(acts) > (0 if any(_is_person(t) for t in tokens) else 1)
        and not any(_holds(text, act) for act in acts)
        and sum(t.features.get("clue") != "timely" for t in missed) > 1
    )


def _is_person(token: Token) -> bool:
    return token.features.get("party") == "people"
