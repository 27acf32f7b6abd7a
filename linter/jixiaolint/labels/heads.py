"""The head of a column in, what the column holds out."""

from __future__ import annotations

from functools import cache, lru_cache

from jixiaolint.labels.facts import DECORATED, bare, facts
from jixiaolint.labels.levels import is_level
from jixiaolint.resources import lexicon_pairs
from jixiaolint.words.fold import fold
from jixiaolint.words.match import pattern, words_of
from jixiaolint.words.scan import scan
from jixiaolint.words.vocabulary import Features, features_of

LEVELS = frozenset(("level1", "level2", "level"))
NAMES = ("name4", "name3", "name", "item")
"""The roles of columns that may hold the name, the likeliest first."""

NAMING = LEVELS.union(NAMES)
"""What an indicator is known by. A head has one of these: 一级指标二级指标 are two."""

_LONGEST = 40
_LONGEST_HEAD = 16
_YEARS = r"20\d\d{form-word=year|fiscal}?(?:(?:[-—~～]|{form-word=to})+20\d\d)"
_LONG = pattern(rf"{{head-period=cycle}}|{_YEARS}")
_YEAR = pattern(r"{head-period=annual}|20\d\d")
_WHOLE = pattern(r"{head-period=whole|total}")
_PERIOD = pattern(
    rf"(?:{_YEARS}?{{form-word=year|fiscal}}?|{{head-period=cycle|annual|whole|part}}"
    r"|{numeral}{head-period=quarter}|{form-word=ordinal}{numeral}{form-word=year})"
    r"{form-word=performance}?{form-word=item}?"
)

_BOUND = pattern(r"({bound-rank}){column-head=value}?$")


@cache
def _stated() -> frozenset[str]:
    """Return the heads that the vocabulary has."""
    return frozenset(words_of("column-head"))


@cache
def endings(only: str = "") -> tuple[str, ...]:
    """Return what heads of any beginning end in, those of one role only if it is given."""
    pairs = lexicon_pairs("column-head")
    return tuple(h[1:] for h, role in pairs if h[0] == "-" and only in ("", role))


@cache
def _fronts() -> frozenset[str]:
    """Return the first two letters of the words that a head may begin with."""
    words = (*_stated(), *words_of("head-period"))
    return frozenset(word[:2] for word in words)


@cache
def _tails() -> frozenset[str]:
    """Return the last two letters of all heads: few other texts end in them."""
    return frozenset(term[-2:] for term in (*_stated(), *facts()))


def may_head(label: str) -> bool:
    """Return whether a head may end so: most texts are told by their last letters."""
    last = label[-1]
    if last in DECORATED or last in _tails():
        return True
    return label[-2:] in _tails() or label[-2:-1].isspace()


@lru_cache(maxsize=65536)
def role_of(label: str) -> str | None:
    """Return the role that a column with this head has, or None if it is no head."""
    if not label or len(label) > _LONGEST or not may_head(label):
        return None
    role = head_of(label)
    return _JOINT_ROLES.get(role, role) if role else None


_KINDS = frozenset(("sign", "sort", "level", "unit"))
_FOREIGN = frozenset(("amount", "project", "org"))
"""What stands beside indicators; a kind or unit of it (资金性质) is none of theirs."""

_JOINT_ROLES = {"operator": "sign", "code": "note", "key": "note"}
"""The roles that a grid does not tell apart."""


@lru_cache(maxsize=65536)
def head_of(label: str) -> str | None:
    """Return what a column with this head holds, what was reached told from notes."""
    key = bare(label)
    if key[-2:] not in _tails() and key[-1:] not in _tails():
        return None
    stated = key in _stated()
    said = stated or key.endswith(endings())
    role = features_of(key).get("column-head") if said else None
    if role == "note":
        role = _joint(key) or role
    if role and (stated or not is_level(key)):
        return None if role == "part" else role
    kind = facts().get(key)
    if kind:
        return kind if kind in {"goal", "cycle", "amount", "content"} else None
    return None if is_level(key) else _compound(key)


@lru_cache(maxsize=65536)
def _compound(key: str) -> str | None:
    """Return the role of a head made of words of heads alone: 指标内容说明.

    The last one says it, in a joint head (名称及说明) that of the first half; a head that
    speaks of a note is one.
    """
    if len(key) > _LONGEST_HEAD or key[:2] not in _fronts():
        return None
    if joint := _joint(key):
        return joint
    roles = [_part(token.features) for token in scan(key)]
    if len(roles) == 1 and "fund" in features_of(key):
        return "amount"
    if None in roles:
        return None
    if roles[-1] == "project" and "item" in roles:
        return "item"  # 指标项目: what is measured, no project
    if sum(role in NAMING for role in roles) > 1:
        return None
    if "note" in roles or (roles[-1] in _KINDS and not _FOREIGN.isdisjoint(roles)):
        return "note"
    return next((role for role in reversed(roles) if role != "part"), None)


def _joint(key: str) -> str | None:
    """Return the role of the first half of a joint head (名称及说明), if it is one."""
    joints = (token.start for token in scan(key) if "conjunction" in token.features)
    return head_of(key[:at]) if (at := next(joints, 0)) else None


def plain_head(label: str) -> str | None:
    """Return what a head holds that is listed or made of words of heads alone."""
    key = bare(label)
    return head_of(key) if key in _stated() or _compound(key) else None


def _part(features: Features) -> str | None:
    """Return the role of a word in a head; a word for a period only joins others."""
    return features.get("column-head") or (
        "part" if "head-period" in features else None
    )


def is_period(label: str) -> bool:
    """Return whether a head names a period and nothing else: 2025年, 全年, 中期."""
    return bool(_PERIOD.fullmatch(bare(label)))


def period_of(label: str) -> str | None:
    """Return ``cycle`` or ``annual`` if the heads of a column speak of a period."""
    folded = fold(label)
    if _LONG.search(folded):
        return "cycle"
    if _YEAR.search(folded):
        return "annual"
    return "cycle" if _WHOLE.search(folded) else None


def bound_of(label: str) -> str | None:
    """Return the word by which a head says that below it stand bounds: 下限, 最高值."""
    found = _BOUND.search(bare(label))
    return found[1] if found else None
