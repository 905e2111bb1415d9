"""`Options(sock)`: the options of a socket as typed attributes; one attribute read is one getsockopt(), one write one
setsockopt().

    options = Options(sock)                    # an int, or anything with fileno()
    options.SO_REUSEADDR = True
    options.SO_LINGER = Linger(on=True, seconds=5)
    options.TCP_INFO.rtt                       # microseconds
    options.IP_ADD_MEMBERSHIP = IpMreqn("239.1.2.3", ifindex=1)
    options.IP_MSFILTER(IpMsfilter("239.1.2.3")).slist

The table is table.py; Options.SO_LINGER, on the class, is its row: level, C type, note, manual page. No option is
looked at, changed or remembered here but by the program's own reading and setting.
"""

from __future__ import annotations

from pysock.options import values
from pysock.options.option import Row
from pysock.options.table import (
    LEFT_OUT,
    LEVELS,
    IpOptions,
    Ipv6Options,
    NetlinkOptions,
    PacketOptions,
    SocketOptions,
    TcpOptions,
    UdpOptions,
    VsockOptions,
)
from pysock.options.values import *  # noqa: F403

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, NoReturn

__all__ = ["LEFT_OUT", "OPTIONS", "Options", "Row", *values.__all__]

#: Every row of the table, by name, whether or not this system has the option.
OPTIONS: dict[str, Row[Any, Any]] = {
    name: row for level in LEVELS for name, row in vars(level).items() if isinstance(row, Row)
}


class Options(
    SocketOptions, TcpOptions, UdpOptions, IpOptions, Ipv6Options, PacketOptions, NetlinkOptions, VsockOptions
):
    """The options of one socket.

    sock  a descriptor, or anything with fileno(); it is asked anew for each call, and stays its owner's

    Reading an attribute is one getsockopt(), setting it one setsockopt(); what fails raises the OSError of errno:
    ENOPROTOOPT the socket has no such option; EBADF, ENOTSOCK it is not open, or no socket; EPERM, EACCES privilege is
    missing. A value of the wrong type is a TypeError before any call. Iterating gives the rows of the table that this
    system has; listing() shows all that can be read. See getsockopt(2), setsockopt(2), docs/options.md.
    """

    if not TYPE_CHECKING:  # a name that is not in the table is an error for a type checker too

        def __getattr__(self, name):
            if name in OPTIONS:  # its descriptor has refused: let it say why
                return OPTIONS[name].__get__(self, type(self))
            _unknown(name)

        def __setattr__(self, name, value):
            if name not in OPTIONS:
                _unknown(name)
            object.__setattr__(self, name, value)

    def __iter__(self) -> Iterator[Row[Any, Any]]:
        return (row for row in OPTIONS.values() if row.number is not None)

    def __dir__(self) -> list[str]:
        return sorted({row.name for row in self} | {name for name in object.__dir__(self) if name not in OPTIONS})

    def __repr__(self) -> str:
        return f"<Options of descriptor {self._fileno()}>"

    def listing(self) -> str:
        """All options of this socket that can be read, a line each: name, value, meaning.

        That is one getsockopt() for each option of the table that this system has and that reading does not change;
        those that the socket answers with an error are not shown.
        """
        found, seen = [], set()
        for row in self:
            if row.access in ("rw", "r") and not row.changes and (row.level, row.number) not in seen:
                seen.add((row.level, row.number))
                try:
                    found.append((row.name, repr(getattr(self, row.name)), row.note))
                except OSError:
                    continue
        width = max((len(name) for name, _, _ in found), default=0)
        lines = []
        for name, value, note in found:
            gap = " " * (_COLUMN - len(value)) if len(value) <= _COLUMN else "\n" + " " * (width + _COLUMN + 2)
            lines.append(f"{name:{width}}  {value}{gap}  {note}".rstrip())
        return "\n".join(lines)


_COLUMN = 10  # most values are no longer


def _unknown(name: str) -> NoReturn:
    for why, names in LEFT_OUT.items():
        if name in names.split():
            raise AttributeError(f"{name} is not among the options: {why}. getsockopt() and setsockopt() take it.")
    from difflib import get_close_matches

    near = get_close_matches(name.upper(), OPTIONS, 3)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise AttributeError(f"there is no option {name}{hint}")
