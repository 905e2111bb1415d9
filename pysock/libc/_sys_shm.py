"""What <sys/shm.h> needs by hand: how large a segment is, as far as this process was told, and memory that goes."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import OUT_OPT, SIZE, CData_, number, truncated
from pysock.libc._sys_mman import PAGE, address, inside, pages, spared, view
from pysock.mappings import attached, detached, in_segment, put
from pysock.values import NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_sizes: dict[int, tuple[int, bool]] = {}  # by id: the bytes that a segment has at least; whether exactly these

#: What the kernel reads or writes at buf; nothing with other commands.
_BUFFERS = {
    getattr(lib, name): c_type
    for names, c_type in (
        ("IPC_STAT IPC_SET SHM_STAT SHM_STAT_ANY", "struct shmid_ds"),
        ("IPC_INFO", "struct shminfo"),
        ("SHM_INFO", "struct shm_info"),
    )
    for name in names.split()
    if hasattr(lib, name)
}

_LATELY = 64


def _told(shmid: int, size: int, exact: bool) -> None:
    before = _sizes.get(shmid, (0, False))
    if size > 0 and (exact or (not before[1] and size > before[0])):
        _sizes[shmid] = size, exact


def shmget(key: int, size: int, shmflg: int) -> int:
    wanted, how = number(size), truncated(shmflg, "int")
    shmid = int(lib.shmget(key, wanted, how))
    if shmid != -1:
        alone = lib.IPC_CREAT | lib.IPC_EXCL
        new = truncated(key, "key_t") == lib.IPC_PRIVATE or how & alone == alone
        _told(shmid, wanted, new and not how & getattr(lib, "SHM_HUGETLB", 0))
    return shmid


def shmat(shmid: int, shmaddr: Any, shmflg: int) -> Any:
    wanted, how = truncated(shmid, "int"), truncated(shmflg, "int")
    size, exact = _sizes.get(wanted, (0, False))
    target = NULL if isinstance(shmaddr, CData_) and shmaddr == NULL else shmaddr
    place = address(target, "shmat", "shmaddr")
    if how & getattr(lib, "SHM_REMAP", 0) and place:
        if not exact:
            raise ValueError(
                f"shmat: shmflg: SHM_REMAP replaces as much memory as segment {wanted} has, which is not known here:"
                " ask shmctl(shmid, IPC_STAT, buf) first"
            )
        start = place - place % lib.SHMLBA if how & lib.SHM_RND else place
        if start % PAGE == 0:
            inside("shmat", "shmaddr", ffi.cast("void *", start), size, "with SHM_REMAP: the segment's size")
            spared("shmat", "shmaddr", start, size)
            if in_segment(start, pages(size)):
                raise ValueError("shmat: shmaddr is memory of shmat(), which shmdt() takes away")
    memory = lib.shmat(wanted, target, how)
    if memory == ffi.cast("void *", -1):
        return memory
    prot = lib.PROT_READ if how & lib.SHM_RDONLY else lib.PROT_READ | lib.PROT_WRITE
    start = int(ffi.cast("uintptr_t", memory))
    result = view(memory, size, prot) if size else memory
    if not size:
        put(start, start + PAGE, prot)
    attached[start] = start + (pages(size) or PAGE)
    return result


def shmdt(shmaddr: Any) -> int:
    start = address(shmaddr, "shmdt", "shmaddr")
    end = attached.get(start)
    if end is None:  # the kernel answers EINVAL
        return int(lib.shmdt(ffi.cast("void *", start)))
    spared("shmdt", "shmaddr", start, end - start)
    before = put(start, end, None)  # first: at once another thread may get this memory
    attached.pop(start, None)
    detached[start] = end
    while len(detached) > _LATELY:
        detached.pop(next(iter(detached)), None)
    result = int(lib.shmdt(ffi.cast("void *", start)))
    if result != 0:
        for a, b, prot in before:
            put(a, b, prot)
        attached[start] = end
    return result


def shmctl(shmid: int, cmd: int, buf: Any) -> int:
    wanted, command = truncated(shmid, "int"), truncated(cmd, "int")
    c_type = _BUFFERS.get(command)
    size, expression = (SIZE[c_type], f"sizeof({c_type})") if c_type else (0, "0")
    passed = OUT_OPT(buf, size, ("shmctl", "buf", expression))
    if command == lib.IPC_RMID:
        _sizes.pop(wanted, None)
    result = int(lib.shmctl(wanted, command, passed))
    if result == 0 and command == lib.IPC_STAT and passed != NULL:
        _told(wanted, int(ffi.cast("struct shmid_ds *", passed).shm_segsz), True)
    return result
