"""Reads every option of the table that can be read, and sets it to what was read: run under strace by test_options.py.

Before each, getppid() marks where it begins. Prints the name of each as it was done, "get NAME" or "set NAME".
"""

from __future__ import annotations

import contextlib
import os
import socket

from pysock.options import Options
from pysock.options.values import GroupFilter, IpMsfilter, TcpZerocopyReceive

ASKED = {
    "IP_MSFILTER": IpMsfilter("239.1.2.3"),
    "MCAST_MSFILTER": GroupFilter(0, "239.1.2.3"),
    "PACKET_HDRLEN": 1,
    "TCP_ZEROCOPY_RECEIVE": TcpZerocopyReceive(0, 0),
}


def main() -> None:
    stream = socket.socket()
    sockets = {
        "SOL_SOCKET": stream,
        "IPPROTO_TCP": stream,
        "IPPROTO_IPV6": socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
    }
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    with contextlib.suppress(OSError):  # loads what errors need
        _ = Options(-1).SO_TYPE
    done = []
    for row in Options(stream):
        options = Options(sockets.get(row.level, datagrams))
        value = None
        if row.access != "w":
            done.append(f"get {row.name}")
            os.getppid()
            try:
                value = getattr(options, row.name)
                if row.access == "ask":
                    value = value(ASKED[row.name])
            except OSError:
                continue
        if row.access == "rw" and row.view.python in ("bool", "int", "Linger", "Timeval", "str", "PortRange"):
            done.append(f"set {row.name}")
            os.getppid()
            try:
                setattr(options, row.name, value)
            except OSError:
                continue
    os.getppid()
    for sock in (*sockets.values(), datagrams):
        sock.close()
    print("\n".join(done))


main()
