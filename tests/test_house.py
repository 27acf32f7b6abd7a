"""Where words may stand, and in which order the rooms do: none looks up to one above it."""

import ast
import re
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

LINTER = Path(__file__).resolve().parents[1] / "linter" / "jixiaolint"
PLACES = ("*.py", *sorted(path.parent.name for path in LINTER.glob("*/__init__.py")))
"""What is held to it: all of ``linter/jixiaolint``."""

MAKERS = frozenset(
    (
        "compile", "findall", "finditer", "fullmatch", "match", "pattern", "search",
        "split", "sub", "subn",
    )
)  # fmt: skip
"""The functions of ``re``, and ours, whose first argument is a pattern."""

CHINESE = re.compile("[\u4e00-\u9fff]")


def modules(place: str) -> list[Path]:
    """Return the modules of a folder, or those that a pattern of paths names."""
    found = LINTER.glob(place) if "*" in place else (LINTER / place).rglob("*.py")
    return sorted(found)


def patterns(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield the expressions that are made into patterns."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func
        of_re = (
            isinstance(called, ast.Attribute)
            and isinstance(called.value, ast.Name)
            and called.value.id == "re"
            and called.attr in MAKERS
        )
        if of_re or (isinstance(called, ast.Name) and called.id == "pattern"):
            yield node.args[0]


def strings(node: ast.AST, named: dict[str, ast.expr]) -> Iterator[str]:
    """Yield the strings in an expression, those of the module's constants included."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, ast.Name) and part.id in named:
            rest = {name: each for name, each in named.items() if name != part.id}
            yield from strings(named[part.id], rest)


def chinese_patterns(source: str) -> list[str]:
    """Return the strings with Chinese words that reach a pattern in a module."""
    tree = ast.parse(source)
    named = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = (text for node in patterns(tree) for text in strings(node, named))
    return [text for text in found if CHINESE.search(text)]


@pytest.mark.parametrize("place", PLACES)
def test_no_chinese_word_in_a_pattern(place: str) -> None:
    """Patterns name features of the vocabulary; ranges of characters are no exception."""
    found = {
        str(path.relative_to(LINTER)): texts
        for path in modules(place)
        if (texts := chinese_patterns(path.read_text(encoding="utf-8")))
    }
    assert modules(place)
    assert found == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('import re\nX = re.compile(r"第\\d+页")', [r"第\d+页"]),
        ('Y = "年"\nX = re.sub(rf"\\d{Y}", "", "年")', ["年"]),
        ('X = pattern(r"[一-龥]")', ["[一-龥]"]),
        ('X = pattern(r"{numeral}、")\nY = "年".join(X)', []),
    ],
)
def test_what_counts_as_a_pattern(source: str, found: list[str]) -> None:
    """F-strings and constants count, the text that is searched does not."""
    assert chinese_patterns(source) == found


def imported(source: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the modules that one imports anywhere: for types and in functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in known)
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{one.name}" for one in node.names} & known
            yield from inner or {str(node.module)} & known


def module_of(path: Path) -> str:
    """Return the name of the module in a file; that of a package is the package's."""
    parts = path.relative_to(LINTER).with_suffix("").parts
    return ".".join(("jixiaolint", *(one for one in parts if one != "__init__")))


def needs(name_of: Callable[[str], str]) -> dict[str, set[str]]:
    """Return what each of all modules, or of the rooms that they are in, imports.

    The package itself says only its version, and what is at home elsewhere.
    """
    texts = {module_of(path): path.read_text(encoding="utf-8") for path in modules(".")}
    known = frozenset(texts) - {"jixiaolint"}
    found: dict[str, set[str]] = {}
    for name in known:
        room = name_of(name)
        taken = {name_of(one) for one in imported(texts[name], known)}
        found.setdefault(room, set()).update(taken - {room})
    return found


def circle(needed: dict[str, set[str]]) -> list[str]:
    """Return names that need each other in a circle; none if they stand in an order."""
    try:
        TopologicalSorter(needed).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_rooms_stand_in_an_order() -> None:
    """No module and no folder imports one that imports it, be it by way of others."""
    assert circle(needs(lambda name: name)) == []
    assert circle(needs(lambda name: name.split(".")[1])) == []


@pytest.mark.parametrize(
    ("needed", "found"),
    [({"a": {"b"}, "b": {"c"}}, []), ({"a": {"b"}, "b": {"a"}}, ["a", "b", "a"])],
)
def test_what_counts_as_a_circle(needed: dict[str, set[str]], found: list[str]) -> None:
    """The way back to where one began is shown, for somebody has to cut it."""
    assert circle(needed) == found
