"""What <netdb.h> needs by hand."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, OUT, OUT_OPT, POINTER, SIZE, TEXT, TEXT_OPT, room, strnlen, truncated
from pysock.libc._entries import Entry
from pysock.values import remember

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PATH = ffi.offsetof("struct sockaddr_un", "sun_path")


def gethostbyname2(name: Any, af: int) -> Any:
    return lib.gethostbyname2(TEXT(name, ("gethostbyname2", "name")), _family("gethostbyname2", af))


def _family(call: str, af: int) -> int:
    if truncated(af, "int") == lib.AF_UNSPEC:
        raise ValueError(f"{call}: af is AF_UNSPEC; libc aborts on it: pass AF_INET or AF_INET6")
    return af


def getnameinfo(addr: Any, addrlen: int, host: Any, hostlen: int, serv: Any, servlen: int, flags: int) -> int:
    address = IN(addr, addrlen, ("getnameinfo", "addr", "addrlen"))
    view = ffi.from_buffer(address) if isinstance(address, bytes) else address
    if addrlen >= _PATH and ffi.cast("struct sockaddr *", view).sa_family == lib.AF_UNIX:
        # libc reads the path to its NUL, whatever addrlen says
        held = room(addr)
        if held is not None and strnlen(ffi.cast("signed char *", view) + _PATH, held - _PATH) == held - _PATH:
            raise ValueError(f"getnameinfo: the path in addr has no NUL in its {held - _PATH} bytes")
    return int(
        lib.getnameinfo(
            address,
            addrlen,
            OUT_OPT(host, hostlen, ("getnameinfo", "host", "hostlen")),
            hostlen,
            OUT_OPT(serv, servlen, ("getnameinfo", "serv", "servlen")),
            servlen,
            flags,
        )
    )


# Entries in memory of the program's own


class _Entry(Entry):
    def fill_host(self, h_errnop: Any, *arguments: Any) -> int:
        return self.fill(*arguments, last=(OUT(h_errnop, SIZE["int"], (self.call, "h_errnop", "sizeof(int)")),))


def gethostbyname_r(name: Any, result_buf: Any, buf: Any, buflen: int, result: Any, h_errnop: Any) -> int:
    entry = _Entry("gethostbyname_r", "struct hostent", result_buf, buf, buflen, result)
    return entry.fill_host(h_errnop, TEXT(name, ("gethostbyname_r", "name")))


def gethostbyname2_r(name: Any, af: int, result_buf: Any, buf: Any, buflen: int, result: Any, h_errnop: Any) -> int:
    call = "gethostbyname2_r"
    entry = _Entry(call, "struct hostent", result_buf, buf, buflen, result)
    return entry.fill_host(h_errnop, TEXT(name, (call, "name")), _family(call, af))


def gethostbyaddr_r(
    addr: Any, len: int, type: int, result_buf: Any, buf: Any, buflen: int, result: Any, h_errnop: Any
) -> int:
    entry = _Entry("gethostbyaddr_r", "struct hostent", result_buf, buf, buflen, result)
    return entry.fill_host(h_errnop, IN(addr, len, ("gethostbyaddr_r", "addr", "len")), len, type)


def gethostent_r(result_buf: Any, buf: Any, buflen: int, result: Any, h_errnop: Any) -> int:
    return _Entry("gethostent_r", "struct hostent", result_buf, buf, buflen, result).fill_host(h_errnop)


def getnetbyname_r(name: Any, result_buf: Any, buf: Any, buflen: int, result: Any, h_errnop: Any) -> int:
    entry = _Entry("getnetbyname_r", "struct netent", result_buf, buf, buflen, result)
    return entry.fill_host(h_errnop, TEXT(name, ("getnetbyname_r", "name")))


def getnetbyaddr_r(net: int, type: int, result_buf: Any, buf: Any, buflen: int, result: Any, h_errnop: Any) -> int:
    entry = _Entry("getnetbyaddr_r", "struct netent", result_buf, buf, buflen, result)
    return entry.fill_host(h_errnop, net, type)


def getnetent_r(result_buf: Any, buf: Any, buflen: int, result: Any, h_errnop: Any) -> int:
    return _Entry("getnetent_r", "struct netent", result_buf, buf, buflen, result).fill_host(h_errnop)


def getservbyname_r(name: Any, proto: Any, result_buf: Any, buf: Any, buflen: int, result: Any) -> int:
    call = "getservbyname_r"
    entry = _Entry(call, "struct servent", result_buf, buf, buflen, result)
    return entry.fill(TEXT(name, (call, "name")), TEXT_OPT(proto, (call, "proto")))


def getservbyport_r(port: int, proto: Any, result_buf: Any, buf: Any, buflen: int, result: Any) -> int:
    entry = _Entry("getservbyport_r", "struct servent", result_buf, buf, buflen, result)
    return entry.fill(port, TEXT_OPT(proto, ("getservbyport_r", "proto")))


def getservent_r(result_buf: Any, buf: Any, buflen: int, result: Any) -> int:
    return _Entry("getservent_r", "struct servent", result_buf, buf, buflen, result).fill()


def getprotobyname_r(name: Any, result_buf: Any, buf: Any, buflen: int, result: Any) -> int:
    entry = _Entry("getprotobyname_r", "struct protoent", result_buf, buf, buflen, result)
    return entry.fill(TEXT(name, ("getprotobyname_r", "name")))


def getprotobynumber_r(proto: int, result_buf: Any, buf: Any, buflen: int, result: Any) -> int:
    return _Entry("getprotobynumber_r", "struct protoent", result_buf, buf, buflen, result).fill(proto)


def getprotoent_r(result_buf: Any, buf: Any, buflen: int, result: Any) -> int:
    return _Entry("getprotoent_r", "struct protoent", result_buf, buf, buflen, result).fill()


def getnetgrent_r(hostp: Any, userp: Any, domainp: Any, buffer: Any, buflen: int) -> int:
    call = "getnetgrent_r"
    places = [POINTER(v, (call, n)) for v, n in ((hostp, "hostp"), (userp, "userp"), (domainp, "domainp"))]
    found = int(lib.getnetgrent_r(*places, OUT(buffer, buflen, (call, "buffer", "buflen")), buflen))
    for place in places if found else ():
        remember(place, buffer)
    return found
