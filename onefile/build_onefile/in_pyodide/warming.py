"""Check samples as the page would; what is kept for the next run goes to /work/cache."""

import shutil
from pathlib import Path
from typing import Any

from session import opened

SAMPLES, KEPT, SHOWN = Path("/work/samples"), Path("/work/cache"), Path("/work/shown")


def _silent(_: object) -> None:
    """Hear nothing."""


files = [
    {"path": path.relative_to(SAMPLES).as_posix(), "bytes": path.read_bytes()}
    for path in sorted(SAMPLES.rglob("*"))
    if path.is_file()
]


def made(do: str, **asked: object) -> dict[str, Any]:
    """Return an answer; what could not be done is not warmed up either."""
    answer = opened.answer({"do": do, **asked}, _silent)
    if answer["say"] == "failed" or answer["said"]:
        raise SystemExit(answer["said"])
    return answer


opened.ready()
made("check", files=[one for one in files if one["path"] == "grid.csv"])
sample = made("make", what="returned")
made("check", files=[{"path": "sample.xlsx", "bytes": sample["bytes"]}])
checked = made("check", files=files)
office = made("make", what="office")
made("make", what="all")
opened.close()
SHOWN.mkdir(exist_ok=True)
(SHOWN / "letter.html").write_text(checked["letter"], encoding="utf-8")
(SHOWN / "office.html").write_bytes(office["bytes"])
(SHOWN / "sample.xlsx").write_bytes(sample["bytes"])
shutil.copytree("/cache", KEPT, dirs_exist_ok=True)
