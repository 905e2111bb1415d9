"""What differs between systems, beyond names that are there or not: those csrc/build.py finds out, and they say so when
they are used. What differs in C stands in csrc/support.h and signals.h.
"""

from __future__ import annotations

from pysock._libc import lib

#: How many pieces the kernel takes at once; more of them it refuses unread. (macOS has the number under another name.)
UIO_MAXIOV: int = getattr(lib, "UIO_MAXIOV", getattr(lib, "IOV_MAX", 1024))


# What a request of ioctl() says about its argument: whether it has one, whether the kernel only reads it, its bytes.

if hasattr(lib, "_IOC_DIR"):

    def request_passes(code: int) -> bool:
        return bool(lib._IOC_DIR(code))

    def request_reads(code: int) -> bool:
        return bool(lib._IOC_DIR(code) == lib._IOC_WRITE)

    def request_size(code: int) -> int:
        return int(lib._IOC_SIZE(code))

else:  # macOS and the BSDs have the bits as constants; musl without Linux's own headers has none, and Linux's bits
    _READS = getattr(lib, "IOC_IN", 0x40000000)
    _WRITES = getattr(lib, "IOC_OUT", 0x80000000)

    def request_passes(code: int) -> bool:
        return bool(code & (_READS | _WRITES))

    def request_reads(code: int) -> bool:
        return code & (_READS | _WRITES) == _READS

    def request_size(code: int) -> int:
        return code >> 16 & 0x1FFF
