"""<sys/msg.h> and <sys/ipc.h>: message queues."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pysock import *


@pytest.fixture
def queue() -> Iterator[int]:
    msqid = msgget(IPC_PRIVATE, IPC_CREAT | 0o600)
    if msqid < 0:
        pytest.skip(f"no message queue here: {cstr(strerror(errno))}")
    yield msqid
    msgctl(msqid, IPC_RMID, NULL)


@struct
class message:
    mtype = member("long")
    mtext = member("char[8]")


def test_messages(queue: int) -> None:
    out, ds = message(), new("struct msqid_ds")
    for mtype, text in ((1, b"one"), (7, b"seven"), (1, b"again")):
        assert msgsnd(queue, message(mtype=mtype, mtext=text), len(text), 0) == 0
    assert msgctl(queue, IPC_STAT, ds) == 0
    assert (ds.msg_qnum, ds.msg_lspid, ds.msg_perm.mode & 0o777) == (3, getpid(), 0o600)
    assert msgrcv(queue, out, 8, 7, 0) == 5 and (out.mtype, cstr(out.mtext)) == (7, "seven")
    assert msgrcv(queue, out, 8, 0, 0) == 3 and bytes(out.mtext)[:3] == b"one"
    assert msgrcv(queue, out, 2, 0, 0) == -1 and errno == E2BIG
    assert msgrcv(queue, out, 2, 0, MSG_NOERROR) == 2
    assert msgrcv(queue, out, 8, 0, IPC_NOWAIT) == -1 and errno == ENOMSG
    assert msgsnd(queue, message(), 8, 0) == -1 and errno == EINVAL
    ds.msg_perm.mode = 0o640
    assert msgctl(queue, IPC_SET, ds) == 0 and msgctl(queue, IPC_STAT, ds) == 0 and ds.msg_perm.mode & 0o777 == 0o640
    assert msgctl(queue, IPC_INFO, msginfo()) >= 0


def test_what_is_refused(queue: int) -> None:
    with pytest.raises(ValueError, match=r"^msgsnd: .* is 17, but msgp holds 16 bytes"):
        msgsnd(queue, message(mtype=1), 9, 0)
    with pytest.raises(ValueError, match=r"^msgrcv: .* is 17, but msgp holds 16 bytes"):
        msgrcv(queue, message(), 9, 0, IPC_NOWAIT)
    with pytest.raises(ValueError, match=r"^msgctl: sizeof.struct msqid_ds. is 120, but buf holds 16 bytes"):
        msgctl(queue, IPC_STAT, message())
    with pytest.raises(ValueError, match=r"^msgctl: sizeof.struct msginfo. is 32, but buf holds 16 bytes"):
        msgctl(queue, IPC_INFO, message())
    assert msgctl(queue, IPC_STAT, NULL) == -1 and errno == EFAULT
    assert msgctl(queue, 9999, NULL) == -1 and errno == EINVAL


def test_keys(tmp_path: Path) -> None:
    assert ftok(str(tmp_path), 1) == ftok(str(tmp_path), 257) != ftok(str(tmp_path), 2)
    assert ftok(str(tmp_path / "none"), 1) == -1 and errno == ENOENT
