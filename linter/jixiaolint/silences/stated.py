"""Silences as settings state them: built from YAML, and told of where they are in vain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jixiaolint.errors import shown
from jixiaolint.given.folders import is_folder
from jixiaolint.read.order import day
from jixiaolint.said import Said
from jixiaolint.silences.silence import Placed, Silence

if TYPE_CHECKING:
    from jixiaolint.yaml_values.build import Special
    from jixiaolint.yaml_values.located import Located, Trail

_VAIN = {
    "reasonless": (
        "这条忽略没有写 reason，没有忽略",
        "this silence gives no reason and silences nothing",
    ),
    "expired": (
        "这条忽略到 {} 为止，已经过期，不再忽略",
        "this silence ended on {} and silences nothing any more",
    ),
    "unused": (
        "这条忽略没有用上，可以删去",
        "this silence is not needed and can be taken out",
    ),
}


def read_silence(
    document: Located, trail: Trail, value: object, special: Special
) -> Placed:
    """Return a silence with where it stands; one that speaks of everything is refused."""
    from jixiaolint.yaml_values.build import build

    made: Silence = build(Silence, document, trail, value, special)
    if made == Silence(reason=made.reason, until=made.until):
        raise document.fault(
            trail,
            Said(
                "忽略要写明 rule、file、project、indicator、fingerprint 中的至少一项。",
                "a silence states one of rule, file, project, indicator and fingerprint.",
            ),
        )
    if made.fingerprint is not None and (said := no_fingerprint(made.fingerprint)):
        raise document.fault((*trail, "fingerprint"), said)
    if made.until is not None and not day(made.until):
        raise document.fault((*trail, "until"), no_day(made.until))
    until = made.until and day(made.until)
    return Placed(replace(made, until=until), document.where(trail))


_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def no_fingerprint(written: str) -> Said | None:
    """Return the sentence on what cannot be a fingerprint; nothing for what can."""
    if _FINGERPRINT.fullmatch(written):
        return None
    return Said(
        f"“{shown(written)}”不是指纹，应为 16 位十六进制数，见 --format json 的 fingerprint。",
        f"'{shown(written)}' is no fingerprint; expected 16 hexadecimal digits, as"
        " --format json has them.",
    )


def no_day(written: str) -> Said:
    """Return the sentence on what is no day."""
    return Said(
        f"“{shown(written)}”不是日期，应写成 2027-03-31。",
        f"'{shown(written)}' is no day; expected one such as 2027-03-31.",
    )


def in_vain(
    placed: Sequence[Placed],
    used: Collection[int],
    checked: Collection[str],
    paths: Sequence[str],
    applied: Collection[str],
    today: str,
) -> Iterator[Said]:
    """Yield a sentence for each silence of the settings that silenced nothing.

    One is unused only if its rule was `applied` and its file `checked`; if it names no
    file, the folder of its settings must be among the `paths` that were looked at.
    """
    folders = [Path(path).resolve() for path in paths if is_folder(Path(path))]
    for number, (silence, where) in enumerate(placed):
        kind = None
        if not silence.reason.strip():
            kind = "reasonless"
        elif silence.until and silence.until < today:
            kind = "expired"
        elif number not in used and (silence.rule or "").casefold() in ("", *applied):
            home = Path(where.rpartition(":")[0]).resolve()
            seen = any(home.is_relative_to(folder) for folder in folders)
            if silence.file is not None:
                seen = any(map(silence.is_of, checked))
            kind = "unused" if seen else None
        if kind is not None:
            chinese, english = (one.format(silence.until) for one in _VAIN[kind])
            yield Said(f"{chinese}。", f"{english}.").at(where)
