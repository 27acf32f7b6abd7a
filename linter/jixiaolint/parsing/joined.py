"""Numbers joined to what they are part of: a date, a step, a name, a fraction."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from jixiaolint.parsing.numeral import POINT, chinese_number, is_digits, is_spelt_out
from jixiaolint.words.scan import Token
from jixiaolint.words.vocabulary import Features, any_of, bit, interned

_CACHE = 16384
_NUMBER = any_of("digits", "numeral")
_NO_NUMBER = any_of("date", "number-word") | bit("number-part", "scale")
"""What a number may be besides that counts more."""

_BOUNDS = ("bound-before", "bound-close", "bound-rank")
_STAMPED = interned({"date": "stamp"})
_MONTHS, _DAYS, _YEARS = 12, 31, range(1800, 2300)

# 2025-11-30 (00:00:00), 20251130, 2025.6.30; 2025-11; 2025.1 before another; 12/31; 6.30 before 前.
_STAMP = re.compile(
    r"(?<![\d.])(?:19|20)\d\d(?:([-./])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])"
    r"(?:t?[0-2]?\d:[0-5]\d(?::[0-5]\d)?)?|(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9]))(?![\d.%])"
    r"|(?<![\d.])(?:19|20)\d\d[-./](?:1[0-2]|0[1-9])(?=$|[,;。~(-])"
    r"|(?<![\d.])(?:19|20)\d\d[./](?:1[0-2]|0?[1-9])(?=[-~](?:19|20)\d\d[./])"
    r"|(?<![\d.])(?:19|20)\d\d[./](?:1[0-2]|0?[1-9])[-~](?:1[0-2]|0?[1-9])(?![\d.%])"
    r"|^(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d)(?=\D?$)"
)
_STAMP_SIGN = re.compile(r"(?:19|20)\d\d|/")
"""What stands in every date in digits."""

_BEFORE = bit("date-tail", "before") | bit("calendar", "day")
_SHORT_STAMP = re.compile(r"(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])")
_DENOMINATOR = re.compile(r"\d{1,2}|10{2,6}")
_GRADES = re.compile(r"[a-e]")
_ROMAN = re.compile(r"[ivx]+")

# Each lexeme is one letter of a shape (`_letter`), on which these patterns work.
_JOINED = re.compile(
    r"(?P<mark>(?:^|(?<=;))(?:[M][,.)](?!$)|\(M\)(?!$)))"
    r"|(?P<decimal>[YMDN]P[YMDN])"
    r"|(?P<tenth>(?<=[MDN]C)M(?=$|[kB,;)]))"
    r"|(?P<year>(?:[YMDN]-)?Yy)"
    r"|(?P<month>(?:M-)?Mm)"
    r"|(?P<day>(?<=m)(?:[MD]-)?[MD]d|[MD]d(?=b)|(?<=m)[MD](?=b))"
    r"|(?P<quarter>oMq|M-Mq|Mq(?!p?[YMDN]))"
    r"|(?P<interval>[(][YMDN]p?[-,][YMDN]p?[)])"
    r"|(?P<unit>g[tymdqP]|[utvP]x|[utxv][(][utxv][)]|(?<=[YMDNc])[(][utxv][)])"
    r"|(?P<step>M?[LRG]l|[MD]l|[RG][ut](?=k|$))"
    r"|(?P<name>\d?o[YMDN][utxv]?|Q[^Q≥]+Q|(?<![YMDNc])[LGv](?:/[LGv])?-?[YMDN](?:-[YMDN])?(?=[waBkLGQ,;)]|$)|[(]Y[)]o?[YMDN]d?|[YMDN][LG](?=[wa])|[YMDN]:[YMDN])"
    r"|(?P<each>(?<=c)Mt(?=$|[,;)]))"
    r"|(?P<fraction>[MD]/[MDN](?![/\dYNc]))"
    r"|(?P<past>[bs][MDN][yt](?=a))"
    r"|(?P<negative>(?:^|(?<=[B(,]))-[YMDN])"
)


def stamped(tokens: list[Token]) -> list[Token]:
    """Return the tokens with dates in digits as one each."""
    text = "".join([token.text for token in tokens])
    if _STAMP_SIGN.search(text):
        for match in reversed(list(_STAMP.finditer(text))):
            _merge(tokens, match.start(), match.end())
    for at, token in enumerate(tokens[1:]):
        if token.features.bits & _BEFORE and _SHORT_STAMP.fullmatch(tokens[at].text):
            tokens[at] = tokens[at]._replace(features=_STAMPED)
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
                _as_one(tokens[first : position + 1], _STAMPED)
            ]
            return


def _as_one(tokens: Sequence[Token], features: Mapping[str, str]) -> Token:
    text = "".join(token.text for token in tokens)
    return Token(text, tokens[0].start, tokens[-1].end, interned(features))


def join(tokens: list[Token]) -> list[Token]:
    """Return the tokens, numbers joined to what they are part of."""
    joints = _joints("".join(map(_letter, tokens)))
    if not joints:
        return tokens
    made: list[Token] = []
    at = 0
    for kind, start, end in joints:
        made += tokens[at:start]
        made += _made(kind, tokens[start:end])
        at = end
    return made + tokens[at:]


@lru_cache(maxsize=_CACHE)
def _joints(shape: str) -> list[tuple[str, int, int]]:
    """Return what is joined in a shape, with its range."""
    return [(str(m.lastgroup), *m.span()) for m in _JOINED.finditer(shape)]


def _made(kind: str, tokens: list[Token]) -> Sequence[Token]:
    """Return what a run of tokens becomes."""
    text = "".join(token.text for token in tokens)
    match kind:
        case "mark":
            return ()
        case "unit" if tokens[0].features.get("mark") == "open":
            return (tokens[1],)
        case "unit" if tokens[-1].features.get("date") == "stamp":
            return tokens  # 33个|2025-12-31前
        case "unit":
            unit = tokens[-1] if tokens[0].text == "个" else tokens[0]
            return (_as_one(tokens, {"unit": unit.features["unit"]}),)
        case "step":
            return (_as_one(tokens, {"grade": "strict"}),)
        case "name" | "each":
            return (_as_one(tokens, {"number-word": ""}),)
        case "decimal" | "tenth" if not is_spelt_out(tokens[-1].text):
            return tokens
        case "decimal" if is_digits(tokens[0].text):
            return tokens
        case "decimal":
            return (_as_one(tokens, {"numeral": ""}),)
        case "tenth":
            return (_as_one(tokens, {kind: ""}),)
        case "interval" if "[" not in text and "]" not in text:
            return tokens
        case "fraction" if not _is_share(tokens):
            return tokens
        case "interval" | "fraction":
            return (_as_one(tokens, {kind: ""}),)
        case "past":
            return (_as_one(tokens, {"yardstick": kind}),)
        case "negative" if tokens[0].text != "-" or "digits" not in tokens[1].features:
            return tokens
        case "negative":
            return (_as_one(tokens, {"digits": ""}),)
        case _:
            written = tokens[-1].features.get("calendar", "")
            return (_as_one(tokens, {"date": kind, "date-unit": written}),)


def _is_share(tokens: Sequence[Token]) -> bool:
    """Return whether two numbers at a stroke are a share (1/3, 1/1000), as 12/85 is not."""
    dated = any("date" in token.features for token in tokens)
    return not dated and _DENOMINATOR.fullmatch(tokens[-1].text) is not None


_SIGNS = {"pause": ",", "dash": "-", "slash": "/", "open": "(", "close": ")"}
_PARTS = {"percent": "p", "ordinal": "o", "scale": "c", "more": "c", "span": "s"}
_CALENDAR = {"year": "y", "school-year": "y", "month": "m", "day": "d", "quarter": "q"}
MEASURES = {"个": "g", "次": "x", POINT: "P", "成": "C"}
"""Measure words that are known by their letters."""

_MARKS = {";": ";", "。": ";", ".": ".", ":": ":"} | MEASURES
_MARKS |= dict.fromkeys('“”"「」《》', "Q")


def _letter(token: Token) -> str:
    """Return the letter that stands for a token in a shape."""
    text, features = token.text, token.features
    if features.bits & _NUMBER and not features.bits & _NO_NUMBER:
        return _size(text)
    return _sign(text, features)


@lru_cache(maxsize=_CACHE)
def _sign(text: str, features: Features) -> str:
    """Return the letter of a word that is no number by itself."""
    if text in _MARKS:
        return _MARKS[text]
    if "date" in features:
        return "m"
    if "number-word" in features:
        return "w"
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
        graded = "G" if _GRADES.fullmatch(text) else "L"
        return "R" if _ROMAN.fullmatch(text) else graded
    if any(name in features for name in _BOUNDS):
        return "B"
    if "bound-after" in features:
        return "k"
    return "a" if "yardstick" in features else "w"


def _size(text: str) -> str:
    """Return what a number may be: a year, a month, a day, or none of them."""
    if is_digits(text):
        number = int(text) if text.isdecimal() and len(text) < 5 else 0
    else:
        number = chinese_number(text)
    if number in _YEARS and len(text) == 4:
        return "Y"
    if 0 < number <= _DAYS:
        return "M" if number <= _MONTHS else "D"
    return "N"
