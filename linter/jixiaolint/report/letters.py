"""Letters: a page for each unit, in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.errors import JixiaolintError
from jixiaolint.output.console import in_bytes
from jixiaolint.output.folder import WRITTEN, Told, homes
from jixiaolint.output.writing import write as save
from jixiaolint.report.html import pieces
from jixiaolint.report.view.page import letters, page_of
from jixiaolint.results.result import Result
from jixiaolint.said import Language

if TYPE_CHECKING:
    from jixiaolint.find.inputs import Inputs


def write(
    folder: Path, result: Result, lang: Language, inputs: Inputs
) -> Iterator[Told]:
    """Write the letter of each unit, none of them onto `inputs`; tell of each."""
    made = list(letters(result, lang))
    names = [letter.unit.replace("/", "_").replace("\\", "_") for letter in made]
    places = homes([f"{name}.html" for name in names])
    for letter, place in zip(made, places, strict=True):
        home = folder / place
        try:
            inputs.keep_off(home)
            save(home, in_bytes(pieces(page_of(letter, result, lang))))
        except JixiaolintError as error:
            yield Told(error.said.of(lang), failed=True)
        else:
            yield WRITTEN
