"""YAML made into plain values, with bounds on what a few lines may stand for.

Only what a person writes is read: mappings, lists, texts, and as plain words numbers of
up to 18 digits, true, false and null. All else (dates, ``.inf``, ``1:20``) is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from jixiaolint.errors import UsageError, shown
from jixiaolint.given.texts import read_given
from jixiaolint.said import Said
from jixiaolint.yaml_values.events import events
from jixiaolint.yaml_values.located import Located, Trail
from jixiaolint.yaml_values.slips import slip

DEEPEST = 50
"""How many lists and mappings may stand inside one another."""

MOST = 500_000
"""How many values a document may have, with what aliases repeat."""

_PER_VALUE = 100
"""So many characters of a text count as one value."""

_UNFIT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "on", "On"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "off", "Off"), False),
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")


def read_located(path: Path) -> Located:
    """Return a YAML file with its line numbers; whatever is wrong is a UsageError."""
    return Located(path, *compose(path, read_given(path)))


def compose(path: Path, text: str) -> tuple[Any, dict[Trail, int]]:
    """Return what the text of a YAML file says, and the line of each value in it.

    Raises UsageError with file and line where it is not YAML, or more than a person
    would write: tags, several documents, a key twice, an alias of what holds it.
    """
    unfit = _UNFIT.search(text)
    if unfit:
        line = text.count("\n", 0, unfit.start()) + 1
        raise UsageError(_forbidden(unfit[0]).at(f"{path}:{line}"))
    try:
        composer = _Composer(path, events(text))
        return composer.document(), composer.lines
    except yaml.YAMLError as error:
        line, said = slip(text, error)
        raise UsageError(said.at(f"{path}:{line}")) from error


class _Anchored(NamedTuple):
    """What an alias stands for, and how many values that is."""

    value: Any
    size: int


@dataclass(slots=True)
class _Composer:
    """Builds the values of one document out of the events of the parser."""

    path: Path
    events: Iterator[Any]
    lines: dict[Trail, int] = field(default_factory=dict)
    anchors: dict[str, _Anchored | None] = field(default_factory=dict)
    count: int = 0

    def document(self) -> Any:
        """Return the value of the only document, None if the file is empty."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        value = self.value(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.fault(
                after,
                Said(
                    "一个文件只写一份文档，“---”以下不予读取。",
                    "a second document in one file is not read.",
                ),
            )
        return value

    def value(self, event: Any, trail: Trail) -> Any:
        """Return the value that begins with an event."""
        self.lines.setdefault(trail, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            return self.again(event)
        if event.tag is not None:
            raise self.fault(
                event,
                Said(
                    f"标签“{shown(event.tag)}”不予读取，请写普通的值；文字以 ! 开头时加引号。",
                    f"the tag '{shown(event.tag)}' is not read; write a plain value, in"
                    " quotation marks if it begins with !.",
                ),
            )
        before = self.count
        if event.anchor:
            self.anchors[event.anchor] = None
        made = self.plain(event, trail)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(made, self.count - before)
        return made

    def plain(self, event: Any, trail: Trail) -> Any:
        """Return a text, a list or a mapping."""
        if isinstance(event, yaml.ScalarEvent):
            self.add(event, 1 + len(event.value) // _PER_VALUE)
            return self.scalar(event)
        self.add(event, 1)
        if len(trail) >= DEEPEST:
            raise self.fault(
                event,
                Said(
                    f"嵌套超过 {DEEPEST} 层。",
                    f"lists and mappings stand more than {DEEPEST} deep inside one another.",
                ),
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(trail)
        return self.pairs(trail)

    def items(self, trail: Trail) -> list[Any]:
        """Return the items of a list up to its end."""
        made: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            made.append(self.value(event, (*trail, len(made))))
        return made

    def pairs(self, trail: Trail) -> dict[str, Any]:
        """Return keys and values of a mapping up to its end; keys are always texts."""
        made: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, at = self.key(event), event.start_mark.line + 1
            if key in made:
                first = self.lines[(*trail, key)]
                raise self.fault(
                    event,
                    Said(
                        f"键“{shown(key)}”重复，第{first}行已有。",
                        f"the key '{shown(key)}' stands twice, first in line {first}.",
                    ),
                )
            self.lines[(*trail, key)] = at
            made[key] = self.value(next(self.events), (*trail, key))
        return made

    def key(self, event: Any) -> str:
        """Return a key as it is written."""
        if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
            raise self.fault(
                event, Said("键应为一个词。", "a key must be a plain word.")
            )
        if event.value == "<<" and event.implicit[0]:
            raise self.fault(
                event,
                Said(
                    "合并键“<<”不予读取，请写全。",
                    "merging with '<<' is not read; write all keys.",
                ),
            )
        self.add(event, 1 + len(event.value) // _PER_VALUE)
        return str(self.text(event))

    def scalar(self, event: Any) -> Any:
        """Return a text, or what a plain word means."""
        text = self.text(event)
        if not event.implicit[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _WHOLE.fullmatch(text):
            return int(text)
        return float(text) if _DECIMAL.fullmatch(text) else text

    def text(self, event: Any) -> str:
        """Return the text of a scalar, in which escapes may have put any character."""
        value: str = event.value
        unfit = None if value.isprintable() else _UNFIT.search(value)
        if unfit:
            raise self.fault(event, _forbidden(unfit[0]))
        return value

    def again(self, event: Any) -> Any:
        """Return what an alias stands for, counted as if it were written out."""
        known = self.anchors.get(event.anchor)
        if known is None:
            what = "指向自身" if event.anchor in self.anchors else "没有定义"
            raise self.fault(
                event,
                Said(
                    f"别名“*{shown(event.anchor)}”{what}；文字以 * 开头时加引号。",
                    f"the alias '*{shown(event.anchor)}' is of nothing above it, or of"
                    " what holds it; a text that begins with * needs quotation marks.",
                ),
            )
        self.add(event, known.size)
        return known.value

    def add(self, event: Any, number: int) -> None:
        """Count values; refuse the one that is too many."""
        self.count += number
        if self.count > MOST:
            raise self.fault(
                event,
                Said(
                    f"内容超过 {MOST} 个值，别名按展开计。",
                    f"more than {MOST} values, aliases counted as what they stand for.",
                ),
            )

    def fault(self, event: Any, sentence: Said) -> UsageError:
        """Return what is wrong with an event, to be raised."""
        return UsageError(sentence.at(f"{self.path}:{event.start_mark.line + 1}"))


def _forbidden(sign: str) -> Said:
    code = f"U+{ord(sign):04X}"
    return Said(f"不允许出现字符 {code}。", f"the character {code} is not allowed.")
