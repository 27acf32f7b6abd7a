"""Files made to hang a reader: each is read, or refused by a sentence, within the limit.

The sizes are such that who looks through the rest of the file anew for each of its
parts would need several times the limit that is set here. What shows in fewer steps is
counted in test_counted.
"""

from collections.abc import Callable

import pytest
from every_family import FAMILIES

from jixiaolint.bounds.limits import settle, within
from jixiaolint.bounds.stage import stage
from jixiaolint.errors import UnreadableError
from jixiaolint.extract import extract
from jixiaolint.read import read
from jixiaolint.source import Source
from jixiaolint.unread import unread

Work = Callable[[str, bytes], None]


def reading(path: str, data: bytes) -> None:
    """Read a file."""
    assert isinstance(read(path, data), Source)


def extracting(path: str, data: bytes) -> None:
    """Read a file, find its tables and what is none."""
    source = read(path, data)
    unread(source, extract(source).read)


def told(
    name: str, size: int, work: Work = reading, seconds: int = 20, **limits: int
) -> str:
    """Return what is said of a file of a family: nothing if it is read."""
    path, data = FAMILIES[name](size)
    try:
        with within({**settle(), "seconds": seconds, **limits}), stage("reading", path):
            work(path, data)
    except UnreadableError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("html comments never closed", 45_000),
        ("html CDATA never closed", 60_000),
        ("html tags never closed", 20_000),
        ("html attributes never closed", 20_000),
        ("html struck in struck", 50_000),
        ("html digits of a character", 5_000),
        ("text comments never closed", 25_000),
        ("text struck never closed", 40_000),
        ("text blanks in a tag", 40_000),
        ("text blocks", 25_000),
        ("text blocks after a word", 20_000),
        ("markdown blanks in a rule", 80_000),
        ("csv struck never closed", 35_000),
        ("json digits", 5_000),
        ("xlsx merges that overlap", 6_000),
        ("xlsx merges that overlap at the end", 8_000),
        ("xlsx relations", 12_000),
        ("xlsx sheets of one part", 1_500),
        ("xml2003 hidden rows", 2_000),
        ("ods sheets with hidden rows", 1_500),
        ("word styles in a chain", 3_500),
        ("word a long number of lists", 4_500),
        ("mhtml parts in parts", 5_000),
        ("mhtml parameters", 450_000),
        ("head comments before no page", 40),
    ],
)
def test_a_file_is_read_in_time(name: str, size: int) -> None:
    """Marks without end, overlaps, chains and repeats cost no more than their bytes."""
    assert told(name, size) == ""


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("numbered: n open brackets", 65_536),
        ("n lone cells", 1_024),
    ],
)
def test_tables_are_found_in_time(name: str, size: int) -> None:
    """What opens or stands alone over and over is looked at once."""
    assert told(name, size, extracting) == ""


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [
        ("html tables in tables", 1_000, "表格嵌套过深，超过上限 50"),
        ("ods groups in groups", 1_000, "表格嵌套过深，超过上限 50"),
        ("xml2003 elements in elements", 1_000, "表格嵌套过深，超过上限 50"),
        (
            "xlsx a text that cells share",
            5_000,
            "单元格的文字展开成 1477 倍，超过上限 400",
        ),
        ("xlsx wide and high", 1_100, "的格数展开成 1101 倍，超过上限 400"),
        ("html rows merged", 1_100, "的格数展开成 1098 倍，超过上限 400"),
        ("csv wide and high", 1_300, "的格数展开成 433 倍，超过上限 400"),
        (
            "xlsx a text that cells share",
            40_000,
            "a text of 40000 characters in a cell",
        ),
    ],
)
def test_a_file_is_refused(name: str, size: int, sentence: str) -> None:
    """Nothing is followed deeper than tables go, or said more often than cells can."""
    assert sentence in told(name, size)


@pytest.mark.parametrize("kind", ["html", "text", "markdown", "csv"])
def test_a_table_wide_and_high_is_held_to_the_limit_of_cells(kind: str) -> None:
    """A row of many cells above many rows of one takes the rectangle of both."""
    assert "格，超过上限 1000" in told(f"{kind} wide and high", 100, cells=1_000)


@pytest.mark.parametrize("name", ["rows merged", "columns merged", "merged both ways"])
def test_merged_cells_are_held_to_the_limit_of_cells(name: str) -> None:
    """Cells count wherever they reach, before they are put there."""
    assert "格，超过上限 1000" in told(f"html {name}", 50, cells=1_000)
