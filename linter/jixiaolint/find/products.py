"""How our own products are known again: by what they carry, never by their names."""

from __future__ import annotations

import re
from typing import Literal

from jixiaolint.find.opening import opens

Product = Literal["report", "returned"]

MARK = b"jixiaolint"
"""The comment of a returned file, which is a zip archive; whoever saves it anew drops it."""

GAIN = ".xlsx"
"""What the name of a returned file gains where a workbook is made of what was none."""

FINDINGS = b"jixiaolint-findings"
"""The key in the footer of a Parquet file that holds findings."""

BASELINE = "jixiaolint-baseline"
"""The first key of a baseline file."""

REMARK = "data-remark"
"""The attribute of a letter that holds rules and fingerprint of a remark."""

_PARQUET = b"PAR1"
_ZIP, _END, _TAIL = b"PK\x03\x04", b"PK\x05\x06", 22
_LOOK = 4096
_REPORT = re.compile(
    r"""\s*(?:
      <!DOCTYPE\ html>(?s:.{0,400}?)<meta\ name="generator"\ content="jixiaolint\b
    | \{\s*"version":\s*"[^"]*",\s*"files":\s*\[
    | \{\s*"jixiaolint-baseline":
    | \{\s*"code":\s*"[^"]*",\s*"name":\s*"[^"]*",\s*"severity":\s*"
    | \{\s*"\$schema":\s*"[^"]*"(?s:.{0,80}?)"tool":\s*\{\s*"driver":\s*\{\s*"name":\s*"jixiaolint"
    | \[\s*\{\s*"description":\s*"[^"]*",\s*"check_name":\s*"
    | <\?xml\ [^>]*>\s*<(?:testsuites\ name="jixiaolint"|checkstyle\ version=")
    | <!--\ jixiaolint\s
    | fingerprint,path,place,code,name,severity,
    | ::(?:error|warning|notice)\ file=
    | [^\n]+:(?:[0-9]+:[0-9]+|[^\n:]*![A-Z]+[0-9]+|[a-z]+[0-9][a-z0-9/]*):\ [A-Z]{1,4}[0-9]{3,4}\s
    )""",
    re.VERBOSE,
)
"""How what ``check`` writes begins: HTML, JSON, a baseline, JSON a line, SARIF, GitLab's list,
JUnit and Checkstyle, Markdown, CSV, GitHub's commands, lines for editors."""


def product(data: bytes) -> Product | None:
    """Return what product of ours a file is, by how it begins or ends."""
    if data.startswith(_ZIP):
        tail = data[-_TAIL - len(MARK) :]
        returned = tail.startswith(_END) and tail.endswith(MARK)
        return "returned" if returned else None
    if data.startswith(_PARQUET):
        footer = int.from_bytes(data[-8:-4], "little")
        return "report" if FINDINGS in data[-8 - footer :] else None
    head = _head(data)
    return "report" if _REPORT.match(head) or _is_text_report(head) else None


def _head(data: bytes) -> str:
    """Return how a text begins; a shell of Windows may have made it UTF-16."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return data[:_LOOK].decode(encoding, errors="ignore")


def is_letter(data: bytes) -> bool:
    """Tell whether a file is a letter that can hold answers."""
    return data.lstrip()[:1] == b"<" and REMARK.encode() in data


def _is_text_report(head: str) -> bool:
    return opens(head.partition("\n")[0].rstrip("\r"))
