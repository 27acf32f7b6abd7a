"""The letter that is kept beside its table; run as a program, this keeps it anew."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import office_page
import workspace
from jixiaolint import __version__

HERE = Path(__file__).parent
KEPT = HERE / "letter.html"
HEAD = (
    "office=望山区财政局",
    "number=2026-###",
    "deadline=2026年9月20日",
    "contact=周明 020-12345678",
)
ARGUMENTS = (
    "check",
    "table.csv",
    *workspace.ONLY,
    *(part for one in HEAD for part in ("--letter", one)),
)
"""A check of the table, which lies in the working folder, with a letter to be written."""


def fill(folder: Path) -> None:
    """Write the table into a folder of `workspace`, and let the rule judge both values."""
    rule = workspace.RULE.replace("field: annual", "field: value")
    (folder / "rules" / "TST101-no-yardstick.yaml").write_text(rule, encoding="utf-8")
    table = (HERE / "table.csv").read_bytes()
    (folder / "table.csv").write_bytes(table)


def bare(page: str) -> str:
    """Return a letter without style, script and version, which are told elsewhere."""
    return office_page.bare(page.replace(__version__, "VERSION"))


def _keep() -> None:
    from jixiaolint.cli import main

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        workspace.fill(Path())
        fill(Path())
        try:
            main((*ARGUMENTS, "--output", "letter:out/"))
        except SystemExit:
            (made,) = Path("out").iterdir()
            KEPT.write_text(bare(made.read_text(encoding="utf-8")), encoding="utf-8")
        os.chdir(HERE)


if __name__ == "__main__":
    _keep()
