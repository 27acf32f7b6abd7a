"""A settings file with more silences: its text goes on, comments and layout as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from jixiaolint.errors import UsageError
from jixiaolint.said import Said
from jixiaolint.yaml_values.compose import compose

_KEY = "silence"
_INDENT = "  "


class Line(NamedTuple):
    """A silence to be written: what it states, and a comment for people."""

    stated: Mapping[str, str]
    comment: str = ""

    def flow(self) -> str:
        """Return what it states as YAML on one line."""
        dumped: str = yaml.safe_dump(
            dict(self.stated),
            default_flow_style=True,
            allow_unicode=True,
            sort_keys=False,
            width=10**6,
        )
        return dumped.strip()

    def item(self, indent: str) -> str:
        """Return it as an item of a list."""
        comment = " ".join(self.comment.split())
        return f"{indent}- {self.flow()}" + (f"  # {comment}" if comment else "") + "\n"


def appended(path: Path, text: str, lines: Sequence[Line]) -> str:
    """Return the text of a settings file with silences added behind those it has.

    Raises UsageError for a file that is wrong, or written so that nothing can be added.
    """
    made = None
    if path.suffix != ".toml":
        before = compose(path, text)[0] or {}
        made = _with(text, lines)
        wanted = [*(before.get(_KEY) or ()), *(dict(line.stated) for line in lines)]
        made = made if _read(path, made) == {**before, _KEY: wanted} else None
    if made is None:
        items = " ".join(line.flow() for line in lines)
        raise UsageError(
            Said(
                f"这个文件的写法不便自动添加，请把 {items} 写进 {_KEY}。",
                f"nothing can be added here; write {items} into {_KEY} by hand.",
            ).at(path)
        )
    return made


def _read(path: Path, text: str) -> object:
    """Return what a text says; nothing if it is no YAML any more."""
    try:
        return compose(path, text)[0]
    except UsageError:
        return None


def _with(text: str, lines: Sequence[Line]) -> str:
    """Return a text with items in its list of silences, which begins where there is none."""
    text += "" if text.endswith("\n") or not text else "\n"
    node = _list(text)
    if node is None:
        gap = "\n" if text.strip() else ""
        return f"{text}{gap}{_KEY}:\n" + "".join(one.item(_INDENT) for one in lines)
    start, end = node.start_mark.index, node.end_mark.index
    if node.flow_style:
        flow = ", ".join(one.flow() for one in lines)
        kept = text[: end - 1].rstrip().removesuffix(",")
        return f"{kept}{', ' if node.value else ''}{flow}{text[end - 1 :]}"
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    at = text.find("\n", _end(node)) + 1
    return text[:at] + "".join(one.item(indent) for one in lines) + text[at:]


def _list(text: str) -> yaml.SequenceNode | None:
    """Return the list of silences in the text of a file, if there is one."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    found = (value for key, value in pairs if key.value == _KEY)
    return next((one for one in found if isinstance(one, yaml.SequenceNode)), None)


def _end(node: yaml.Node) -> int:
    """Return where the last of what a node holds ends; blanks and comments come behind."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[-1] if isinstance(last, tuple) else last
    end: int = node.end_mark.index
    # A text of several lines ends where the next thing begins.
    return end - 1 if node.end_mark.column == 0 else end
