"""The name of a project amid running text: above its sums, or above its goal."""

from __future__ import annotations

from collections.abc import Sequence

from jixiaolint.text import Text
from jixiaolint.words.match import pattern

_FINAL = "。！？!?;；"
_STRAY = frozenset("。；;，,、.")
_ORDINAL = pattern(r"\s*(?:{numeral}{1,3}、|[(（]{numeral}{1,3}[)）])")
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
    last = _last_sentence(lines)
    indented = next(
        (i for i in range(last, len(lines)) if _is_indented(lines[i])), None
    )
    if own.value.strip():
        start = len(lines) if indented is None or _is_indented(own) else indented
    elif indented is not None:
        start = indented
    else:
        start = _short_enough(lines, last)
    return lines[:start], [line for line in lines[start:] if line.value.strip()]


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


def without_ordinal(name: Text) -> tuple[Text, Text]:
    """Return the 一、 or （一） before a name, and the name."""
    match = _ORDINAL.match(name.value)
    end = match.end() if match else 0
    return name.slice(0, end).strip(), name.slice(end)


def is_foreign(line: Text) -> bool:
    """Tell whether a line begins another part of the document, or a note below a table."""
    return _FOREIGN.match(line.value) is not None


def is_stray(line: Text) -> bool:
    """Tell whether a line holds nothing but a mark that belongs to text above."""
    value = line.value.strip()
    return bool(value) and set(value) <= _STRAY


def _last_sentence(lines: Sequence[Text]) -> int:
    """Return the first line after the last one that ends a sentence."""
    ends = [
        i for i, line in enumerate(lines) if line.value.strip().endswith(tuple(_FINAL))
    ]
    return ends[-1] + 1 if ends else 0


def _is_indented(line: Text) -> bool:
    return line.value[:2].isspace() and bool(line.value.strip())


def _short_enough(lines: Sequence[Text], start: int) -> int:
    """Return where the name begins so that it is not too long for one."""
    filled = [i for i in range(start, len(lines)) if lines[i].value.strip()]
    length = sum(len(lines[i].value.strip()) for i in filled)
    short = length <= _NAME_LENGTH and len(filled) <= _NAME_LINES
    return start if short else filled[-1]
