"""What a YAML file that no parser understands was meant to say: the slip and its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jixiaolint.errors import shown
from jixiaolint.said import Said

_TAB = re.compile(r" *\t")
_KEY = re.compile(r"\s*(?:- )?['\"]?([A-Za-z][\w-]*)['\"]?\s*(：|:(?=[^\s/\\]))")
_CURLY = re.compile("[:,{\\[-] *[“‘]")
_COMMENT = re.compile(r"[{\[][^}\]]*\s#.*[}\]]\s*$")
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_QUOTED = re.compile(_TEXT.pattern + r"|(?:^|\s)#.*")
_WIDE = dict(zip("：，｛｝［］＂＇＃－", ":,{}[]\"'#-", strict=True))
BLANKS = ("\u3000", "\u00a0", "\u2003", "\u2002")
"""Characters that look like a space."""

WIDE_BLANK = Said(
    "行首有全角空格，缩进只能用半角空格。",
    "a wide blank at the beginning of the line; indent with spaces.",
)

_NEEDS_COLON = Said(
    "这一行没有写成“键: 值”，或者上面的引号、括号没有关上。",
    "this line is no 'key: value', or a quotation mark or bracket above is left open.",
)
_INDENT = Said(
    "缩进不对：同一级的键要对齐，下一级多缩进两格（用空格）；值里有“: ”时加引号。",
    "wrong indentation: keys of one level stand below one another, the next level two"
    " spaces further in; a value with ': ' in it needs quotation marks.",
)
_FAULTS = (
    (
        ("',' or '}'",),
        Said(
            "花括号 { 没有关上，或者项目之间缺少逗号。",
            "the brace { is never closed, or a comma is missing.",
        ),
    ),
    (
        ("',' or ']'",),
        Said(
            "方括号 [ 没有关上，或者项目之间缺少逗号。",
            "the bracket [ is never closed, or a comma is missing.",
        ),
    ),
    (
        ("unexpected end of stream", "document indicator"),
        Said("引号没有关上。", "the quotation mark is never closed."),
    ),
    (
        (
            "mapping values are not allowed",
            "expected key",
            "<block end>",
            "'-' indicator",
            "not allowed in this context",
            "node content",
        ),
        _INDENT,
    ),
    (("expected ':'",), _NEEDS_COLON),
    (
        ("cannot start any token", "alphabetic or numeric", "undefined alias"),
        Said(
            "这个字符开头的值要加引号。",
            "a value that begins with this character needs quotation marks.",
        ),
    ),
    (
        ("escape character",),
        Said(
            "双引号里的反斜杠有特殊意义，请改用单引号。",
            "a backslash in double quotation marks means something else; use single ones.",
        ),
    ),
)
"""What parsers say, and what an author is told."""

_NO_YAML = Said(
    "不是 YAML，请对照 rules/AUTHORS.zh-CN.md 里的例子。",
    "not YAML; see the examples in rules/AUTHORS.md.",
)


def slip(text: str, error: Any) -> tuple[int, Said]:
    """Return the line on which a text went wrong for a parser, and what to do there.

    `error` is what the parser raised: it knows where it lost its way, which is where
    something was opened, or some way behind the slip.
    """
    mark = getattr(error, "problem_mark", None)
    last = mark.line + 1 if mark else 1
    opened = getattr(error, "context_mark", None)
    inner = re.search("flow|quoted|simple key", getattr(error, "context", None) or "")
    first = opened.line + 1 if opened and inner else last
    lines = text.splitlines()
    written = [(n, line) for n, line in enumerate(lines, 1) if n <= last]
    for number, line in reversed(written):
        for said in _of_line(line, near=number >= min(first, last - 1)):
            return number, said
    return first, _told(error)


def _of_line(line: str, *, near: bool) -> Iterator[Said]:
    """Yield what is wrong with a line by itself; more is looked for `near` the fault."""
    if _TAB.match(line):
        yield Said(
            "行首有制表符（Tab），缩进只能用空格。",
            "a tab at the beginning of the line; indent with spaces.",
        )
    if found := key_and_colon(line):
        yield found[1]
    if not near:
        return
    if line[:1] in BLANKS:
        yield WIDE_BLANK
    if _COMMENT.search(_TEXT.sub("", line)):
        yield Said(
            "空格加 # 以后算注释，属于文字的请加引号。",
            "behind a space, # begins a comment; put a text with it in quotation marks.",
        )
    bare = _QUOTED.sub("", line)
    if _CURLY.search(bare):
        yield Said(
            "“”不是 YAML 的引号，含 { 或 : 的文字外面要再加半角引号 ' '。",
            "“ ” are no quotation marks of YAML; put ' ' round a text with { or : in it.",
        )
    for sign in bare:
        if sign in _WIDE:
            yield Said(
                f"这里的“{sign}”是全角，应为半角“{_WIDE[sign]}”；属于文字的，请加引号。",
                f"'{sign}' is full-width here, expected '{_WIDE[sign]}'; put it in"
                " quotation marks if it belongs to a text.",
            )
            return


def key_and_colon(text: str) -> tuple[str, Said] | None:
    """Return the key with which a text begins, if its colon is none, and what to say."""
    found = _KEY.match(text)
    if found is None:
        return None
    key = found[1]
    if found[2] == "：":
        return key, Said(
            f"键“{shown(key)}”后面是全角冒号“：”，应为半角冒号加空格“: ”。",
            f"a full-width colon '：' stands behind the key '{shown(key)}', expected"
            " ': '.",
        )
    return key, Said(
        f"键“{shown(key)}”的冒号后面要有空格。",
        f"a space is missing behind the colon of the key '{shown(key)}'.",
    )


def _told(error: Any) -> Said:
    """Return what an author is told of what the parser found."""
    what = getattr(error, "problem", None) or ""
    for fragments, said in _FAULTS:
        if any(fragment in what for fragment in fragments):
            return said
    return _NO_YAML
