"""The same call with other arguments: byte order, addresses, lengths and bytes, the backlog, constants."""

from __future__ import annotations

from pysock.compare.calls import libc_name
from pysock.compare.explain.cause import Cause
from pysock.compare.explain.scene import Scene, addresses, ports
from pysock.events import Call
from pysock.trace.strace import unquote

PARAMETERS = {
    "socket": ("domain", "type", "protocol"),
    "listen": ("sockfd", "backlog"),
    "bind": ("sockfd", "addr", "addrlen"),
    "connect": ("sockfd", "addr", "addrlen"),
    "accept": ("sockfd", "addr", "addrlen"),
    "send": ("sockfd", "buf", "len", "flags"),
    "sendto": ("sockfd", "buf", "len", "flags", "dest_addr", "addrlen"),
    "recv": ("sockfd", "buf", "len", "flags"),
    "recvfrom": ("sockfd", "buf", "len", "flags", "src_addr", "addrlen"),
    "read": ("fd", "buf", "count"),
    "write": ("fd", "buf", "count"),
    "setsockopt": ("sockfd", "level", "optname", "optval", "optlen"),
    "getsockopt": ("sockfd", "level", "optname", "optval", "optlen"),
    "shutdown": ("sockfd", "how"),
    "fcntl": ("fd", "op", "arg"),
}
SENDS = ("send", "sendto", "write")
RECEIVES = ("recv", "recvfrom", "read")


def swapped(port: int) -> int:
    return port % 256 * 256 + port // 256


def _address(scene: Scene, c: Call, python: Call) -> Cause | None:
    for ours, theirs in zip(ports(c), ports(python)):
        if ours != theirs and swapped(ours) == theirs:
            text = f"the port is {ours} in C and {theirs} in Python: the same two bytes in the other order"
            return scene.cause(
                "byte-order", text, "sin_port is in network byte order: write htons(port), once", c, python
            )
        if ours != theirs:
            return scene.cause("port", f"the port is {ours} in C, {theirs} in Python", "use C's port", c, python)
    for one, other in zip(addresses(c), addresses(python)):
        if one != other and one.split(".") == other.split(".")[::-1]:
            text = f"the address is {one} in C and {other} in Python: its bytes stand in the other order"
            return scene.cause("byte-order", text, "s_addr is in network byte order: write htonl(address)", c, python)
        if one != other:
            text = f"the address is {one} in C, {other} in Python"
            return scene.cause("address", text, "use C's address", c, python)
    return None


def _sent(scene: Scene, c: Call, python: Call) -> Cause | None:
    ours, theirs = unquote(c.args[1]), unquote(python.args[1])
    if ours is None or theirs is None or ours == theirs:
        return None
    said = f"C sends {len(ours)} bytes, Python {len(theirs)}"
    if theirs == ours + b"\0":
        remedy = "sizeof counts the NUL at a string's end: use strlen, as the C does"
        return scene.cause("sizeof-strlen", f"{said}: the NUL at the end too", remedy, c, python)
    if ours == theirs + b"\0":
        remedy = "C sends the NUL at the string's end too: use sizeof, or strlen(...) + 1"
        return scene.cause("forgotten-nul", f"{said}: the NUL at the end is missing", remedy, c, python)
    if theirs.startswith(ours):
        remedy = "send as many bytes as there are, not the whole buffer"
        return scene.cause("whole-buffer", f"{said}: what lies behind in the buffer too", remedy, c, python)
    if ours.startswith(theirs) and len(theirs) in (4, 8) and python.args[2] == str(len(theirs)):
        more = scene.theirs(1)
        if more is None or libc_name(more) not in SENDS:
            remedy = "sizeof of a pointer is the pointer's size: give the length of what it points to"
            return scene.cause("sizeof-pointer", f"{said}, which is what a pointer takes", remedy, c, python)
    if ours.startswith(theirs):
        more = scene.theirs(1)
        if more is not None and libc_name(more) in SENDS and ours == theirs + (unquote(more.args[1]) or b""):
            return scene.cause(
                "split-send", f"{said}, and the rest in a call of its own", "send it in one call", c, python
            )
        return scene.cause(
            "partial-send", f"{said}: the rest is missing", "send what is left until all is sent", c, python
        )
    if theirs[:2] in (b"b'", b'b"'):
        remedy = "str(bytes) is Python's notation of them: send the bytes themselves"
        return scene.cause("str-bytes", "Python sends the text b'...' in the place of the bytes", remedy, c, python)
    try:
        if ours.decode("latin-1").encode() == theirs or theirs.decode("latin-1").encode() == ours:
            remedy = "name the encoding, or keep to bytes"
            return scene.cause("encoding", "the same text is sent in another encoding", remedy, c, python)
    except UnicodeDecodeError:
        pass
    return scene.cause("bytes", "other bytes are sent", "send what the C sends", c, python)


def explain(scene: Scene) -> Cause | None:
    """Both make the call with other arguments."""
    c, python = scene.ours(), scene.theirs()
    if c is None or python is None or libc_name(c) != libc_name(python) or c.args == python.args:
        return None
    found = _address(scene, c, python)
    name = libc_name(c)
    if found is None and name in SENDS:
        found = _sent(scene, c, python)
    if found is not None:
        return found
    index = next((i for i, pair in enumerate(zip(c.args, python.args)) if pair[0] != pair[1]), 0)
    names = PARAMETERS.get(name, ())
    if name in RECEIVES and c.args[2:4] != python.args[2:4]:
        index = 2 if c.args[2] != python.args[2] else 3
    parameter = names[index] if index < len(names) else f"argument {index + 1}"
    ours, theirs = c.args[index], python.args[index]
    text = f"{name}'s {parameter} is {ours} in C, {theirs} in Python"
    if "CLOEXEC" in theirs and "CLOEXEC" not in ours:
        remedy = "Python's socket module adds SOCK_CLOEXEC: use pysock's socket(), which adds nothing"
        return scene.cause("stdlib-socket", text, remedy, c, python)
    if parameter == "backlog":
        return scene.cause("backlog", text, "give listen() the C's backlog", c, python)
    if "NONBLOCK" in theirs and "NONBLOCK" not in ours:
        return scene.cause("nonblocking", text, "leave the socket blocking, as the C does", c, python)
    if parameter in ("len", "count"):
        remedy = "give the C's length: sizeof(buffer) - 1 leaves room for the NUL"
        return scene.cause("length", text, remedy, c, python)
    if parameter in ("sockfd", "fd"):
        return scene.cause("descriptor", text, "see which descriptor is open in the one program only", c, python)
    return scene.cause("flags" if parameter == "flags" else "constant", text, f"give the C's {parameter}", c, python)
