"""Parts of the page: bytes, packed to text that stands in an element of its own."""

from __future__ import annotations

import gzip
from base64 import b64encode
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True)
class Part:
    """Something that the page unpacks: its name and its bytes."""

    name: str
    data: bytes

    @cached_property
    def packed(self) -> bytes:
        """The bytes by gzip, the same for the same."""
        return gzip.compress(self.data, 9, mtime=0)

    def element(self) -> str:
        """Return the element that holds it, with the hash of what is packed."""
        digest = sha256(self.packed).hexdigest()
        text = b64encode(self.packed).decode()
        return (
            f'<script type="application/octet-stream;base64" id="part-{self.name}"'
            f' data-sha256="{digest}">{text}</script>'
        )
