"""Make the parse tables beside each grammar anew.

usage: python grammar/make_tables.py
"""

from pathlib import Path

from jixiaolint.words.table_file import written
from jixiaolint.words.tables import tables

for path in sorted(Path(__file__).parent.glob("*.lark")):
    made = written(tables(path), path.read_text(encoding="utf-8"))
    path.with_suffix(".tables").write_text(made, encoding="utf-8")
