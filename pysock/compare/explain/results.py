"""The same call with another outcome: non-blocking sockets, EINTR, descriptors that are open in one program only."""

from __future__ import annotations

from pysock.compare.calls import libc_name
from pysock.compare.explain import places
from pysock.compare.explain.cause import Cause
from pysock.compare.explain.scene import Scene, short
from pysock.events import Call


def _made_nonblocking(scene: Scene, call: Call) -> Call | None:
    """The call of Python's by which this socket does not block, or has a time-out."""
    for earlier in reversed(scene.python_calls[: scene.index]):
        words = " ".join(earlier.args)
        about = call.descriptor is not None and call.descriptor in (earlier.descriptor or "").split()
        if about and any(word in words for word in ("NONBLOCK", "FIONBIO", "SO_RCVTIMEO", "SO_SNDTIMEO")):
            return earlier
    return None


def explain(scene: Scene) -> Cause | None:
    """Both make the call, and it comes out otherwise."""
    c, python = scene.ours(), scene.theirs()
    if c is None or python is None or c.name != python.name:
        return None
    if c.result is None and scene.c.exit is not None and scene.c.exit.signal:
        return None  # it was killed there: that is told as the end
    text = f"C: {short(c)}; Python: {short(python)}"
    if python.errno in ("EAGAIN", "EINPROGRESS") and c.errno != python.errno:
        setter = _made_nonblocking(scene, python)
        where = places.of_call(setter, scene.python_files) if setter else None
        why = (
            f": the socket is non-blocking, set by {libc_name(setter)}{f' at {where}' if where else ''}"
            if setter
            else ""
        )
        remedy = "leave the socket blocking, as the C does"
        return scene.cause(
            "nonblocking", f"C waits in {libc_name(c)}; Python got {python.errno}{why}", remedy, c, python
        )
    if c.errno == "EINTR" and python.errno != "EINTR":
        remedy = (
            "Python's socket module makes an interrupted call again (PEP 475); pysock's functions return -1, as C does"
        )
        return scene.cause("eintr", text, remedy, c, python)
    if python.errno == "EINTR":
        return scene.cause("eintr", text, "set the handler as the C does, SA_RESTART included", c, python)
    if c.args != python.args:
        return None
    if c.result is not None and python.result is not None and c.errno is None and python.errno is None:
        if libc_name(c) in ("socket", "accept", "accept4", "dup"):
            remedy = "some other descriptor is open in the one program only: close it, or open it in both"
            return scene.cause("descriptor", f"{text}: {c.result} and {python.result}", remedy, c, python)
        return None
    if python.result is None and c.result is not None:
        return scene.cause("waits", text, "see why what it waits for does not come", c, python)
    return scene.cause("result", text, "see what was done to the socket before", c, python)
