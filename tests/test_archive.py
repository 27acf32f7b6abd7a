"""Archives: every file inside is checked under a path of its own."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import workspace
from jixiaolint.errors import UnreadableError
from jixiaolint.find.document import Document, Failure, Skipped
from jixiaolint.find.pick import Pick
from jixiaolint.find.unpack import unpacked
from word_file import document, p, tbl, tr, zipped

if TYPE_CHECKING:
    from command import Run

KNOWN = Pick((".csv", ".docx"), (".zip",))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def inside(
    data: bytes, path: str = "a.zip", given: str | None = None
) -> list[tuple[str, bytes] | str]:
    """Return the files in an archive with what they hold, failures as their sentences."""
    Path(path).write_bytes(data)
    return [
        (found.path, found.load())
        if isinstance(found, Document)
        else f"{found.kind}: {found.path}"
        if isinstance(found, Skipped)
        else found.message
        for found in unpacked(Document(path, path, given=given), KNOWN)
    ]


def test_files_in_an_archive() -> None:
    """Files of known kinds are found at any depth, sorted; archives inside are opened."""
    inner = zipped({"c.docx": b"3", "more/d.CSV": b"4"})
    data = zipped(
        {
            "b/a.csv": b"2",
            "a.csv": b"1",
            "b/b.zip": inner,
            "b/photo.png": b"-",
            "b/~$a.docx": b"-",
            ".hidden/a.csv": b"-",
            "__MACOSX/._a.csv": b"-",
            "README.csv": b"-",
        }
    )
    assert inside(data) == [
        ("a.zip!/a.csv", b"1"),
        ("a.zip!/b/a.csv", b"2"),
        ("a.zip!/b/b.zip!/c.docx", b"3"),
        ("a.zip!/b/b.zip!/more/d.CSV", b"4"),
    ]


def test_other_files_are_themselves() -> None:
    """A file that is no archive by its name is left as it is."""
    one = Document("a.csv", "a.csv")
    assert list(unpacked(one, KNOWN)) == [one]


def test_names_from_chinese_windows() -> None:
    """Names that an archive does not say the encoding of are UTF-8 or else GB18030."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for place, name in enumerate(("gbk-name", "utf8-name", "plainnam")):
            archive.writestr(f"{name}.csv", str(place))
    data = out.getvalue()
    data = data.replace(b"gbk-name", "绩效指标".encode("gb18030"))
    data = data.replace(b"utf8-name", "目标表".encode())

    assert inside(data) == [
        ("a.zip!/plainnam.csv", b"2"),
        ("a.zip!/目标表.csv", b"1"),
        ("a.zip!/绩效指标.csv", b"0"),
    ]


def test_an_archive_without_tables() -> None:
    """An archive in which there is nothing to check is not passed over."""
    assert inside(zipped({"photo.png": b"-"})) == [
        "a.zip: 压缩包里没有可读的文件（.csv, .docx）。"
    ]
    assert inside(zipped({"photo.png": b"-"}), given=".") == ["foreign: a.zip"]


def test_a_broken_archive() -> None:
    """A broken archive, or one inside another, is a sentence; the other files are read."""
    whole = zipped({"a.csv": b"1", "b.zip": b"broken", "c.csv": b"2"})

    assert inside(whole) == [
        ("a.zip!/a.csv", b"1"),
        (
            "a.zip!/b.zip: 文件已损坏，读不出来，请重新导出或另存（程序的原话：File is not a zip file）。"
        ),
        ("a.zip!/c.csv", b"2"),
    ]
    assert inside(whole[:50]) == [
        (
            "a.zip: 文件已损坏，读不出来，请重新导出或另存（程序的原话：File is not a zip file）。"
        )
    ]
    (failed,) = unpacked(Document("none.zip", "none.zip"), KNOWN)
    assert isinstance(failed, Failure)
    assert failed.message == "none.zip: 文件读不出来：No such file or directory。"


def test_an_archive_too_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive is held to the limits of work on a file; the next one is opened."""

    def refuse(*_: object) -> None:
        """Ask for too much."""
        raise MemoryError

    monkeypatch.setattr(zipfile, "ZipFile", refuse)
    (sentence,) = inside(b"PK")

    assert str(sentence).startswith("a.zip: 读取文件占用内存过多（MiB），超过上限 4096")


def test_an_archive_with_a_password() -> None:
    """An archive of which a file is encrypted says so."""
    data = bytearray(zipped({"a.csv": b"1"}))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    assert inside(bytes(data)) == [
        ("a.zip: 文件有密码，读不了，请去掉密码另存后再检查。")
    ]


def test_archives_in_archives_end() -> None:
    """Archives are opened three deep; deeper ones are a sentence."""
    data = zipped({"a.csv": b"1"})
    for _ in range(3):
        data = zipped({"in.zip": data, "b.csv": b"2"})

    assert inside(data) == [
        ("a.zip!/b.csv", b"2"),
        ("a.zip!/in.zip!/b.csv", b"2"),
        ("a.zip!/in.zip!/in.zip!/b.csv", b"2"),
        (
            "a.zip!/in.zip!/in.zip!/in.zip: 压缩包套了 4 层，超过上限 3，确需读取请用 --limit"
            " archives=N、环境变量 JIXIAOLINT_LIMIT_ARCHIVES 或设置 limits 放宽。"
        ),
    ]


def test_files_are_counted_through_all_archives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Many files in archives in archives count together."""
    monkeypatch.setenv("JIXIAOLINT_LIMIT_MEMBERS", "5")
    inner = zipped({"a.csv": b"1", "b.csv": b"2"})
    found = inside(zipped({"a.zip": inner, "b.zip": inner}))

    assert [
        one[0] if isinstance(one, tuple) else one.partition("，确需")[0]
        for one in found
    ] == [
        "a.zip!/a.zip!/a.csv",
        "a.zip!/a.zip!/b.csv",
        "a.zip!/b.zip: 压缩包里共有 6 个文件，超过上限 5",
    ]


def test_bytes_are_counted_through_all_archives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What archives in archives unpack to counts together, before it is unpacked."""
    monkeypatch.setenv("JIXIAOLINT_LIMIT_UNPACKED_MB", "3")
    inner = zipped({"a.csv": bytes(1_500_000)})
    found = inside(zipped({"a.zip": inner, "b.zip": inner, "c.zip": inner}))

    assert [
        one[0] if isinstance(one, tuple) else one.partition("，确需")[0]
        for one in found
    ] == [
        "a.zip!/a.zip!/a.csv",
        "a.zip!/b.zip!/a.csv",
        "a.zip!/c.zip: 压缩包解压后共有 5 MiB，超过上限 3",
    ]


def test_a_member_is_measured_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file inside that declares more than the limit is never unpacked."""
    monkeypatch.setenv("JIXIAOLINT_LIMIT_SIZE_MB", "1")
    monkeypatch.setattr(zipfile.ZipFile, "read", None)

    with pytest.raises(UnreadableError, match=r"a\.csv: 文件有 2 MiB，超过上限 1"):
        inside(zipped({"a.csv": bytes(1_500_000)}))


def test_check_names_the_file_inside(run: Run) -> None:
    """Findings and failures name the archive and the file in it; the rest is checked.

    A file without a table is listed, and no failure.
    """
    head, *rows = (line.split(",") for line in workspace.FAULTY.splitlines())
    form = document(
        p("项目支出绩效目标表") + tbl(tr(*head), *(tr(*row) for row in rows))
    )
    data = zipped(
        {"丙.csv": "空", "丁.csv": b"\0", "甲.docx": form, "乙.csv": workspace.CLEAN}
    )
    Path("all.zip").write_bytes(data)

    done = run("check", "all.zip", "--format", "json", *workspace.ONLY)
    result = json.loads(done.out)

    assert done.code == 2
    assert [file["path"] for file in result["files"]] == [
        "all.zip!/丙.csv",
        "all.zip!/乙.csv",
        "all.zip!/甲.docx",
    ]
    assert [(one["path"], one["place"]) for one in result["findings"]] == [
        ("all.zip!/甲.docx", {"table": 1, "row": 3, "cell": "E3"})
    ]
    assert [failure["path"] for failure in result["failures"]] == ["all.zip!/丁.csv"]


def test_archives_in_folders(run: Run) -> None:
    """A folder stands for the archives in it too."""
    Path("given").mkdir()
    Path("given/a.zip").write_bytes(zipped({"a.csv": workspace.CLEAN}))

    done = run("parse", "given", "--format", "jsonl")

    assert done.code == 0
    assert [json.loads(line)["path"] for line in done.out.splitlines()] == [
        str(Path("given") / "a.zip") + "!/a.csv"
    ]
