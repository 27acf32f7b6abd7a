"""The commands that are timed, ours and those of other tools on the same rows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

PROGRAM = (sys.executable, "-m", "jixiaolint")
LIMITS = tuple(
    f"--limit={name}={most}"
    for name, most in (
        ("seconds", 10**6),
        ("size-mb", 10**5),
        ("memory-mb", 10**5),
        ("unpacked-mb", 10**5),
        ("cells", 10**9),
        ("ratio", 10**6),
    )
)
"""No file is refused for its size; what it takes is what is asked here."""

_REGEX = """
import re, sys
words = "明显 有效 显著 进一步 不断 逐步 持续 切实 大力 充分 全面".split()
ends = "改善 提高 提升 增强 加强 保障 促进 推进 完善 缓解".split()
vague = re.compile(f"(?:{'|'.join(words)})(?:{'|'.join(ends)})".encode())
with open(sys.argv[1], "rb") as file:
    print(len(vague.findall(file.read())))
"""
_CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
print(len(CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()))
"""
_LINTED = "{extends: default, rules: {line-length: disable}}"


@dataclass(frozen=True, slots=True)
class Tool:
    """A command with the name of a file behind it, and the corpus that it reads.

    `module` is what must be installed for it; what is left out otherwise.
    """

    name: str
    command: tuple[str, ...]
    corpus: str = "half"
    module: str = "jixiaolint"

    @property
    def there(self) -> bool:
        """Whether it is installed."""
        return find_spec(self.module) is not None


CHECK = (*PROGRAM, "check", *LIMITS, "--format=jsonl")
PARSE = (*PROGRAM, "parse", *LIMITS, "--format=jsonl")
_PYTHON = (sys.executable, "-c")

TOOLS = (
    Tool("`jixiaolint check`", CHECK),
    Tool("`jixiaolint parse`", PARSE),
    Tool(
        "`frictionless validate`",
        (sys.executable, "-m", "frictionless", "validate"),
        module="frictionless",
    ),
    Tool(
        "`yamllint`",
        (sys.executable, "-m", "yamllint", "-d", _LINTED),
        corpus="yaml",
        module="yamllint",
    ),
    Tool("one regular expression", (*_PYTHON, _REGEX)),
    Tool("`jixiaolint check`, xlsx", CHECK, corpus="xlsx", module="openpyxl"),
    Tool(
        "calamine, xlsx read only",
        (*_PYTHON, _CALAMINE),
        corpus="xlsx",
        module="python_calamine",
    ),
)


@cache
def known(option: str) -> bool:
    """Tell whether ``check`` has an option; an older program may not."""
    said = subprocess.run(
        [*PROGRAM, "check", "--help"], capture_output=True, text=True, check=False
    )
    return option in said.stdout


Say = Callable[[str], None]
"""What takes the lines of a report as they come."""
