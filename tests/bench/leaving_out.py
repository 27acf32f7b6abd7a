"""Print what each rule and family of rules adds to a check, in processor seconds, as JSON.

usage: python tests/bench/leaving_out.py FILE RUNS CODE,…|all

The file is checked without one rule, or without one family, and that in a process split
off from one in which the other rules are ready, so that all runs find the same; medians
of several runs. What a rule adds is what a check without it takes less. *noise* is how
far apart such figures lie for which nothing was left out: less than that is not to be
told from nothing.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from stages import WARM

from jixiaolint.bounds.limits import LIMITS, within
from jixiaolint.find.document import Document
from jixiaolint.reading import Job
from jixiaolint.results.outcome import Wanted
from jixiaolint.rule_files.load import load_rules
from jixiaolint.run import checking
from jixiaolint.settings.run import Settings

_EVERY = 20
"""After so many rules nothing is left out."""


def apart(call: Callable[[], Any]) -> Any:
    """Return what a call returns in a process split off from this one."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.write(writes, json.dumps(call()).encode())
        os._exit(0)
    os.close(writes)
    os.waitpid(child, 0)
    with os.fdopen(reads) as said:
        return json.load(said)


def without(ignored: tuple[str, ...], job: Job, runs: int) -> float:
    """Return what a check takes without some rules."""
    work = checking(
        Settings(ignore=ignored), Wanted(tables=False, remarks=False, sheets=False), ()
    )
    work(Job(Document("warm.csv", ""), WARM.encode()))

    def seconds() -> float:
        """Return the processor seconds of one check."""
        start = time.process_time()
        work(job)
        return time.process_time() - start

    return median(apart(seconds) for _ in range(runs))


def main(file: str, runs: int, asked: str) -> None:
    """Check without each rule, and with all again and again; print the differences."""
    known = [rule.code for rule in load_rules(())]
    codes = known if asked == "all" else asked.split(",")
    families = dict.fromkeys(code[:3] for code in codes)
    left_out = [
        (family, tuple(c for c in codes if c[:3] == family)) for family in families
    ]
    left_out += [(code, (code,)) for code in codes]
    job = Job(Document(file, ""), Path(file).read_bytes())
    controls, taken = [], {}
    for at, (name, ignored) in enumerate(left_out):
        if at % _EVERY == 0:
            controls.append(apart(lambda: without((), job, runs)))
        taken[name] = apart(lambda ignored=ignored: without(ignored, job, runs))
    controls.append(apart(lambda: without((), job, runs)))
    whole = median(controls)
    costs = {name: whole - seconds for name, seconds in taken.items()}
    noise = max(controls) - min(controls)
    print(json.dumps({"all": whole, "noise": noise, **costs}))


if __name__ == "__main__":
    # What is kept from one start to the next is not for rules that come and go.
    os.environ["JIXIAOLINT_CACHE"] = "off"
    gc.disable()
    with within(dict.fromkeys(LIMITS, 10**9)):
        main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
