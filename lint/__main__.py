"""bin/lint [PART ...]: all parts, or those named. Ends with 1 when one of them found something."""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lint import bandit, sizes, tools
from lint.rules import faults_in
from lint.source import Source, sources

ROOT = Path(__file__).resolve().parent.parent

Part = Callable[[], list[str]]


def main() -> int:
    asked = arguments()
    if asked.fix:
        tools.run(tools.FIXES, root=ROOT)
    parts = parts_for(accept=asked.accept)
    failed = [name for name in asked.parts or parts if not passes(name, part=parts[name])]
    if failed:
        print(f"lint: failed in {', '.join(failed)}")
    return 1 if failed else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/lint", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", type=part_name, help=", ".join(parts_for(accept=False)))
    parser.add_argument("--accept", action="store_true", help="store a size score that has fallen")
    parser.add_argument("--fix", action="store_true", help="let ruff mend and format first")
    return parser.parse_args()


def part_name(typed: str) -> str:
    """Checked here, because `choices` refuses the empty list that stands for all parts."""
    known = parts_for(accept=False)
    if typed not in known:
        raise argparse.ArgumentTypeError(f"there is no part {typed!r}; choose from {', '.join(known)}")
    return typed


def parts_for(*, accept: bool) -> dict[str, Part]:
    checks: dict[str, Part] = {
        "rules": own_rules,
        "sizes": partial(own_sizes, accept=accept),
    }
    for name, commands in tools.TOOLS.items():
        checks[name] = partial(tools.run, commands, root=ROOT)
    checks["bandit"] = partial(bandit.run, ROOT)
    return checks


def passes(name: str, *, part: Part) -> bool:
    started = time.perf_counter()
    complaints = part()
    for complaint in complaints:
        print(complaint)
    outcome = "failed" if complaints else "ok"
    print(f"lint: {name} {outcome} ({time.perf_counter() - started:.1f} s)", flush=True)
    return not complaints


def own_rules() -> list[str]:
    return [str(fault) for source in all_sources() for fault in faults_in(source)]


def own_sizes(*, accept: bool) -> list[str]:
    return [str(fault) for fault in sizes.check(all_sources(), accept=accept)]


def all_sources() -> list[Source]:
    return list(sources(ROOT))


if __name__ == "__main__":
    sys.exit(main())
