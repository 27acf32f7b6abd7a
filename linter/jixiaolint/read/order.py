"""What a comment that silences findings says: which rules, until when, for what reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from jixiaolint import resources

_BETWEEN = re.compile(r"[\s,，、;；]+")
_LEAD = " \t:：,，、;；.。"
_OTHER = re.compile(r"[^0-9]+")
_CODE = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,4}[0-9]{3,4}(?![0-9])")
_BIDS = ("ignore", "meant")
_ENDS = re.compile(r"[0-9]\D{0,2}$")
"""A day ends so, and does not go on as a sentence."""


class Order(NamedTuple):
    """A comment as understood: names of rules (none for all), a last day, a reason.

    `wrong` is what was not understood, and nothing is silenced then.
    """

    rules: tuple[str, ...] = ()
    until: str = ""
    reason: str = ""
    wrong: str = ""


def parse(text: str) -> Order:
    """Return what stands behind the name of the program in a comment."""
    rest = _behind(text, "ignore")
    if rest is None:
        return Order(wrong=text)
    head, reason = _parted(rest, "reason")
    names, last = _parted(head, "until")
    if last is None and reason:
        # The last day may stand behind the reason as well.
        before, at_end = _parted(reason, "until", last=True)
        if at_end and _ENDS.search(at_end) and day(at_end):
            reason, last = before, at_end
    rules = tuple(filter(None, _BETWEEN.split(names.strip(_LEAD))))
    until = "" if last is None else day(last)
    wrong = last or head if last is not None and not until else ""
    return Order(rules, until, (reason or "").strip(_LEAD), wrong)


def is_order(text: str) -> bool:
    """Return whether what stands behind the name of the program bids it something.

    A rule is named by its code, or a word says what to do, misspelt maybe; else it is
    prose about the program, such as who made it. Nothing at all may go on a line later.
    """
    if not text.strip() or _CODE.search(text):
        return True
    # A Chinese word may be set with blanks inside.
    spellings = (text, "".join(text.split()))
    if any(_word(kind).search(one) for kind in _BIDS for one in spellings):
        return True
    first = _BETWEEN.split(text.strip(_LEAD))[0].casefold()
    return bool(get_close_matches(first, [*words()["ignore"], *words()["meant"]]))


def day(written: str) -> str:
    """Return a day as 2027-03-31, however its three numbers are parted; else nothing."""
    from datetime import date

    numbers = [part for part in _OTHER.split(written) if part]
    try:
        year, month, of_month = map(int, numbers)
        return date(year, month, of_month).isoformat()
    except (ValueError, OverflowError):
        return ""


@cache
def words() -> Mapping[str, Sequence[str]]:
    """Return the words of such comments by what they open."""
    from jixiaolint.yaml_values.compose import read_located

    found: Mapping[str, Sequence[str]] = read_located(
        resources.folder("rules") / "silence.yaml"
    ).data
    return found


def _behind(text: str, kind: str) -> str | None:
    """Return what stands behind the word that a text begins with, if it is of a kind."""
    match = _word(kind).match(text.lstrip(_LEAD))
    return None if match is None else match.string[match.end() :]


def _parted(text: str, kind: str, *, last: bool = False) -> tuple[str, str | None]:
    """Return what stands before the first or last word of a kind, and behind it if any."""
    found = list(_word(kind).finditer(text))
    if not found:
        return text, None
    match = found[-1 if last else 0]
    return text[: match.start()].strip(_LEAD), text[match.end() :].strip(_LEAD)


@cache
def _word(kind: str) -> re.Pattern[str]:
    """Return a pattern of the words of a kind; Latin ones stand between other signs."""
    longest = sorted(words()[kind], key=len, reverse=True)
    either = "|".join(
        rf"(?<![\w-]){re.escape(word)}(?![\w-])" if word.isascii() else re.escape(word)
        for word in longest
    )
    return re.compile(either, re.IGNORECASE)
