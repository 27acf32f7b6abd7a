"""One width for letters, digits and signs, character by character."""

from __future__ import annotations

from functools import lru_cache

# Chinese punctuation (，；：。！？) keeps its own form: its width carries meaning for
# readers, and rules name both forms where they mean both.
_KEPT = "，；：！？"
_FOLDED = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT
}
_FOLDED |= {0x3000: 0x20, 0xA0: 0x20}
_FOLDED |= {ord("〔"): ord("("), ord("〕"): ord(")"), ord("﹪"): ord("%")}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text with full-width letters, digits and signs made half-width.

    The length stays the same, so that spans in the result are spans in `text`.
    """
    return text.translate(_FOLDED)
