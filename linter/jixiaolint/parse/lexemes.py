"""The words of a value as its grammar takes them: those of the scanner, cut and joined.

Behind a number a unit stands first (三|年|内, 5|万|家); numbers join what they are part of:
a date, a step of a scale, a name (PM2.5, 《法》第12条), a fraction.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jixiaolint.parse.numeral import chinese_number, is_digits
from jixiaolint.words.grammar import Grammar
from jixiaolint.words.scan import Token, scan
from jixiaolint.words.vocabulary import PARTS, Features, features_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GRAMMAR = Grammar("target")
_CACHE = 65536
_BOUNDS = ("bound-before", "bound-close", "bound-rank")
_WHOLE = {"unit", "number-word", "grade"}
_LOOSE = {"number", "location", "time"}
_MONTHS, _DAYS, _YEARS = 12, 31, range(1800, 2300)

# 2025-11-30, 20251130, 2025.6.30; 2025-11; 2025.1 before another; 12/31; 6.30 before 前.
_STAMP = re.compile(
    r"(?<![\d.])(?:19|20)\d\d(?:([-./])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])"
    r"|(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9]))(?![\d.%])"
    r"|(?<![\d.])(?:19|20)\d\d[-./](?:1[0-2]|0[1-9])(?=$|[,;。~(-])"
    r"|(?<![\d.])(?:19|20)\d\d[./](?:1[0-2]|0?[1-9])(?=[-~](?:19|20)\d\d[./])"
    r"|(?<![\d.])(?:19|20)\d\d[./](?:1[0-2]|0?[1-9])[-~](?:1[0-2]|0?[1-9])(?![\d.%])"
    r"|^(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d)(?=\D?$)"
)
_SHORT_STAMP = re.compile(r"(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])")
_ROMAN = re.compile(r"[ivx]+")

# Each lexeme is one letter of a shape (`_letter`), on which these patterns work.
_JOINED = re.compile(
    r"(?P<mark>(?:^|(?<=;))(?:[M][,.)](?!$)|\(M\)(?!$)))"
    r"|(?P<year>(?:[YMDN]-)?Yy)"
    r"|(?P<month>(?:M-)?Mm)"
    r"|(?P<day>(?<=m)(?:[MD]-)?[MD]d|[MD]d(?=b)|(?<=m)[MD](?=b))"
    r"|(?P<quarter>oMq|M-Mq|Mq(?!p?[YMDN]))"
    r"|(?P<interval>[(][YMDN]p?[-,][YMDN]p?[)])"
    r"|(?P<unit>g[tymdq]|[utv]x|[utxv][(][utxv][)]|(?<=[YMDNc])[(][utxv][)])"
    r"|(?P<step>M?[LR]l|[MD]l|R[ut](?=k|$))"
    r"|(?P<name>\d?o[YMDN][utxv]?|Q[^Q≥]+Q|(?<![YMDNc])[Lv](?:/[Lv])?-?[YMDN](?=[wBkLQ,;)]|$)|[(]Y[)]o?[YMDN]d?|[YMDN]L(?=w)|[YMDN]:[YMDN])"
    r"|(?P<each>(?<=c)Mt(?=$|[,;)]))"
    r"|(?P<fraction>[MD]/[MD](?![/\dYN]))"
    r"|(?P<negative>(?:^|(?<=[B(,]))-[YMDN])"
)


def lexemes(text: str) -> tuple[Token, ...]:
    """Return the words of a value; bounds and signs, numbers and units, words."""
    return tuple(_join(_stamped(_cut(scan(text)))))


class Shape(NamedTuple):
    """The classes of a text's lexemes, runs of mere words as one; where each begins."""

    classes: tuple[str, ...]
    starts: tuple[int, ...]


def shape_of(words: Sequence[Token]) -> Shape:
    """Return the row of classes that the grammar reads, runs of mere words as one."""
    classes: list[str] = []
    starts: list[int] = []
    for position, name in enumerate(_paired(GRAMMAR.classes(words))):
        if name != "WORD" or not classes or classes[-1] != "WORD":
            classes.append(name)
            starts.append(position)
    return Shape(tuple(classes), (*starts, len(words)))


def _paired(classes: tuple[str, ...]) -> Sequence[str]:
    """Return the classes with brackets that have no partner as mere words."""
    if "MARK__OPEN" not in classes and "MARK__CLOSE" not in classes:
        return classes
    made, open_at = list(classes), []
    for position, name in enumerate(classes):
        if name == "MARK__OPEN":
            open_at.append(position)
        elif name == "MARK__CLOSE":
            if open_at:
                open_at.pop()
            else:
                made[position] = "WORD"
    for position in open_at:
        made[position] = "WORD"
    return made


# ---- words that are two here


def _cut(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens, with those cut that hold a unit or a word of the grammar."""
    found: list[Token] = []
    for token in tokens:
        behind = bool(found) and _is_count(found[-1])
        whole = len(token.text) == 1 or "numeral" in token.features
        parts = () if whole else _parts(token.text, behind)
        if len(parts) < 2 or token.end - token.start != len(token.text):
            found.append(token)
            continue
        start = token.start
        for part in parts:
            piece = Token(part, start, start + len(part), _features(part))
            start += len(part)
            # 工作|日|内: what is cut off may be the end of a unit.
            if found and "unit" in (joined := features_of(found[-1].text + part)):
                last = found.pop()
                piece = Token(last.text + part, last.start, piece.end, joined)
            found.append(piece)
    return found


def _is_count(token: Token) -> bool:
    features = token.features
    return "digits" in features or "numeral" in features or "number-part" in features


@lru_cache(maxsize=_CACHE)
def _parts(word: str, behind: bool) -> tuple[str, ...]:
    """Return the words in a word; `behind` a number a unit stands first."""
    own = features_of(word)
    if _WHOLE.intersection(own) or word.isascii() or ("calendar" in own and not behind):
        return (word,)
    for end in range(len(word) - 1, 0, -1):
        left, right = word[:end], word[end:]
        first, second = _features(left), _features(right)
        if not second and len(right) > 1 and first:
            second = _features(_parts(right, behind)[0])
        if _are_two(left, own, first, second, behind):
            count = _is_count(Token(left, 0, 0, first))
            return (*_parts(left, behind), *_parts(right, count))
    return (word,)


def _are_two(
    left: str, own: Features, first: Features, second: Features, behind: bool
) -> bool:
    """Return whether a word that is cut in two is better read so."""
    part = first.get("number-part")
    if part == "each" or part == "half":
        return bool(second) if part == "each" else "unit" in second
    tail = "date-tail" in second or "bound-after" in second
    unit = behind and ("unit" in first or "calendar" in first)
    if unit and (tail or left == "个" or "calendar" in second or "unit" in second):
        return True
    if "digits" in first:
        return "unit" in second
    if "numeral" in first or part in ("scale", "more"):
        loose = behind or _LOOSE.issuperset(PARTS.intersection(own))
        return second.get("number-part") == "step" or (loose and "unit" in second)
    if "yardstick" in first and "bound-after" in second:
        return True
    if first.get("comparison") == "by" and "yardstick" in second:
        return True
    general = not PARTS.isdisjoint(own) or _known(own)
    return not general and bool(first and second) and (_known(first) or _known(second))


def _known(features: Features) -> bool:
    """Return whether a word is one of the ground, or one that the grammar asks for."""
    return "numeral" in features or GRAMMAR.knows(features)


@lru_cache(maxsize=_CACHE)
def _features(word: str) -> Features:
    features = features_of(word)
    if word.isdecimal():
        return {"digits": "", **features}
    if word and all("numeral" in features_of(c) for c in word):
        return {"numeral": "", **features}
    return features


# ---- numbers that are part of something


def _stamped(tokens: list[Token]) -> list[Token]:
    """Return the tokens with dates in digits as one each."""
    if not any("digits" in token.features for token in tokens):
        return tokens
    text = "".join(token.text for token in tokens)
    for match in reversed(list(_STAMP.finditer(text))):
        _merge(tokens, match.start(), match.end())
    for at, token in enumerate(tokens[:-1]):
        following = tokens[at + 1].features
        before = (
            following.get("date-tail") == "before" or following.get("calendar") == "day"
        )
        if before and _SHORT_STAMP.fullmatch(token.text):
            tokens[at] = token._replace(features={"date": "stamp"})
    return tokens


def _merge(tokens: list[Token], start: int, end: int) -> None:
    """Make one date of the tokens of a range of the text, where these fill it."""
    at, first = 0, None
    for position, token in enumerate(tokens):
        if at == start:
            first = position
        at += len(token.text)
        if at == end and first is not None:
            tokens[first : position + 1] = [
                _as_one(tokens[first : position + 1], {"date": "stamp"})
            ]
            return


def _as_one(tokens: Sequence[Token], features: Features) -> Token:
    text = "".join(token.text for token in tokens)
    return Token(text, tokens[0].start, tokens[-1].end, features)


def _join(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens, numbers joined to what they are part of."""
    shape = "".join(map(_letter, tokens))
    at = 0
    for match in _JOINED.finditer(shape):
        start, end = match.span()
        yield from tokens[at:start]
        at = end
        yield from _made(str(match.lastgroup), tokens[start:end])
    yield from tokens[at:]


def _made(kind: str, tokens: list[Token]) -> Sequence[Token]:
    """Return what a run of tokens becomes."""
    text = "".join(token.text for token in tokens)
    match kind:
        case "mark":
            return ()
        case "unit" if tokens[0].text == "(":
            return (tokens[1],)
        case "unit":
            unit = tokens[-1] if tokens[0].text == "个" else tokens[0]
            return (_as_one(tokens, {"unit": unit.features["unit"]}),)
        case "step":
            return (_as_one(tokens, {"grade": "strict"}),)
        case "name" | "each":
            return (_as_one(tokens, {"number-word": ""}),)
        case "interval" if "[" not in text and "]" not in text:
            return tokens
        case "fraction" if any("date" in token.features for token in tokens):
            return tokens
        case "interval" | "fraction":
            return (_as_one(tokens, {kind: ""}),)
        case "negative" if tokens[0].text != "-" or "digits" not in tokens[1].features:
            return tokens
        case "negative":
            return (_as_one(tokens, {"digits": ""}),)
        case _:
            unit = tokens[-1].features.get("calendar", "")
            return (_as_one(tokens, {"date": kind, "date-unit": unit}),)


_SIGNS = {"pause": ",", "dash": "-", "slash": "/", "open": "(", "close": ")"}
_PARTS = {"percent": "p", "ordinal": "o", "scale": "c", "more": "c"}
_CALENDAR = {"year": "y", "school-year": "y", "month": "m", "day": "d", "quarter": "q"}
_MARKS = {
    ";": ";",
    "。": ";",
    ".": ".",
    "个": "g",
    "次": "x",
    ":": ":",
} | dict.fromkeys('“”"「」《》', "Q")


def _letter(token: Token) -> str:
    """Return the letter that stands for a token in a shape."""
    text, features = token.text, token.features
    if text in _MARKS:
        return _MARKS[text]
    if "date" in features:
        return "m"
    if "number-word" in features:
        return "w"
    scale = features.get("number-part") == "scale"
    if not scale and ("digits" in features or "numeral" in features):
        return _size(token)
    for name, known in (
        ("mark", _SIGNS), ("number-part", _PARTS), ("calendar", _CALENDAR),
    ):  # fmt: skip
        if features.get(name) in known:
            return known[features[name]]
    if features.get("date-tail") == "before":
        return "b"
    if features.get("number-part") == "step":
        return "l"
    if "unit" in features and "latin" in features:
        return "v"
    if "unit" in features:
        timed = features["unit"] in ("time", "percentage-point", "score")
        return "t" if timed else "u"
    if "latin" in features:
        return "R" if _ROMAN.fullmatch(text) else "L"
    if any(name in features for name in _BOUNDS):
        return "B"
    return "k" if "bound-after" in features else "w"


def _size(token: Token) -> str:
    """Return what a number may be: a year, a month, a day, or none of them."""
    text = token.text
    if is_digits(text):
        number = int(text) if text.isdecimal() and len(text) < 5 else 0
    else:
        number = chinese_number(text)
    if number in _YEARS and len(text) == 4:
        return "Y"
    if 0 < number <= _DAYS:
        return "M" if number <= _MONTHS else "D"
    return "N"
