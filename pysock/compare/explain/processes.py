"""What is wrong with the processes that a program starts."""

from __future__ import annotations

from pysock.compare import children
from pysock.compare.explain.cause import Cause
from pysock.compare.explain.scene import Scene


def explain(scene: Scene) -> Cause | None:
    """A child is not waited for, or at another moment, or ends otherwise."""
    found = children.parting(scene.c, scene.python)
    if found is None:
        return None
    if not found.waits:
        text = f"{found.what} is {found.ours} in C, {found.theirs} in Python"
        return Cause("child-exit", text, "a child ends by exit() or _exit(), with the C's status")
    if found.python is None:
        text = f"Python does not wait for a child that C waits for ({found.what}): it stays behind as a zombie"
        return scene.cause("missing-wait", text, "call waitpid() where the C does", found.c)
    text = f"{found.what}: C {found.ours}, Python {found.theirs}"
    return scene.cause("wait-order", text, "wait where the C does, and for the same child", found.c, found.python)
