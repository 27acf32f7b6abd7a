"""Lexicons that authors of rules keep beside them: where they lie, and what they say."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from jixiaolint import resources
from jixiaolint.errors import UsageError
from jixiaolint.given.folders import check_links
from jixiaolint.given.texts import read_given
from jixiaolint.said import Said
from jixiaolint.yaml_values.located import Located


def places(folder: Path) -> tuple[Path, ...]:
    """Return where lexicons of the author of rules in a folder may lie."""
    return (folder / "lexicons", folder.parent / "lexicons")


def lexicon_file(document: Located, name: str) -> Path | None:
    """Return the file of a lexicon of the author's own, else of ours, if there is one."""
    own = resources.folder("rules") / "lexicons"
    for place in (*places(document.path.parent), own):
        path = place / f"{name}.txt"
        if path.is_symlink() or path.exists():
            return path
    return None


def own_words(document: Located, name: str) -> tuple[str, ...] | None:
    """Return the terms of a lexicon of the author's own, if there is one."""
    path = lexicon_file(document, name)
    if path is None or path.parent == resources.folder("rules") / "lexicons":
        return None
    check_links(path.parent.parent, [path.parent, path])
    words = resources.terms_in(text := read_given(path))
    if not words:
        raise UsageError(_NO_WORDS.at(path))
    for number, line in enumerate(text.splitlines(), 1):
        if "=>" in line.split("#", 1)[0]:
            raise UsageError(_NO_PAIRS.at(f"{path}:{number}"))
    return words


_NO_WORDS = Said(
    "词库是空的，应一行写一个词。", "the lexicon is empty, expected a word a line."
)
_NO_PAIRS = Said(
    "自己的词库一行只写一个词，不写“=>”。",
    "a lexicon of your own has one word a line and no '=>'.",
)


def misplaced(document: Located, name: str) -> Said | None:
    """Return what is said of a lexicon that lies beside the folder meant for it."""
    folder = document.path.parent
    for path in (folder / f"{name}.txt", folder.parent / f"{name}.txt"):
        if path.exists():
            return Said(
                f"词库文件 {path} 要放到 {path.parent / 'lexicons'} 里。",
                f"the lexicon {path} belongs into the folder {path.parent / 'lexicons'}.",
            )
    for path in chain(*(place.glob(f"{name}.*") for place in places(folder))):
        return Said(
            f"词库文件 {path} 要存为文本文件 {name}.txt。",
            f"the lexicon {path} must be a text file {name}.txt.",
        )
    return None
