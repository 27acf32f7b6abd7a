"""One width for letters, digits and signs, character by character."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from jixiaolint.resources import lexicon_pairs

# Chinese punctuation (，；：。！？) keeps its own form: its width carries meaning for
# readers, and rules name both forms where they mean both.
_KEPT = "，；：！？"
_FOLDED = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT
}
_FOLDED |= {0x3000: 0x20, 0xA0: 0x20}
_FOLDED |= {ord("〔"): ord("("), ord("〕"): ord(")"), ord("﹪"): ord("%")}
# Radicals and compatibility ideographs are what a PDF or an old font makes of characters.
_BLOCKS = (range(0x2E80, 0x2FD6), range(0xF900, 0xFADA))
_FOLDED |= {
    code: ord(plain)
    for block in _BLOCKS
    for code in block
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1
}
_FOLDED |= {
    ord(a): ord(b) for a, b in lexicon_pairs("look-alike") if ord(a) in _BLOCKS[0]
}
_NOISE = re.compile(r"[\W_]+")
_changes = re.compile(f"[{''.join(map(chr, sorted(_FOLDED)))}]").search
"""Finds a character that does not stay: a look at most texts, of which all do."""


@lru_cache(maxsize=16384)
def closed(text: str) -> str:
    """Return the folded text without any white space."""
    return "".join(fold(text).split())


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return the text with letters, digits and signs half-width and radicals as characters.

    The length stays the same, so that spans in the result are spans in `text`.
    """
    return text.translate(_FOLDED) if _changes(text) else text


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """Return the folded text without blanks and signs."""
    folded = fold(text)
    return folded if folded.isalnum() else _NOISE.sub("", folded)
