"""What a file may ask of the machine: time and memory, for all the work on it."""

import re
import signal
import subprocess
import sys
import weakref
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

import command
from jixiaolint import extract, read
from jixiaolint import run as engine_run
from jixiaolint.bounds.deadline import OutOfTimeError, deadline
from jixiaolint.bounds.limits import LIMITS
from jixiaolint.bounds.memory import capped
from jixiaolint.bounds.stage import stage
from jixiaolint.engine import judge
from jixiaolint.errors import JixiaolintError
from jixiaolint.read.soffice import convert
from jixiaolint.settings.run import Settings
from jixiaolint.source import Source
from process import process

resource = pytest.importorskip("resource")
EVER = 3600
TABLE = "一级指标,二级指标,三级指标,年度指标值\n产出指标,数量指标,养护里程,≥12公里\n"


def endless() -> None:
    """Work without an end, deaf to all that an `except Exception` catches."""
    while True:
        try:
            for _ in iter(int, 1):
                pass
        except Exception:
            continue


@pytest.mark.parametrize("around", [nullcontext, deadline])
def test_work_without_an_end_is_broken_off(
    around: Callable[[int], AbstractContextManager[None]],
) -> None:
    """By the alarm clock or, while somebody else uses it, by a thread."""
    with around(EVER), pytest.raises(OutOfTimeError), deadline(0.001):
        endless()


def test_a_regular_expression_is_broken_off() -> None:
    """The alarm clock reaches into a search that would take years."""
    with pytest.raises(OutOfTimeError), deadline(0.001):
        re.match("(a|a)*b", "a" * 64)


def test_nothing_is_left_of_a_deadline() -> None:
    """Work that is done in time is not disturbed later, nor is that of others."""
    with deadline(EVER), deadline(EVER):
        pass
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_python_can_be_traced_behind_a_deadline() -> None:
    """A thread that watched leaves the interpreter looking for nothing."""
    code = (
        "import sys\n"
        "from jixiaolint.bounds.deadline import deadline\n"
        "with deadline(3600), deadline(3600): pass\n"
        "sys.settrace(lambda *_: None)\n"
        "print([n for n in range(3)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.stdout == "[0, 1, 2]\n"


def test_the_sentence_for_too_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the file, what was being done, the limit and the remedy."""
    monkeypatch.setitem(LIMITS, "seconds", 0.001)
    with pytest.raises(JixiaolintError) as caught, stage("checking", "a.csv"):
        endless()
    assert str(caught.value) == (
        "a.csv: 检查指标用时过长（秒），超过上限 0.001，确需读取请用 --limit seconds=N、环境变量"
        " JIXIAOLINT_LIMIT_SECONDS 或设置 limits 放宽。"
    )


def test_time_spent_before_counts() -> None:
    """A file that took all its time to be read has none left to be checked in."""
    work = stage("checking", "a.csv", spent=LIMITS["seconds"])
    with pytest.raises(JixiaolintError, match="检查指标用时过长"), work:
        endless()


def once(wanted: BaseException, real: Callable[..., object]) -> Callable[..., object]:
    """Return a function that raises at its first call, and then is the real one."""
    errors = [wanted]

    def call(*given: object) -> object:
        """Raise, or do what is to be done."""
        if errors:
            raise errors.pop()
        return real(*given)

    return call


@pytest.mark.parametrize(
    ("module", "name", "doing"),
    [
        (read, "read", "读取文件"),
        (extract, "extract", "提取指标"),
        (judge, "file_view", "检查指标"),
    ],
)
@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [(OutOfTimeError(), "用时过长（秒）"), (MemoryError(), "占用内存过多（MiB）")],
)
def test_one_file_too_heavy_costs_no_other(
    module: ModuleType,
    name: str,
    doing: str,
    wanted: BaseException,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file that runs out of time or memory is a failure; the next ones are checked."""
    for file in ("a.csv", "b.csv"):
        (tmp_path / file).write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, name, once(wanted, getattr(module, name)))
    result = engine_run.lint(["a.csv", "b.csv"], Settings())
    assert [file.path for file in result.files] == ["b.csv"]
    (failure,) = result.failures
    assert failure.message.startswith(f"a.csv: {doing}{sentence}，超过上限")


def test_more_memory_than_the_limit_is_refused() -> None:
    """And only inside: the limit that held before holds again afterwards."""
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with capped(2048), pytest.raises(MemoryError):
        bytearray(2**33)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_the_sentence_for_too_much_memory() -> None:
    """What the work held is let go before the sentence is made."""
    held: list[weakref.ref[Held]] = []

    def work() -> None:
        """Hold something and ask for more."""
        one = Held()
        held.append(weakref.ref(one))
        bytearray(2**62)

    with (
        pytest.raises(
            JixiaolintError, match="读取文件占用内存过多（MiB），超过上限 4096"
        ),
        stage("reading", "a.csv"),
    ):
        work()
    assert [one() for one in held] == [None]


class Held:
    """Something that takes memory."""


def test_only_a_command_limits_memory(
    run: command.Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who uses the package as a library keeps the limits that there are."""
    seen = []

    def note(*given: object) -> Source:
        """Note the limit under which a file is read."""
        seen.append(resource.getrlimit(resource.RLIMIT_DATA)[0])
        return real(*given)

    real = read.read
    monkeypatch.setattr(read, "read", note)
    before = resource.getrlimit(resource.RLIMIT_DATA)
    run("check", "clean.csv")
    engine_run.lint(["clean.csv"], Settings())
    assert seen == [LIMITS["memory-mb"] * 2**20, before[0]]
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_the_program_has_what_it_needs_itself(run: command.Run) -> None:
    """A limit below what any check takes is none on the file, and no fault."""
    wanted = run("check", "faulty.csv", "--format", "jsonl")
    done = process(
        *("check", "faulty.csv", "--format", "jsonl", "--limit", "memory-mb=1"),
        environment={"JIXIAOLINT_CACHE": "off"},
    )
    assert (done.returncode, done.stderr, done.stdout.decode()) == (
        wanted.code,
        b"",
        wanted.out,
    )


def test_too_little_memory_beside_a_file(
    run: command.Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file is being worked on, too little memory is a sentence as well."""

    def full(_: Settings) -> NoReturn:
        """Find no memory for the rules."""
        raise MemoryError

    monkeypatch.setattr("jixiaolint.run.applied", full)
    assert run("check", "faulty.csv") == command.Done(
        2,
        "",
        "jixiaolint: 内存不够，请用 --limit memory-mb=N、环境变量 JIXIAOLINT_LIMIT_MEMORY_MB 或设置"
        " limits 放宽。\n",
    )


def test_libreoffice_has_no_limit_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that is started inherits what the system allows."""
    office = tmp_path / "soffice"
    office.write_text(
        '#!/bin/sh\nfor last; do :; done\nmkdir "${last%/*}/out"\n'
        'ulimit -d > "${last%/*}/out/file.docx"\n'
    )
    office.chmod(0o755)
    monkeypatch.setenv("JIXIAOLINT_SOFFICE", str(office))
    with capped(4096):
        assert convert("a.rtf", b"{", ".rtf", "docx") == b"unlimited\n"
