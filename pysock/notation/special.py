"""The structs whose text is more than their fields in a row: addresses, messages and what they point to, sets, lists.

The second half is pointers that are followed: a field of the same struct, or the kind of the struct, says how far.
"""

from __future__ import annotations

import sys

from pysock._libc import ffi, lib
from pysock.functions import function_at
from pysock.notation import fields, memory, names
from pysock.notation.describe import (
    Manner,
    Node,
    braces,
    describe,
    followed,
    interface,
    ipv4,
    ipv6,
    members,
    number,
    special,
)
from pysock.notation.text import LIMIT, array, octets, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Sibling = Callable[[str], int]

_typeof = ffi.typeof
_sizeof = ffi.sizeof
_FAMILY_SIZE = _sizeof("sa_family_t")
_INT = _typeof("int")
MOST_BYTES = 1 << 16  # of what a pointer leads to: as much as an address, control data or a list may sensibly have


def _integer(data: bytes) -> int:
    return int.from_bytes(data, sys.byteorder)


def _part(name: str, node: Node) -> Node:
    node.name = name
    return node


# Addresses


def address(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    """struct sockaddr, sockaddr_storage: as the struct that the family names, if there are bytes enough for it."""
    family = names.AF.name(_integer(data[:_FAMILY_SIZE])) or ""
    if family == "AF_UNIX":
        return _unix(_typeof("struct sockaddr_un"), data, at, manner)
    if family in fields.ADDRESSES:
        known = _typeof(fields.ADDRESSES[family][0])
        if len(data) >= _sizeof(known):
            return special.get(known.cname, _record)(known, data[: _sizeof(known)], at, manner)
    parts = [
        _part("sa_family", Node(at, _FAMILY_SIZE, names.AF.text(_integer(data[:_FAMILY_SIZE])))),
        _part("sa_data", Node(at + _FAMILY_SIZE, len(data) - _FAMILY_SIZE, quote(data[_FAMILY_SIZE:]))),
    ]
    if len(data) <= _FAMILY_SIZE:
        del parts[1]
    return Node(at, len(data), braces(parts), parts)


def _record(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    parts = members(t, data, at, manner)
    return Node(at, len(data), braces(parts), parts)


def _unix(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    size = int(_sizeof(t))
    data = data[:size]
    family, path = data[:_FAMILY_SIZE], data[_FAMILY_SIZE:]
    parts = [_part("sun_family", Node(at, len(family), names.AF.text(_integer(family))))]
    if path:
        unset = len(data) == size and not path.strip(b"\0")
        text = '""' if unset else f"@{quote(path[1:])}" if path[0] == 0 else quote(path.partition(b"\0")[0])
        parts.append(_part("sun_path", Node(at + _FAMILY_SIZE, len(path), text)))
    return Node(at, len(data), braces(parts), parts)


def _inet6(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    parts = members(t, data, at, manner)
    place = ffi.offsetof(t, "sin6_addr")
    link_local = data[place : place + 2] in [bytes((0xFE, second)) for second in range(0x80, 0xC0)]
    group = data[place : place + 1] == b"\xff" and data[place + 1] & 0xF == 2 if len(data) > place + 1 else False
    for part in parts:
        if part.name == "sin6_scope_id" and (link_local or group):
            part.text = interface(int(part.text))
    return Node(at, len(data), braces(parts), parts)


def _netlink(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    parts = members(t, data, at, manner)
    for part in parts:
        if part.name == "nl_groups":  # strace's own way
            groups = int(part.text, 0)
            part.text = f"0x{groups:06x}" if groups else "00000000"
    return Node(at, len(data), braces(parts), parts)


def _packet(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    parts = members(t, data, at, manner)
    length = next((int(part.text) for part in parts if part.name == "sll_halen"), 0)
    for part in parts:
        if part.name == "sll_addr":
            here = data[part.offset - at :][: part.size]
            texts = [f"{byte:#x}" if byte else "00" for byte in here[:length]]
            part.text, part.silent = array(texts, length > len(here)), not length
    return Node(at, len(data), braces(parts), parts)


def _vsock(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    found = {part.name: part for part in members(t, data, at, manner)}
    parts = list(found.values())
    reserved = found.get("svm_reserved1")
    if reserved is not None and reserved.text != "0":
        reserved.text, reserved.silent = f"{int(reserved.text):#x}", False
    for name, table in (("svm_cid", names.VMADDR_CID), ("svm_port", names.VMADDR_PORT)):
        part = found.get(name)
        if part is not None and part.text.isdigit():
            value = int(part.text)
            part.text = table.name(value) or (f"{value:#x}" if value else "0")
    said = [part for name in ("svm_cid", "svm_port") for part in [found.get(name)] if part]
    text = braces(parts[:2] + said + parts[4:], overlap=True)  # strace has the cid first
    return Node(at, len(data), text, parts)


def _in_addr(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    return Node(at, len(data), ipv4(data), network=True) if len(data) == 4 else Node(at, len(data), "?")


def _in6_addr(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    return Node(at, len(data), ipv6(data), network=True) if len(data) == 16 else Node(at, len(data), "?")


def _packet_mreq(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    parts = members(t, data, at, manner)
    length = next((int(part.text) for part in parts if part.name == "mr_alen"), 0)
    for part in parts:
        if part.name == "mr_address":
            part.text = octets(data[part.offset - at :][: min(length, part.size)])
            part.silent = not length
    return Node(at, len(data), braces(parts), parts)


# Sets and times


def _fd_set(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    word = _sizeof("long")
    found = []
    for place in range(0, len(data) - word + 1, word):
        bits = _integer(data[place : place + word])
        found += [str(8 * place + bit) for bit in range(8 * word) if bits >> bit & 1]
    return Node(at, len(data), f"[{' '.join(found)}]")


def _sigset(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    return Node(at, len(data), names.signal_set(_integer(data[:8])))


def _rlimit(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    parts = members(t, data, at, manner)
    for part in parts:
        value = int(part.text)
        if value == lib.RLIM_INFINITY:
            part.text = "RLIM_INFINITY"
        elif value > 1024 and value % 1024 == 0:
            part.text = f"{value // 1024}*1024"
    return Node(at, len(data), braces(parts), parts)


# Signals


def _sigaction(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    """The handler by the name of the Python function that it is; SIG_DFL, SIG_IGN; else its address."""
    if len(data) < _sizeof(t):
        return _record(t, data, at, manner)
    found = {part.name: part for part in members(t, data, at, manner)}
    flags = number(_INT, data[ffi.offsetof(t, "sa_flags") :][: _sizeof("int")])
    unused = "sa_handler" if flags & lib.SA_SIGINFO else "sa_sigaction"
    parts = [part for name, part in found.items() if name != unused]
    handler = parts[0]
    place = _integer(data[handler.offset - at :][: handler.size])
    function = function_at(ffi.cast("void *", place))
    handler.text = {0: "SIG_DFL", 1: "SIG_IGN"}.get(place) or str(getattr(function, "__name__", f"{place:#x}"))
    for part in parts:
        if part.name == "sa_restorer":
            part.silent = not flags & 0x04000000  # SA_RESTORER, which only the kernel and libc know
    return Node(at, len(data), braces(parts), parts)


def _siginfo(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    """Which fields count, the signal and si_code say."""
    if len(data) < _sizeof(t):
        return _record(t, data, at, manner)
    found = {part.name: part for part in members(t, data, at, manner)}
    sent_by = int(found["si_code"].text)
    chosen = "si_signo si_code si_pid si_uid"
    if found["si_signo"].text == "SIGCHLD" and sent_by > 0:
        found["si_code"].text = names.CLD.text(sent_by)
        chosen += " si_status si_utime si_stime"
    else:
        found["si_code"].text = names.SI.name(sent_by) or str(sent_by)
        if sent_by == lib.SI_QUEUE or sent_by == lib.SI_MESGQ:
            chosen += " si_value"
        elif sent_by == lib.SI_TIMER:
            chosen = "si_signo si_code si_timerid si_overrun si_value"
        elif sent_by > 0 and found["si_signo"].text in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP"):
            chosen = "si_signo si_code si_addr"
        elif sent_by > 0 and found["si_signo"].text == "SIGIO":
            chosen = "si_signo si_code si_band si_fd"
    parts = [found[name] for name in chosen.split() if name in found]
    return Node(at, len(data), braces(parts), parts)


# Interfaces


def _ifreq(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    """The name, and the field that the request is about; without one, the bytes that all of them share."""
    if manner.field is not None and manner.field not in dict(t.fields):
        raise TypeError(f"a struct ifreq has no field {manner.field}")
    parts = members(t, data, at, Manner(manner.strsize, None, manner.deep))
    chosen = [part for part in parts if part.name in ("ifr_name", manner.field)]
    if manner.field is None and chosen:
        chosen.append(_part("ifr_ifru", Node(at + chosen[0].size, len(data) - chosen[0].size, "")))
        chosen[1].text = quote(data[chosen[0].size :], manner.strsize)
    elif manner.field == "ifr_hwaddr" and len(chosen) == 2:
        sent = data[chosen[1].offset - at :]
        kind = names.ARPHRD.text(_integer(sent[:_FAMILY_SIZE]))
        chosen[1].text = f"{{sa_family={kind}, sa_data={octets(sent[_FAMILY_SIZE : _FAMILY_SIZE + 6])}}}"
        chosen[1].parts = None
    return Node(at, len(data), braces(chosen), chosen)


# Messages


def _message(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    parts = members(t, data, at, manner)
    for part in parts:
        if part.name == "msg_control":
            at_length = ffi.offsetof(t, "msg_controllen")
            part.silent = not _integer(data[at_length : at_length + _sizeof("size_t")])
    return Node(at, len(data), braces(parts), parts)


_CMSG_TYPES = {
    "SOL_SOCKET": names.SCM,
    "SOL_IP": names.IP_CMSG,
    "SOL_IPV6": names.IPV6_CMSG,
}
_CMSG_DATA = {
    "SCM_CREDENTIALS": "struct ucred",
    "SCM_TIMESTAMP": "struct timeval",
    "SCM_TIMESTAMPNS": "struct timespec",
    "SCM_TIMESTAMPING": "struct scm_timestamping",
    "IP_PKTINFO": "struct in_pktinfo",
    "IP_ORIGDSTADDR": "struct sockaddr_in",
    "IPV6_PKTINFO": "struct in6_pktinfo",
    "IPV6_ORIGDSTADDR": "struct sockaddr_in6",
    "IP_TTL": "int",
    "IPV6_HOPLIMIT": "int",
    "IPV6_TCLASS": "int",
}
_HEAD = _typeof("struct cmsghdr")


def cmsg(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    """A control message: the header, and of its data as much as there is."""
    parts = members(_HEAD, data, at, manner)
    head = int(_sizeof(_HEAD))
    if len(data) < head:
        return Node(at, len(data), braces(parts), parts)
    length, kind = int(parts[0].text), int(parts[2].text)
    table = _CMSG_TYPES.get(parts[1].text)
    parts[2].text = name = table.text(kind) if table else f"{kind & 0xFFFFFFFF:#x}"
    body = data[head : max(length, head)]
    if body:
        parts.append(_part("cmsg_data", _cmsg_data(name, body, at + head, manner)))
    return Node(at, min(len(data), max(length, head)), braces(parts), parts)


def _cmsg_data(name: str, body: bytes, at: int, manner: Manner) -> Node:
    if name == "SCM_RIGHTS":
        return describe(_typeof("int[]"), body, at, manner)
    if name == "IP_TOS":
        return Node(at, len(body), array([f"{byte:#x}" for byte in body[:1]]))
    if name in ("IP_RECVERR", "IPV6_RECVERR") and len(body) > _sizeof("struct sock_extended_err"):
        size = ffi.offsetof("struct sock_extended_err", "ee_data") + 4
        error = members(_typeof("struct sock_extended_err"), body[:size], at, manner)
        offender = address(None, body[size:], at + size, manner)
        parts = [*error, _part("offender", offender)]
        return Node(at, len(body), braces(parts), parts)
    given = _CMSG_DATA.get(name)
    if given and len(body) >= _sizeof(given):
        t = _typeof(given)
        node = describe(t, body[: _sizeof(t)], at, manner)
        if t.kind == "primitive":
            node.text = f"[{node.text}]"
        return node
    return Node(at, len(body), quote(body, manner.strsize))


def _control(place: int, sibling: Sibling, manner: Manner) -> str | None:
    length = sibling("msg_controllen")
    data = memory.read(place, length) if _sizeof(_HEAD) <= length <= MOST_BYTES else None
    if data is None:
        return None
    found, at, more = [], 0, ""
    align = _sizeof("size_t")
    while len(data) - at >= _sizeof(_HEAD):
        said = _integer(data[at : at + _sizeof("size_t")])
        end = at + said if _sizeof(_HEAD) <= said <= len(data) - at else len(data)
        found.append(cmsg(_HEAD, data[at:end], at, manner).text)
        if said < _sizeof(_HEAD):
            more = f", ... /* {place + at + _sizeof(_HEAD):#x} */"
            break
        at += (said + align - 1) // align * align
    return f"[{', '.join(found)}{more}]"


def _name(place: int, sibling: Sibling, manner: Manner) -> str | None:
    return address_at(place, sibling("msg_namelen"), manner)


def address_at(place: int, size: int, manner: Manner) -> str | None:
    data = memory.read(place, size) if _FAMILY_SIZE <= size <= MOST_BYTES else None
    return address(None, data, 0, manner).text if data else None


def _pieces(place: int, sibling: Sibling, manner: Manner) -> str | None:
    return array_at(_typeof("struct iovec"), place, sibling("msg_iovlen"), manner)


def array_at(t: Any, place: int, count: int, manner: Manner) -> str | None:
    """So many of these, as far as an array is written."""
    read = max(0, min(count, LIMIT))
    data = memory.read(place, read * _sizeof(t))
    if data is None:
        return None
    size = _sizeof(t)
    texts = [describe(t, data[index * size : (index + 1) * size], 0, manner).text for index in range(read)]
    return array(texts, count > read)


def _piece(place: int, sibling: Sibling, manner: Manner) -> str | None:
    length = sibling("iov_len")
    data = memory.read(place, min(length, manner.strsize))
    return None if data is None else quote(data, manner.strsize, more=length > len(data))


# Lists


def listed(t: Any, data: bytes, at: int, manner: Manner, next: str) -> Node:
    """A struct with all that follow it in its list, each without the pointer to the next."""
    first = _link(t, data, at, manner, next)
    texts, seen = [first.text], set()
    place = _next(t, data, next)
    while place and place not in seen and len(texts) < LIMIT and manner.deep == 0:
        seen.add(place)
        read = memory.read(place, _sizeof(t))
        if read is None:
            break
        texts.append(_link(t, read, 0, manner, next).text)
        place = _next(t, read, next)
    if len(texts) > 1:
        first.text = array(texts, bool(place))
    elif place:  # leads to where nothing is
        first.text = first.text[:-1] + f", {next}={place:#x}}}"
    return first


def _next(t: Any, data: bytes, next: str) -> int:
    at = ffi.offsetof(t, next)
    return _integer(data[at : at + _sizeof("void *")])


def _link(t: Any, data: bytes, at: int, manner: Manner, next: str) -> Node:
    parts = members(t, data, at, manner)
    for part in parts:
        part.silent = part.silent or part.name == next
    return Node(at, len(data), braces(parts), parts)


def _addrinfo(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    return listed(t, data, at, manner, "ai_next")


def _ifaddrs(t: Any, data: bytes, at: int, manner: Manner) -> Node:
    return listed(t, data, at, manner, "ifa_next")


def _interface_address(place: int, sibling: Sibling, manner: Manner) -> str | None:
    return address_at(place, family_size(place), manner)


def family_size(place: int) -> int:
    """How many bytes the address there has, by its family."""
    data = memory.read(place, _FAMILY_SIZE)
    family = names.AF.name(_integer(data)) if data else None
    named = fields.ADDRESSES.get(family or "")
    return int(_sizeof(named[0] if named else "struct sockaddr"))


def _texts(place: int, sibling: Sibling, manner: Manner) -> str | None:
    """A char **, ended by NULL."""
    found: list[str] = []
    for step in range(LIMIT + 1):
        data = memory.read(place + step * _sizeof("void *"), _sizeof("void *"))
        if data is None:
            return None
        if not any(data):
            return array(found)
        text = memory.read_text(_integer(data), manner.strsize + 1)
        found.append(f"{_integer(data):#x}" if text is None else quote(text, manner.strsize))
    return array(found[:LIMIT], True)


def texts_at(place: int, manner: Manner) -> str | None:
    return _texts(place, lambda name: 0, manner)


def _host_addresses(place: int, sibling: Sibling, manner: Manner) -> str | None:
    found: list[str] = []
    length = sibling("h_length")
    write = {lib.AF_INET: ipv4, lib.AF_INET6: ipv6}.get(sibling("h_addrtype"))
    for step in range(LIMIT):
        data = memory.read(place + step * _sizeof("void *"), _sizeof("void *"))
        if data is None or length not in (4, 16) or write is None or (write is ipv4) != (length == 4):
            return None
        if not any(data):
            break
        there = memory.read(_integer(data), length)
        found.append(f"{_integer(data):#x}" if there is None else write(there))
    return array(found)


special.update(
    {
        "struct sockaddr": address,
        "struct sockaddr_storage": address,
        "struct __kernel_sockaddr_storage": address,
        "struct sockaddr_un": _unix,
        "struct sockaddr_in6": _inet6,
        "struct sockaddr_nl": _netlink,
        "struct sockaddr_ll": _packet,
        "struct sockaddr_vm": _vsock,
        "struct in_addr": _in_addr,
        "struct in6_addr": _in6_addr,
        "struct packet_mreq": _packet_mreq,
        "fd_set": _fd_set,
        "sigset_t": _sigset,
        "struct rlimit": _rlimit,
        "struct sigaction": _sigaction,
        "siginfo_t": _siginfo,
        "struct ifreq": _ifreq,
        "struct msghdr": _message,
        "struct cmsghdr": cmsg,
        "struct addrinfo": _addrinfo,
        "struct ifaddrs": _ifaddrs,
    }
)
followed.update(
    {
        "struct msghdr.msg_name": _name,
        "struct msghdr.msg_iov": _pieces,
        "struct msghdr.msg_control": _control,
        "struct iovec.iov_base": _piece,
        "struct addrinfo.ai_addr": lambda place, sibling, manner: address_at(place, sibling("ai_addrlen"), manner),
        "struct ifaddrs.ifa_addr": _interface_address,
        "struct ifaddrs.ifa_netmask": _interface_address,
        "struct ifaddrs.ifa_broadaddr": _interface_address,
        "struct ifconf.ifc_req": lambda place, sibling, manner: array_at(
            _typeof("struct ifreq"),
            place,
            sibling("ifc_len") // _sizeof("struct ifreq"),
            Manner(manner.strsize, "ifr_addr", manner.deep),
        ),
        "struct hostent.h_aliases": _texts,
        "struct hostent.h_addr_list": _host_addresses,
        "struct servent.s_aliases": _texts,
        "struct protoent.p_aliases": _texts,
        "struct netent.n_aliases": _texts,
    }
)
