"""Print what each rule and family of rules adds to a check, in processor seconds, as JSON.

usage: python tests/bench/leaving_out.py FILE RUNS CODE,…|all [OPTION…]

The file is checked without one rule, or without one family, in a process split off from
one that is warm, so that all find the same; medians of several runs. What a rule adds
is what the check without it takes less. *noise* is how far apart five such figures lie
for which nothing was left out: less than that is not to be told from nothing.
"""

from __future__ import annotations

import json
import os
import sys
from statistics import median

from stages import check, warm

from jixiaolint.engine.load import load_rules

_CONTROLS = 5


def apart(*arguments: str) -> float:
    """Return what a check takes in a process split off from this one."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.write(writes, str(check(*arguments)).encode())
        os._exit(0)
    os.close(writes)
    os.waitpid(child, 0)
    with os.fdopen(reads) as said:
        return float(said.read())


def main(file: str, runs: int, asked: str, *options: str) -> None:
    """Check without each rule, and with all again and again; print the differences."""
    known = [rule.code for rule in load_rules(())]
    codes = known if asked == "all" else asked.split(",")
    families = dict.fromkeys(code[:3] for code in codes)
    left_out: dict[str, list[str]] = {
        **{family: [c for c in codes if c.startswith(family)] for family in families},
        **{code: [code] for code in codes},
    }
    for control in range(_CONTROLS):
        left_out[f"nothing {control}"] = []
    warm(*options)
    runs_of: dict[str, list[float]] = {name: [] for name in left_out}
    for _ in range(runs):
        for name, ignored in left_out.items():
            given = ("--ignore", ",".join(ignored)) if ignored else ()
            runs_of[name].append(apart(file, *options, *given))
    taken = {name: median(found) for name, found in runs_of.items()}
    controls = [taken.pop(f"nothing {control}") for control in range(_CONTROLS)]
    costs = {name: median(controls) - seconds for name, seconds in taken.items()}
    noise = max(controls) - min(controls)
    print(json.dumps({"all": median(controls), "noise": noise, **costs}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], *sys.argv[4:])
