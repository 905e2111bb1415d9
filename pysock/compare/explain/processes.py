"""What is wrong with the processes that a program starts."""

from __future__ import annotations

from pysock.compare import children
from pysock.compare.explain.cause import Cause
from pysock.compare.explain.scene import Scene

REMEDIES = {
    "missing-wait": "call waitpid() where the C does: a child that nobody waits for stays behind as a zombie",
    "extra-wait": "wait only where the C does",
    "wait-order": "wait where the C does, and for the same child",
    "children": "fork() where the C does, and nowhere else",
    "child-exit": "a child ends by exit() or _exit() as the C's does, and has the same handlers of signals",
}


def explain(scene: Scene, same_calls: bool) -> Cause | None:
    """A child is not waited for, or at another moment, or ends otherwise."""
    found = children.parting(scene.c, scene.python, same_calls)
    if found is None:
        return None
    text = f"{found.what}: C {found.ours}, Python {found.theirs}"
    if found.code == "child-exit":
        text = f"{found.what} is {found.ours} in C, {found.theirs} in Python"
    elif found.code == "children":
        text = f"{found.what} are {found.ours} in C, {found.theirs} in Python"
    elif found.code == "missing-wait":
        text = f"Python does not wait for a child that C waits for ({found.what})"
    return scene.cause(found.code, text, REMEDIES[found.code], found.c, found.python)
