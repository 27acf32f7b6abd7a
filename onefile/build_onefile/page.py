"""The page: what page/index.html names stands in it, under a policy of hashes."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from build_onefile.notices import notices
from build_onefile.parts import Part
from build_onefile.places import PAGE, SHOWN, WORKER
from build_onefile.scripts import HASHES, ZSTD

_STYLE = re.compile(r'<link rel="stylesheet" href="([\w-]+\.css)">')
_SCRIPT = re.compile(r'<script([^>]*) src="([\w-]+\.js)"></script>')
_RUN = re.compile(r"<script(?: id=[^>]*)?>(.*?)</script>", re.DOTALL)
_KEPT = re.compile(r'<script type="text/plain"[^>]*>(.*?)</script>', re.DOTALL)
"""A script that the page puts into the letters that it shows."""


def page(parts: Sequence[Part]) -> bytes:
    """Return the page with its parts."""
    text = (PAGE / "index.html").read_text("utf-8")
    text = _STYLE.sub(lambda found: f"<style>{_inline(PAGE / found[1])}</style>", text)
    text = _SCRIPT.sub(_script, text)
    libraries = [ZSTD, HASHES, WORKER / "launch.js"]
    scripts = "\n".join(f"<script>{_inline(one)}</script>" for one in libraries)
    text = _placed(text, "<!-- parts -->", f"{scripts}\n<!-- data -->")
    text = _placed(text, "<!-- policy -->", _policy(text))
    text = _placed(text, "<!-- notices -->", notices())
    data = "\n".join(part.element() for part in parts)
    return _placed(text, "<!-- data -->", data).encode()


def _script(found: re.Match[str]) -> str:
    return f"<script{found[1]}>{_inline(PAGE / found[2])}</script>"


def _inline(path: Path) -> str:
    """Return the text of a file as it can stand in an element."""
    text = path.read_text("utf-8")
    for end in ("</script", "</style", "<!--"):
        if end in text.lower():
            raise SystemExit(f"{path}: {end} cannot stand in a page")
    return text


def _placed(text: str, mark: str, instead: str) -> str:
    if text.count(mark) != 1:
        raise SystemExit(f"page/index.html: expected once: {mark}")
    return text.replace(mark, instead)


def _policy(text: str) -> str:
    """Return the policy under which nothing leaves, and nothing else runs."""
    # What is shown in a frame is under this policy, too.
    shown = (path.read_text("utf-8") for path in sorted(SHOWN.glob("*.html")))
    scripts = [
        *_KEPT.findall(text),
        *(one for page in (text, *shown) for one in _RUN.findall(page)),
    ]
    hashes = " ".join(dict.fromkeys(map(_hash, scripts)))
    rules = (
        "default-src 'none'",
        f"script-src {hashes} 'wasm-unsafe-eval'",
        "worker-src blob:",
        "frame-src blob:",
        # Each letter has a style of its own; a style alone can fetch nothing.
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
