"""Why two runs differ, told in plain words, with the lines of both and what helps.

Runs come in, causes go out; nothing is run or compared here. `cause` and `scene` are the values, `places` finds source
lines, and each other module knows a family of mistakes. The first difference counts, not its consequences: an
exception, else the first call that differs, else what was printed, else the end. What no family knows is not explained.
"""

from __future__ import annotations

from pathlib import Path

from pysock.compare.calls import parting
from pysock.compare.explain import arguments, output, processes, results, sequence
from pysock.compare.explain.cause import Cause
from pysock.compare.explain.scene import Scene
from pysock.compare.runs import C, Run

__all__ = ["Cause", "explain"]

Files = dict[str, tuple[tuple[Path, ...], tuple[Path, ...]]]
"""For every role the C files, and the Python files."""


def explain(reference: Run, candidate: Run, files: Files) -> Cause | None:
    """The cause of the first difference between two runs, or None where it is not known."""
    for c, python in zip(reference.programs, candidate.programs):
        if python.language == C or python.program.role not in files:
            continue
        scene = Scene(c, python, *files[python.program.role], timed_out=candidate.verdict == "time")
        found = output.exception(scene)
        parted = parting(c, python) if found is None and c.trace and python.trace else None
        if parted is not None:
            ours, theirs, index = parted
            scene = Scene(c, python, *files[python.program.role], ours, theirs, index, candidate.verdict == "time")
            found = sequence.explain(scene) or arguments_first(scene)
        found = (
            found
            or output.printed(scene)
            or output.moment(scene)
            or output.ending(scene)
            or processes.explain(scene, parted is None)
        )
        if found is not None:
            return found
    return None


def arguments_first(scene: Scene) -> Cause | None:
    """What was asked comes before what came of it; but EAGAIN and EINTR explain what they left in a buffer."""
    c, python = scene.ours(), scene.theirs()
    if c is not None and python is not None and (c.errno or python.errno) and c.errno != python.errno:
        return results.explain(scene) or arguments.explain(scene)
    return arguments.explain(scene) or results.explain(scene)
