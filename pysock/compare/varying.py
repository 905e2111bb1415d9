"""What of a C program differs from run to run: no port can be held to that.

It is found by running the C again, so only where a port differs. How it is run is the caller's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pysock.compare.judge import judge
from pysock.compare.runs import Host, Run
from pysock.compare.verdict import DIFFERENT, NOT_CHECKED, Verdict

AGAIN = 3
"""So often does the C run once more."""
REASON = "it varies from run to run in the C itself; make the scenario fix what is left to chance"


def different(c: Run, run: Run, host: Host) -> frozenset[str]:
    """The verdicts in which two runs differ."""
    return frozenset(verdict.name for verdict in judge(c, run, host) if verdict.result == DIFFERENT)


@dataclass(frozen=True)
class Others:
    """How the C's own runs differ from the first, and whether one of them is the port's."""

    varies: frozenset[str]
    met: Run | None = None


def look(c: Run, others: Iterable[Run], host: Host, run: Run | None = None) -> Others:
    """Compare the C with itself, and with a port's run, as long as that teaches something new."""
    varies: frozenset[str] = frozenset()
    open_questions = different(c, run, host) if run is not None else frozenset()
    for other in others:
        if run is not None and not different(other, run, host):
            return Others(varies, other)
        varies |= different(c, other, host)
        if run is not None and open_questions <= varies:
            break
    return Others(varies)


def settled(verdicts: Iterable[Verdict], varies: frozenset[str]) -> tuple[Verdict, ...]:
    """The verdicts, without a difference in what varies in the C."""
    return tuple(
        Verdict(each.name, NOT_CHECKED, reason=REASON) if each.result == DIFFERENT and each.name in varies else each
        for each in verdicts
    )
