"""Writes docs/options.md: the table of options with the notes of the header files, and the control messages.

Which options a system has does not enter, so the page is the same everywhere and is kept in git; a test compares.
`python csrc/options_page.py` writes it anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

import declarations
from declarations import Constant
from pysock import ancillary
from pysock.ancillary.kinds import by_class
from pysock.options import LEFT_OUT, OPTIONS
from pysock.options.table import LEVELS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "options.md"

INTRODUCTION = """\
# Options and control messages

`Options(sock)` has the options of a socket as attributes: reading one is one `getsockopt()`, setting it one
`setsockopt()`, and nothing else. `sock` is a descriptor, or anything with `fileno()`.

```python
from pysock.options import IpMreqn, IpMsfilter, Linger, Options

options = Options(sock)
options.SO_REUSEADDR = True
options.SO_LINGER = Linger(on=True, seconds=5)
options.SO_RCVTIMEO = 2.5  # seconds; it reads as Timeval(seconds=2, microseconds=500000)
options.TCP_INFO.rtt  # microseconds
options.IP_ADD_MEMBERSHIP = IpMreqn("239.1.2.3", ifindex=1)
options.IP_MSFILTER(IpMsfilter("239.1.2.3")).slist
print(options.listing())  # all that can be read, a line each
```

- A value is a bool, a number, text, bytes, or a class named after its C struct, `struct ip_mreqn` as `IpMreqn`: its
  fields are the struct's without their prefix, its numbers in host byte order. `help(IpMreqn)` says more. A value of
  the wrong type is a TypeError before any call.
- What the kernel refuses raises the OSError of `errno`, whose text is the call. `ENOPROTOOPT` and `EOPNOTSUPP` say that
  the socket has no such option.
- An option that the headers of this system do not define is an AttributeError that says so.
- `Options.SO_LINGER`, on the class, is the row of the table: `.level`, `.number`, `.view.c_type`, `.note`, `.man`.
- Access: **r** can be read, **w** can be set, **ask** is read by calling it with what is asked. Where reading changes
  something (a pending error is gone, a count begins anew), it says **r!**, and `listing()` leaves it out.

`getsockopt()` and `setsockopt()` take every option, these and the others, in C's own form: so those of
`<linux/in6.h>` (flow labels), `<linux/icmp.h>`, `<linux/can/raw.h>` and `<linux/tls.h>`.

"""

CONTROL_MESSAGES = """\
## Control messages

What travels beside the bytes of `sendmsg()` and `recvmsg()`, as objects of `pysock.ancillary`. `encode(items)` makes
the memory for `msg_control`, `decode(msghdr)` reads what `recvmsg()` has stored; the methods of Socket do both.

- Descriptors that came belong to Python: `rights.descriptors` are closed with their objects, or by `with rights:`, and
  `rights.detach()` gives their numbers to the caller. Those given to send stay their owners'.
- What has no class, or too few bytes for one, is a `Control(level, type, data)`.
"""


def notes() -> dict[str, str]:
    """The note of each constant, as the header files have it."""
    return {
        item.name: item.doc
        for header in declarations.load()
        for item in header.declarations
        if isinstance(item, Constant)
    }


def text() -> str:
    known = notes()
    left_out = sum(len(names.split()) for names in LEFT_OUT.values())
    lines = [INTRODUCTION + f"{len(OPTIONS)} options are here; {left_out} are [left out](#left-out-because)."]
    for level in LEVELS:
        lines += ["", f"## {level.level}", "", f"`<{level.header}>`, {level.man}", ""]
        lines += ["| option | in C | in Python | | meaning |", "|---|---|---|---|---|"]
        for row in vars(level).values():
            if getattr(row, "name", "") in OPTIONS:
                access = row.access + "w" * (row.access == "ask" and row.settable)
                shown = access.replace("askw", "ask, w") + "!" * row.changes
                man = f" ({row.man})" if row.man != level.man else ""
                python = row.view.python.replace("|", "\\|")
                lines.append(
                    f"| `{row.name}` | `{row.view.c_type}` | `{python}` | {shown} | {_escaped(known[row.name])}{man} |"
                )
    lines += ["", "## Left out, because", ""]
    for why, names in LEFT_OUT.items():
        listed = ", ".join(f"`{name}`" for name in names.split())
        lines.append(f"- {_escaped(why)}: {listed}")
    lines += ["", CONTROL_MESSAGES, "| class | cmsg_level | cmsg_type | meaning |", "|---|---|---|---|"]
    assert {cls.__name__ for cls in by_class} < set(ancillary.__all__)
    for cls, kind in by_class.items():
        fields = ", ".join(getattr(cls, "_fields", ("descriptors",)))
        first = _escaped(" ".join((cls.__doc__ or "").split("\n\n")[0].split()).partition(": ")[2])
        received = ", received" if f"{kind.type}, received" in (cls.__doc__ or "") else ""
        lines.append(f"| `{cls.__name__}({fields})` | `{kind.level}` | `{kind.type}`{received} | {first} |")
    return "\n".join(lines) + "\n"


def _escaped(note: str) -> str:
    for character in "\\|*_<":
        note = note.replace(character, "\\" + character)
    return note


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
    print(PAGE, file=sys.stderr)
