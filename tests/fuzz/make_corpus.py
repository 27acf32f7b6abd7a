"""Make the corpus anew: small inputs for each target, of our own making throughout.

usage: python tests/fuzz/make_corpus.py

They come from the cases of tests/tables, the texts of tests/grammar and the examples.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import beside  # noqa: F401
import pyarrow as pa
import yaml
from books import drawn
from commands import EXTENSIONS, FIXED
from engines import CORPUS, HERE
from packages import BOOK, parts
from targets import WRITTEN
from test_cases import CASES, filled
from writers import WRITERS

from columns import as_arrow, as_parquet
from workbook_file import binary_sheet, words, xlsb

ROOT = HERE.parents[1]
_BIG = 4096
"""No file of running text is longer, so that most of it can be changed in a while."""

_ROWS = 40
_UNITS = ("", "个", "%", "万元")
_HEADS = ("三级指标", "指标值")
_CELLS = ("疏通检查井数量", "≥420座")

Inputs = dict[str, bytes]
"""Name -> input."""


def text() -> Inputs:
    """Return a form as each kind of text, the examples, and what ``parse`` prints."""
    made = {
        kind: _led(WRITTEN.index("mht" if kind == "mhtml" else extension), content)
        for kind, extension, content in _written()
        if extension in WRITTEN
    }
    for path in _examples():
        kind = path.suffix[1:]
        content = path.read_bytes()[:_BIG]
        made[f"{path.parent.name}-{path.name}"] = _led(WRITTEN.index(kind), content)
    row = b'{"path": "a.csv", "project": "\xe7\x96\x8f\xe9\x80\x9a", "project_index": 1, "seq": 1, "name": "\xe9\x95\xbf\xe5\xba\xa6", "annual": "\xe2\x89\xa518", "place": {"line": 2, "column": 3}}'
    made["jsonl"] = _led(WRITTEN.index("jsonl"), row)
    made["json"] = _led(WRITTEN.index("json"), b"[" + row + b"]")
    return made


def binary() -> Inputs:
    """Return a form as each kind of file that is no text."""
    kinds = ("xlsx", "ods", "docx", "pdf")
    made = {kind: content for kind, _, content in _written() if kind in kinds}
    cells = {(0, column): (6, 0, words(text)) for column, text in enumerate(_HEADS)}
    made["xlsb"] = xlsb({"表": binary_sheet(cells)}, {}, [0])
    table = pa.table(
        {head: [words] for head, words in zip(_HEADS, _CELLS, strict=True)}
    )
    return made | {"parquet": as_parquet(table), "arrow": as_arrow(table)}


def package() -> Inputs:
    """Return every part of the packages as it is."""
    return {
        f"{number:02}-{name.rpartition('/')[2]}": _led(number, inside[name])
        for number, (_, inside, name) in enumerate(parts())
    }


def extraction() -> Inputs:
    """Return the cases of tests/tables drawn as blocks, and the examples as lines."""
    books = {
        name: filled(case.book, merged=True).replace("\n# ", "\n\f").encode()
        for name, case in CASES.items()
        if not case.raw
    }
    lines = {
        f"{path.parent.name}-{path.stem}": path.read_bytes()[:_BIG]
        for path in _examples()
        if path.suffix in (".txt", ".tsv")
    }
    return books | lines


def grammar() -> Inputs:
    """Return texts of tests/grammar, of each kind one to an input."""
    names, values, told, coded = map(
        _texts, ("name", "target-*", "explanation", "indicator")
    )
    made: Inputs = {}
    for at in range(_ROWS):
        name, value = _nth(names, at), _nth(values, at)
        goal = f"{name}达到{value}，{_nth(names, at + 1)}{_nth(values, at + 1)}。"
        row = (name, value, _nth(_UNITS, at), _nth(told, at), goal, _nth(coded, at))
        made[f"{at:02}"] = "\t".join(row).encode()
    return made


def rules() -> Inputs:
    """Return the files of the folder of rules, and one rule in ten of ours as its rule.

    With the byte before it that chooses the file none is YAML, nor called so.
    """
    made = {
        name.partition(".")[0].replace("/", "-"): _led(at, content.encode())
        for at, (name, content) in enumerate(FIXED.items())
    }
    for path in sorted((ROOT / "rules").rglob("[A-Z]*-*.yaml"))[::10]:
        lines = path.read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if not line.startswith(("code:", "name:"))]
        ours = "\n".join(["code: OWN101", "name: own", *kept])
        made[path.stem] = _led(0, ours.encode())
    return made


def check() -> Inputs:
    """Return a form as each kind of file, for each kind of output."""
    return {
        f"{kind}-{output}": _led(
            EXTENSIONS.index(f".{extension}") + output * len(EXTENSIONS), content
        )
        for kind, extension, content in _written()
        for output in range(3 if kind in ("csv", "xlsx", "docx") else 1)
    }


def _written() -> Iterator[tuple[str, str, bytes]]:
    """Yield a form as each kind of file: the kind, its extension, the bytes."""
    for kind, (extension, write) in WRITERS.items():
        yield kind, extension, write(drawn(BOOK))


def _examples() -> list[Path]:
    """Return the files of the examples."""
    return [path for path in sorted((ROOT / "examples").glob("*/*")) if path.is_file()]


def _texts(kind: str) -> list[str]:
    """Return the Chinese texts in files of tests/grammar, keys of mappings included."""
    paths = sorted((HERE.parent / "grammar").glob(f"{kind}.yaml"))
    found = [
        _strings(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths
    ]
    return [text for texts in found for text in texts if not text.isascii()]


def _strings(value: object) -> Iterator[str]:
    """Yield the strings in a value read from YAML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _nth(texts: Sequence[str], at: int) -> str:
    """Return one of so many texts, evenly apart."""
    return texts[at * len(texts) // _ROWS % len(texts)]


def _led(first: int, content: bytes) -> bytes:
    """Return an input whose first byte chooses."""
    return bytes([first]) + content


def main() -> None:
    """Write the corpus of every target in place of what is there."""
    shutil.rmtree(CORPUS, ignore_errors=True)
    for make in (text, binary, package, extraction, grammar, rules, check):
        folder = CORPUS / make.__name__
        folder.mkdir(parents=True)
        for name, content in make().items():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
