"""What a hunt came to."""

import sys

from tests.matrix.mutants.equivalent import REASONS
from tests.matrix.mutants.hunting import Fate


def report(fates: list[Fate], seconds: float) -> int:
    """Print the survivors and, last, the figure: killed of those that are not equivalent. 1 if one survived."""
    survivors = [fate for fate in fates if not fate.killed_by]
    explained = [fate for fate in survivors if fate.check.key in REASONS]
    unexplained = [fate for fate in survivors if fate.check.key not in REASONS]
    for fate in explained:
        sys.stdout.write(f"equivalent: {fate.check.key}\n    {REASONS[fate.check.key]}\n")
    for fate in unexplained:
        sys.stdout.write(f"SURVIVED: {fate.check.key} (line {fate.check.line}, {fate.asked} cells)\n")
    counted = len(fates) - len(explained)
    killed = len(fates) - len(survivors)
    sys.stdout.write(
        f"{len(fates)} permission checks, {killed} killed, {len(unexplained)} survived, {len(explained)} equivalent, "
        f"{seconds:.0f} s: {100 * killed / max(counted, 1):.1f} %\n"
    )
    return 1 if unexplained else 0
