"""What <sys/msg.h> needs by hand: the command of msgctl() says what buf is."""

from __future__ import annotations

from pysock._libc import lib
from pysock.guard import OUT_OPT, SIZE, truncated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: What the kernel reads or writes at buf; nothing with other commands.
_BUFFERS = {
    getattr(lib, name): c_type
    for names, c_type in (
        ("IPC_STAT IPC_SET MSG_STAT MSG_STAT_ANY", "struct msqid_ds"),
        ("IPC_INFO MSG_INFO", "struct msginfo"),
    )
    for name in names.split()
    if hasattr(lib, name)
}


def msgctl(msqid: int, cmd: int, buf: Any) -> int:
    command = truncated(cmd, "int")
    c_type = _BUFFERS.get(command)
    size, expression = (SIZE[c_type], f"sizeof({c_type})") if c_type else (0, "0")
    return int(lib.msgctl(msqid, command, OUT_OPT(buf, size, ("msgctl", "buf", expression))))
