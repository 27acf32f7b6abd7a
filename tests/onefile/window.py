"""The page in a browser, and what a person does with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from browsers import Browser

READY = "!document.body.classList.contains('busy') && document.querySelector('#stop').hidden"
"""The page has nothing to do."""

_CHECKED = (
    f"{READY} && document.querySelector('#files li') && (!document.querySelector("
    "'#files li.waiting') || !document.querySelector('#told').hidden)"
)
"""All that was given is checked, or it is said why not."""

_FRESH = """(() => {
    const stop = document.getElementById('stop');
    if (!stop.hidden) stop.click();
    document.getElementById('clear').click();
    for (let one; (one = document.querySelector('#given .leave')); ) one.click();
    document.querySelector('#told button')?.click();
})()"""


@dataclass(frozen=True, slots=True)
class Window:
    """A page that is open in a browser."""

    browser: Browser
    page: int

    def ask(self, act: str, **request: Any) -> Any:
        """Return what the browser answers to a request about this page."""
        return self.browser.ask(act, page=self.page, **request)

    def tell(self, code: str) -> Any:
        """Return what an expression is worth in the page."""
        return self.ask("evaluate", code=code)

    def until(self, code: str, seconds: int = 60) -> None:
        """Wait until an expression is true in the page."""
        self.ask("until", code=f"Boolean({code})", seconds=seconds)

    def texts(self, selector: str) -> list[str]:
        """Return the texts of the elements that a selector picks, as they are seen."""
        picked = f"document.querySelectorAll({json.dumps(selector)})"
        found: list[str] = self.tell(f"[...{picked}].map((one) => one.innerText)")
        return found

    def text(self, selector: str) -> str:
        """Return the text of the one element that a selector picks."""
        (text,) = self.texts(selector)
        return text

    def framed(self, selector: str, code: str) -> Any:
        """Return what an expression is worth in the page that a frame shows."""
        return self.ask("framed", selector=selector, code=code)

    def until_framed(self, selector: str, code: str) -> None:
        """Wait until an expression is true in the page that a frame shows."""
        self.ask("untilFramed", selector=selector, code=code, seconds=10)

    def click(self, selector: str) -> None:
        """Click on an element."""
        self.ask("click", selector=selector)

    def fresh(self) -> None:
        """Take away all that was given before."""
        self.tell(_FRESH)

    def give(self, *paths: Path | str) -> None:
        """Give files through the field for files, and wait until they are checked."""
        self.offer(*paths)
        self.checked()

    def offer(self, *paths: Path | str) -> None:
        """Give files through the field for files."""
        self.ask("give", selector="#in-files", paths=absolute(paths))

    def give_folder(self, path: Path | str, field: str = "#in-folder") -> None:
        """Give a folder through a field for folders."""
        self.ask("folder", selector=field, path=str(Path(path).absolute()))

    def checked(self) -> None:
        """Wait until all that was given is checked."""
        self.until(_CHECKED)

    def saved(self, what: str) -> tuple[str, bytes]:
        """Click on what saves something; return the name of the file, and its bytes."""
        self.click(f"[data-make={what}]")
        return self.download()

    def download(self) -> tuple[str, bytes]:
        """Wait for a file that is made and saved; return its name and its bytes."""
        self.until(READY)
        path = Path(self.ask("saved", seconds=10))
        data = path.read_bytes()
        path.unlink()
        return path.name, data

    def json(self) -> str:
        """Return the result as it is saved."""
        name, data = self.saved("json")
        assert name == "结果.json"
        return data.decode()


def absolute(paths: Iterable[Path | str]) -> list[str]:
    """Return paths as a browser wants them."""
    return [str(Path(path).absolute()) for path in paths]
