"""What Python compiles at every start is kept, and is the same from there."""

from __future__ import annotations

import dataclasses
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from jixiaolint.bounds.system import is_single
from jixiaolint.cache import compiled as room
from jixiaolint.cache import place
from jixiaolint.cache.compiled import compiled

PATTERNS = (
    ("(?P<day>[0-3]?[0-9])日", 0),
    ("[一-龥]+(?:率|数)$", re.MULTILINE),
    ("straße", re.IGNORECASE),
    (rb"\xef\xbb[^a-z]*?", re.DOTALL),
    ("(a)(?=b)|(?<!c)d{2,5}", re.VERBOSE),
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for what is kept, still to be made."""
    monkeypatch.setenv(place.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def made() -> list[object]:
    """Return what a class and patterns that are made now are like."""

    @dataclass(frozen=True, slots=True, order=True)
    class Sample:
        """Two fields."""

        name: str
        parts: list[int] = dataclasses.field(default_factory=list)

    re.purge()
    patterns = [re.compile(text, flags) for text, flags in PATTERNS]
    found: list[object] = [
        (one.pattern, one.flags, one.groups, dict(one.groupindex)) for one in patterns
    ]
    found += [patterns[0].findall("3日至28日"), patterns[1].findall("合格率\n次数")]
    found += [patterns[2].sub("x", "STRASSE STRAßE"), patterns[4].findall("ab dddd cd")]
    one = Sample("甲")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "乙"  # type: ignore[misc]
    return [*found, repr(one), one == Sample("甲", []), one < Sample("乙")]


def kept_while(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the same from a process that keeps it, with how much Python compiled."""
    count = 0

    def compile_(*parts: object, **options: object) -> object:
        nonlocal count
        count += 1
        return compile(*parts, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(room, "compile", compile_, raising=False)
    with compiled():
        found = made()
    return [*found, count > 0]


def test_the_same_as_ever(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """Classes and patterns are alike whether they are compiled or were kept."""
    plain = made()
    assert kept_while(monkeypatch) == [*plain, True]
    assert [path.name[:6] for path in cache.iterdir()] == ["texts-"]
    assert kept_while(monkeypatch) == [*plain, False]


def test_nothing_is_left_behind(cache: Path) -> None:
    """Afterwards Python compiles by itself."""
    compiler = vars(re)["_compiler"]
    before = compiler.compile, compiler._sre
    with compiled():
        made()
        assert compiler.compile is not before[0]
    assert (compiler.compile, compiler._sre) == before
    assert "exec" not in vars(dataclasses)
    assert cache.exists()


def test_a_wrong_pattern(cache: Path) -> None:
    """What Python refuses it refuses as ever, and nothing of it is kept."""
    with compiled():
        for _ in range(2):
            with pytest.raises(re.error, match="unterminated"):
                re.compile("(a")
        assert re.compile("(a)").groups == 1
    assert cache.exists()


def test_too_much(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """What has grown beyond all use is begun anew."""
    plain = kept_while(monkeypatch)
    monkeypatch.setattr(room, "_MOST", 3)
    assert kept_while(monkeypatch) == plain
    assert len(list(cache.iterdir())) == 1


@pytest.mark.skipif(is_single(), reason="there are no threads")
def test_threads(cache: Path) -> None:
    """Patterns that several threads make at once are not taken for each other."""
    texts = [f"(?P<a{n}>{n}+)|[b-{chr(100 + n % 20)}]" for n in range(300)]
    for _ in range(2):
        with compiled(), ThreadPoolExecutor(4) as pool:
            re.purge()
            found = list(pool.map(re.compile, texts))
    assert [one.pattern for one in found] == texts
    assert all(one.fullmatch(str(n)) for n, one in enumerate(found))
    assert cache.exists()


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda _: b"", bytes.upper])
def test_a_damaged_file(
    monkeypatch: pytest.MonkeyPatch, cache: Path, change: object
) -> None:
    """A file that is not as it was written is made anew."""
    plain = kept_while(monkeypatch)
    (file,) = cache.iterdir()
    assert callable(change)
    file.write_bytes(change(file.read_bytes()))
    assert kept_while(monkeypatch) == plain
    assert kept_while(monkeypatch) == [*plain[:-1], False]


def test_keeping_is_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a folder Python compiles every time."""
    monkeypatch.setenv(place.VARIABLE, "off")
    assert kept_while(monkeypatch) == kept_while(monkeypatch)
    assert list(tmp_path.iterdir()) == []
