"""Another call than the C's: one is missing, one too many, two in the other order; what Python's socket module adds."""

from __future__ import annotations

from pysock.compare.calls import libc_name
from pysock.compare.explain.cause import Cause
from pysock.compare.explain.scene import Scene, same, short

FAMILIES = (("recv", "recvfrom", "read", "readv", "recvmsg"), ("send", "sendto", "write", "writev", "sendmsg"))


def _related(one: str, other: str) -> bool:
    return any(one in family and other in family for family in FAMILIES)


def explain(scene: Scene) -> Cause | None:
    """The calls themselves differ."""
    c, python = scene.ours(), scene.theirs()
    if c is not None and python is not None and c.name == python.name:
        # The same arguments come next, so this one is another call.
        return _extra(scene) if c.args != python.args and same(c, scene.theirs(1)) else None
    if python is not None and _is_hidden(scene, libc_name(python)):
        return _extra(scene)
    if c is not None and python is None and scene.timed_out:
        text = f"C makes {short(c)} next; Python does not end, and waits since {short(scene.theirs(-1))}"
        return scene.cause("waits", text, "see what it waits for, and why the C does not", c, scene.theirs(-1))
    if c is not None and python is not None:
        if same(c, scene.theirs(1)) and same(scene.ours(1), python):
            text = f"C makes {short(c)} first, Python {short(python)}"
            return scene.cause("call-order", text, "make the calls in the C's order", c, python)
        if _related(libc_name(c), libc_name(python)) and c.args[:1] == python.args[:1]:
            text = f"C calls {libc_name(c)}(), Python {libc_name(python)}()"
            return scene.cause("other-call", text, f"call {libc_name(c)}()", c, python)
        if {c.name, python.name} == {"accept", "accept4"}:
            remedy = "Python's socket module adds SOCK_CLOEXEC: use pysock's accept(), which adds nothing"
            return scene.cause("stdlib-socket", "C calls accept(), Python accept4()", remedy, c, python)
    if c is not None and (python is None or same(scene.ours(1), python) or not _comes(scene)):
        return _missing(scene)
    return _extra(scene)


def _comes(scene: Scene) -> bool:
    """Whether the Python makes the C's call later."""
    c = scene.ours()
    return any(same(c, scene.theirs(offset)) for offset in range(1, 6))


def _missing(scene: Scene) -> Cause:
    c, python = scene.ours(), scene.theirs()
    assert c is not None
    name = libc_name(c)
    text = f"C makes {short(c)}; Python does not, and goes on with {short(python)}"
    if python is None and scene.python.exit is not None and scene.python.exit.signal == "SIGPIPE":
        remedy = "a signal kills as it does in C: set SIGPIPE as the C does"
        return scene.cause("sigpipe", "Python was killed by SIGPIPE, C was not", remedy, c, scene.theirs(-1))
    if name == "close":
        remedy = "close it where the C does: until then the descriptor leaks, and the peer never sees the end"
        return scene.cause("missing-close", text, remedy, c, python)
    if name == "setsockopt":
        return scene.cause("missing-option", text, "set the option where the C does", c, python)
    return scene.cause("missing-call", text, f"call {name}() where the C does", c, python)


def _extra(scene: Scene) -> Cause:
    c, python = scene.ours(), scene.theirs()
    assert python is not None
    name = libc_name(python)
    text = f"Python makes {short(python)}; C does not, and goes on with {short(c)}"
    if python.errno == "EBADF" and name == "close":
        remedy = "close it once: the second time it may be another's descriptor"
        return scene.cause("double-close", text, remedy, c, python)
    if _is_hidden(scene, name):
        remedy = "Python's socket module makes this call unasked: use pysock's functions, which do not"
        return scene.cause("stdlib-socket", text, remedy, c, python)
    if name in ("fcntl", "ioctl") and "NONBLOCK" in " ".join(python.args):
        return scene.cause("nonblocking", text, "leave the socket blocking, as the C does", c, python)
    if name == "setsockopt":
        return scene.cause("extra-option", text, "take the option out: the C does not set it", c, python)
    return scene.cause("extra-call", text, f"take the {name}() out", c, python)


def _is_hidden(scene: Scene, name: str) -> bool:
    """Whether it is a call that Python's socket module makes unasked: the program's own source does not have it."""
    if name not in ("getsockname", "getsockopt", "ioctl", "poll", "fcntl"):
        return False
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in scene.python_files)
    return not any(f"{name}(" in text for text in texts)
