"""The name of a project amid running text: above its sums, or above its goal."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_FINAL = "。！？!?;；"
_STRAY = frozenset("。；;，,、.")
_FOREIGN = pattern(
    r"\s*(?:{form-word=ordinal}(?:{numeral}|\d){1,3}{form-word=chapter}|{numeral}{1,3}、"
    r"|{form-word=remark}|{form-word=note}[:：]|{form-word=annex}|{heading-label=sign})"
)
_NAME_LENGTH = 70
_NAME_LINES = 6


def cut_name(lines: Sequence[Text], own: Text) -> tuple[Sequence[Text], Sequence[Text]]:
    """Return the lines before a project's name, and the lines of the name.

    `lines` stand between the last indicator and the sums of the project; `own` is what
    stands before the sums on their line. The name begins at an indented line, or else
    after the last sentence. With a name on its own line already, only an indented line
    above can belong to it.
    """
    filled = [(i, line) for i, line in enumerate(lines) if line.value.strip()]
    ends = [i for i, line in filled if line.value.strip()[-1] in _FINAL]
    filled = [(i, line) for i, line in filled if not ends or i > ends[-1]]
    indented = [i for i, line in filled if _is_indented(line)]
    length = sum(len(line.value.strip()) for _, line in filled)
    start = ends[-1] + 1 if ends else 0
    if own.value.strip() and (not indented or _is_indented(own)):
        start = len(lines)
    elif indented:
        start = indented[0]
    elif length > _NAME_LENGTH or len(filled) > _NAME_LINES:
        start = filled[-1][0]
    return lines[:start], [line for i, line in filled if i >= start]


def leading_name(lines: Sequence[Text]) -> tuple[Text | None, Sequence[Text]]:
    """Return the line of the name at the head of a project's text, and the lines after.

    There is a name if the first line is short and ends no sentence, and stands alone or
    above lines that end one.
    """
    filled = [line for line in lines if line.value.strip()]
    if not filled:
        return None, []
    first, rest = filled[0], filled[1:]
    value = first.value.strip()
    short = len(value) <= _NAME_LENGTH // 2 and not set(value) & set("。；;：:")
    closed = not rest or rest[-1].value.strip()[-1] in _FINAL
    return (first, rest) if short and closed else (None, filled)


def is_foreign(line: Text) -> bool:
    """Tell whether a line begins another part of the document, or a note below a table."""
    return _FOREIGN.match(line.value) is not None


def is_stray(line: Text) -> bool:
    """Tell whether a line holds nothing but a mark that belongs to text above."""
    value = line.value.strip()
    return bool(value) and set(value) <= _STRAY


def _is_indented(line: Text) -> bool:
    return line.value[:2].isspace() and bool(line.value.strip())
