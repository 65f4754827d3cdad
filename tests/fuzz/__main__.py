"""`python -m fuzz`: mutate projects and run commands on them, until the cases or the seconds are used up.

Prints a line for each fault with the number that repeats it, keeps its project in `.cache/fuzz/`, and ends
with exit code 1 when there was one.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from fuzz.projects import ROOT, mutate_project, seeds, write_project
from fuzz.verdict import COMMANDS, Fault, judge, judge_again, quiet_environment

STORE = ROOT / ".cache" / "fuzz"
SMALL = 0.9
"""Share of the cases that starts from a small route: there many more fit into the same time."""


def run_case(number: int, folder: Path) -> tuple[str, list[str], list[Fault]]:
    """Run the case `number` in `folder`; return the project it began with, the files changed and the faults.

    The number alone decides everything, so a case can be run again.
    """
    chance = random.Random(number)
    names = sorted(set(seeds()) - {"base"})
    seed = chance.choice(names) if chance.random() < SMALL else "base"
    project, out = folder / "project", folder / "out"
    write_project(seed, project)
    regions = sorted(path.name for path in (project / "regions").glob("*"))
    region = chance.choice(regions) if regions else "north"
    if regions and chance.random() < 0.5:
        judge(project, out, ("accept", region, "--all"))  # so that there is a lock file to mutate
    files = mutate_project(chance, project)
    first, *others = [
        tuple({"REGION": region, "ID": "choice"}.get(word, word) for word in command)
        for command in chance.sample(COMMANDS, 4)
    ]
    faults = [judge(project, out, command) for command in (first, *others)]
    faults.append(judge_again(project, out, first))
    return seed, files, [fault for fault in faults if fault is not None]


def main() -> int:
    """Run the cases that the command line asks for."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=2_000, help="at most so many cases")
    parser.add_argument("--seconds", type=float, default=240, help="begin no case after so many seconds")
    number = random.SystemRandom().randrange(10**9)
    parser.add_argument("--first", type=int, default=number, help="number of the first case")
    chosen = parser.parse_args()
    quiet_environment()
    end = time.monotonic() + chosen.seconds
    done = broken = 0
    for number in range(chosen.first, chosen.first + chosen.cases):
        if time.monotonic() > end:
            break
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            seed, files, faults = run_case(number, folder)
            done += 1
            if faults:
                broken += 1
                shutil.rmtree(STORE / str(number), ignore_errors=True)
                shutil.copytree(folder / "project", STORE / str(number), symlinks=True)
            for fault in faults:
                where = f"case {number} ({seed}; {', '.join(files)})"
                print(f"{where}: {' '.join(fault.command)}: {fault.reason}")
    print(f"{done} cases from number {chosen.first}, {broken} with a fault; again: --first NUMBER --cases 1")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
