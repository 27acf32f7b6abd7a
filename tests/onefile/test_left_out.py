import ast
from collections.abc import Iterator
from pathlib import Path

from build_onefile.library import is_left_out

ROOT = Path(__file__).parents[2]


def _imported(path: Path) -> Iterator[str]:
    """Yield the modules that a module asks for, however late, as paths."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.replace(".", "/") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            name = node.module.replace(".", "/")
            yield name
            yield from (f"{name}/{alias.name}" for alias in node.names)


NOT_IN_A_BROWSER = ("ctypes/", "multiprocessing/")
"""What other processes and native libraries take, of which a page has none."""


def test_nothing_that_ours_asks_for_is_left_out() -> None:
    """No module of the package or of the session imports what the page goes without."""
    ours = [*(ROOT / "linter").rglob("*.py"), *(ROOT / "onefile/worker").rglob("*.py")]
    asked = {name: path for path in ours for name in _imported(path)}
    lacking = {
        name: path
        for name, path in asked.items()
        if is_left_out(Path(name)) and not f"{name}/".startswith(NOT_IN_A_BROWSER)
    }
    assert lacking == {}
