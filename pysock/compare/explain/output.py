"""What was printed, and how the program ended: lost or overtaking output, str and bytes, status, exceptions."""

from __future__ import annotations

import re

from pysock.compare import moments
from pysock.compare.explain import places
from pysock.compare.explain.arguments import swapped
from pysock.compare.explain.cause import Cause
from pysock.compare.explain.scene import Scene, short

_FRAME = re.compile(r'File "([^"]+)", line (\d+)')


def exception(scene: Scene) -> Cause | None:
    """The Python program died with a traceback: its own lines are in it."""
    text = scene.python.stderr.decode(errors="replace")
    start = text.rfind("Traceback (most recent call last):")
    if start < 0 or b"Traceback (most recent call last):" in scene.c.stderr:
        return None
    last = text[start:].strip().splitlines()[-1]
    name = scene.python.program.name
    own = [number for file, number in _FRAME.findall(text[start:]) if f"/{name}" in f"/{file}"]
    python = f"{scene.python_files[0].name}:{own[-1]}" if own and scene.python_files else None
    kind = last.partition(":")[0]
    if kind in ("UnicodeDecodeError", "UnicodeEncodeError") or (
        kind == "TypeError" and "bytes" in last and "str" in last
    ):
        remedy = "what goes over a socket is bytes: keep to bytes, or name encoding and errors"
        return Cause("str-bytes", f"the Python program raised {last}", remedy, None, python)
    return Cause(
        "exception", f"the Python program raised {last}", "correct the line, or do as the C does there", None, python
    )


def _lines(data: bytes) -> list[str]:
    return data.decode(errors="backslashreplace").splitlines()


def _first(ours: bytes, theirs: bytes) -> tuple[str, str]:
    one, two = _lines(ours), _lines(theirs)
    index = next((i for i, pair in enumerate(zip(one, two)) if pair[0] != pair[1]), min(len(one), len(two)))
    return one[index] if index < len(one) else "", two[index] if index < len(two) else ""


def printed(scene: Scene) -> Cause | None:
    """One of the two streams differs."""
    if scene.c.stderr and not scene.python.stderr and scene.python.stdout.endswith(scene.c.stderr):
        line = _lines(scene.c.stderr)[0]
        found = places.of_text(line, scene.c_files), places.of_text(line, scene.python_files)
        return Cause("wrong-stream", f"{line!r} goes to stderr in C, to stdout in Python", "print it to stderr", *found)
    for stream, ours, theirs in (
        ("stdout", scene.c.stdout, scene.python.stdout),
        ("stderr", scene.c.stderr, scene.python.stderr),
    ):
        if ours == theirs:
            continue
        c, python = _first(ours, theirs)
        found = places.of_text(c, scene.c_files), places.of_text(python, scene.python_files)
        if sorted(ours.splitlines()) == sorted(theirs.splitlines()) and ours != theirs:
            remedy = (
                "print by one way only: printf, or print under run(main), share libc's buffer; write() goes past it"
            )
            return Cause("output-order", f"the same lines come on {stream} in another order", remedy, *found)
        if stream == "stdout" and ours.startswith(theirs) and scene.c.stderr == scene.python.stderr:
            remedy = "end by return from main or by exit(), which flush; os._exit() and a signal do not"
            text = f"the end of {stream} is missing, from {c!r} on"
            return Cause("lost-output", text, remedy, found[0], None)
        quoted = re.search(r"b'|b\"", python)
        if quoted and not re.search(r"b'|b\"", c):
            return Cause(
                "str-bytes", f"Python prints the notation of bytes: {python!r}", "decode them, or use printf", *found
            )
        numbers = re.findall(r"\d+", c), re.findall(r"\d+", python)
        for one, two in zip(*numbers):
            if one != two and max(int(one), int(two)) < 65536 and swapped(int(one)) == int(two):
                text = f"{stream} has {one} in C and {two} in Python: the same two bytes in the other order"
                return Cause("byte-order", text, "a port is in network byte order: print ntohs(port)", *found)
        if (python.startswith(c) and len(c) > 3) or "\0" in python:
            remedy = "a C string ends at its NUL: set it behind the last byte, or print no more than was received"
            return Cause("forgotten-nul", f"Python prints more than C: {python!r} for {c!r}", remedy, *found)
        if "\ufffd" in python or "\\x" in python:
            remedy = "print the bytes as they are: printf does"
            return Cause("encoding", f"{stream} has other bytes than in C", remedy, *found)
        text = f"{stream} has {python!r} where C has {c!r}" if python else f"{stream} lacks {c!r}"
        if not c:
            text = f"{stream} has {python!r}, which the C does not print"
        return Cause("output-text", text, "print what the C prints", *found)
    return None


def moment(scene: Scene) -> Cause | None:
    """The same is printed, but before or after another call, or another stream."""
    found = moments.parting(scene.c, scene.python)
    if found is None:
        return None
    _, ours, theirs, index = found
    c, python = moments.at(ours, index), moments.at(theirs, index)
    sides = ("C", c, "Python", python)
    if not isinstance(c, moments.Printed):
        sides = ("Python", python, "C", c)
    who, printed, other, step = sides
    assert isinstance(printed, moments.Printed)
    if isinstance(step, moments.Printed) and step.stream == printed.stream:
        text = f"at once C writes {getattr(c, 'count', 0)} bytes to {printed.stream}, Python {step.count}"
    else:
        next_ = f"to {step.stream}" if isinstance(step, moments.Printed) else short(step)
        text = f"{who} writes to {printed.stream} where {other} has {next_}"
    remedy = (
        "stdout waits in its buffer, on a terminal for the end of a line: flush only where the C does, and print by"
        " printf, or by print under run(main)"
    )
    calls = [step.call if isinstance(step, moments.Printed) else step for step in (c, python)]
    return scene.cause("output-moment", text, remedy, *calls)


def ending(scene: Scene) -> Cause | None:
    """The programs end otherwise."""
    c, python = scene.c.exit, scene.python.exit
    if python is None and c is not None and scene.timed_out:
        waits = scene.python_calls[-1] if scene.python_calls else None
        text = f"the Python program does not end{': its last call is ' + waits.name if waits else ''}"
        return scene.cause("waits", text, "see why what it waits for does not come", None, waits)
    if c is None or python is None or (c.status, c.signal) == (python.status, python.signal):
        return None
    if "SIGPIPE" in (c.signal, python.signal):
        remedy = "Python ignores SIGPIPE from its start on; run(main) gives it back its default"
        if python.signal == "SIGPIPE":
            remedy = "the C ignores SIGPIPE, or sends with MSG_NOSIGNAL: do the same"
        ours, theirs = (each.signal or f"status {each.status}" for each in (c, python))
        return Cause("sigpipe", f"C ended by {ours}, Python by {theirs}", remedy)
    if c.signal != python.signal:
        ours, theirs = (each.signal or f"status {each.status}" for each in (c, python))
        return Cause("signal", f"C ended by {ours}, Python by {theirs}", "handle signals as the C does")
    text = f"the exit status is {c.status} in C, {python.status} in Python"
    return Cause("exit-status", text, "return or exit() with the C's status")
