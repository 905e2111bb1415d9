"""What Python sees of an option's value: one View for each C type that options have.

A view makes room for getsockopt() to fill, reads what came, and makes the memory that setsockopt() is given. It knows
of no socket and no option, and makes no system call.
"""

from __future__ import annotations

import os
import sys
from typing import Any, Generic, TypeVar

from pysock._libc import ffi, lib
from pysock.options import layout, values
from pysock.values import new, sizeof

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pysock.descriptors import Descriptor
    from pysock.options.option import HasFileno

Got = TypeVar("Got", covariant=True)
Given = TypeVar("Given", contravariant=True)
V = TypeVar("V")

_new, _sizeof = ffi.new, ffi.sizeof


class View(Generic[Got, Given]):
    """What an option reads as (Got) and what it may be set to (Given).

    c_type  the value in C, as the manual pages name it
    python  what it is in Python
    """

    def __init__(self, c_type: str, python: str) -> None:
        self.c_type = c_type
        self.python = python

    def room(self) -> Any:
        """Memory for getsockopt(), which is told its size."""
        return new(self.c_type)

    def optlen(self, room: Any) -> int:
        """What getsockopt() is told of it; bytes, but for one option."""
        return int(_sizeof(room))

    def get(self, room: Any, length: int) -> Got:
        """The value, of which `length` came."""
        raise NotImplementedError

    def put(self, value: Given, name: str) -> tuple[Any, int]:
        """Memory and its size for setsockopt(); `name` is the option, for errors."""
        raise NotImplementedError

    def level(self, value: Given) -> str | None:
        """The level that the value asks for, where its option is one of several levels."""
        return None


def wrong(name: str, wanted: str, value: object) -> TypeError:
    """A value of the wrong type."""
    given = value.__name__ + " itself" if isinstance(value, type) else type(value).__name__
    return TypeError(f"{name} takes {wanted}, not {given}")


# Numbers


class Number(View[int, int]):
    """An integer of C; Python's bool goes as 0 or 1."""

    def __init__(self, c_type: str, python: str) -> None:
        super().__init__(c_type, python)
        self.array = ffi.typeof(f"{c_type}[1]")

    def room(self) -> Any:
        return _new(self.array)

    def get(self, room: Any, length: int) -> int:
        if length == _sizeof(room):
            number: int = room[0]
            return number
        return int.from_bytes(bytes(ffi.buffer(room))[:length], sys.byteorder)

    def put(self, value: int, name: str) -> tuple[Any, int]:
        if not hasattr(value, "__index__"):
            raise wrong(name, f"{'an' if self.c_type[0] in 'aiu' else 'a'} {self.c_type}", value)
        try:
            room = _new(self.array, (value,))
        except OverflowError:
            raise OverflowError(f"{name}: {value} does not fit {self.c_type}") from None
        return room, _sizeof(room)


class _Flag(View[bool, int]):
    """An int that is 0 or something else: a bool. Set to a number, that number goes to the kernel."""

    def room(self) -> Any:
        return INT.room()

    def get(self, room: Any, length: int) -> bool:
        return INT.get(room, length) != 0

    def put(self, value: int, name: str) -> tuple[Any, int]:
        if not hasattr(value, "__index__"):
            raise wrong(name, "a bool", value)
        return INT.put(value, name)


class _Interface(View[int, int]):
    """The number of an interface that the option has in network byte order."""

    def get(self, room: Any, length: int) -> int:
        return int(lib.ntohl(room[0]))

    def put(self, value: int, name: str) -> tuple[Any, int]:
        room, size = Number("uint32_t", "int").put(value, name)
        room[0] = lib.htonl(room[0])
        return room, size


class _Ports(View[values.PortRange, values.PortRange]):
    """Two ports in one number."""

    def get(self, room: Any, length: int) -> values.PortRange:
        return values.PortRange(room[0] & 0xFFFF, room[0] >> 16)

    def put(self, value: values.PortRange, name: str) -> tuple[Any, int]:
        if not isinstance(value, values.PortRange):
            raise wrong(name, "a PortRange", value)
        for field, port in zip(value._fields, value):
            Number("uint16_t", "int").put(port, f"{name}: {field}")
        room = new(self.c_type, value.highest << 16 | value.lowest)
        return room, sizeof(room)


class _Descriptor(View["Descriptor", "Descriptor"]):
    """A descriptor that the kernel opens when the option is read."""

    def get(self, room: Any, length: int) -> Descriptor:
        from pysock.descriptors import Descriptor

        return Descriptor(room[0])


class _Program(View["int", "int | HasFileno"]):
    """The descriptor of an eBPF program."""

    def put(self, value: int | HasFileno, name: str) -> tuple[Any, int]:
        if not isinstance(value, int) and not hasattr(value, "fileno"):
            raise wrong(name, "a descriptor, an int or an object with fileno()", value)
        return INT.put(value if isinstance(value, int) else value.fileno(), name)


# Bytes and text


class Bytes(View[bytes, bytes]):
    """As many bytes as there are, up to `most`."""

    def __init__(self, most: int) -> None:
        super().__init__("bytes", "bytes")
        self.most = most

    def room(self) -> Any:
        return new(f"unsigned char[{self.most}]")

    def get(self, room: Any, length: int) -> bytes:
        return bytes(ffi.buffer(room))[:length]

    def put(self, value: bytes, name: str) -> tuple[Any, int]:
        if isinstance(value, str):
            raise wrong(name, "bytes", value)
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise wrong(name, "bytes", value) from None
        return data, len(data)


class Text(View[str, str]):
    """A text up to its NUL; at most `most` bytes. What is no UTF-8 comes as os.fsdecode() gives it."""

    def __init__(self, most: int) -> None:
        super().__init__("char[]", "str")
        self.most = most

    def room(self) -> Any:
        return new(f"char[{self.most}]")

    def get(self, room: Any, length: int) -> str:
        return os.fsdecode(bytes(ffi.buffer(room))[:length].partition(b"\0")[0])

    def put(self, value: str, name: str) -> tuple[Any, int]:
        if not isinstance(value, (str, bytes)):
            raise wrong(name, "a str", value)
        data = os.fsencode(value)
        if b"\0" in data:
            raise ValueError(f"{name}: there is a NUL in {value!r}")
        return data, len(data)


# Structs


def _level(value: Any) -> str | None:
    """Of a value with a group of either family."""
    group = getattr(value, "group", None)
    if group is None:
        return None
    return "IPPROTO_IPV6" if layout.family_of(group, "group") == lib.AF_INET6 else "IPPROTO_IP"


class Struct(View[Got, Given]):
    """A struct, as the NamedTuple that has its layout. Setting it takes other classes as well, if named."""

    def __init__(self, cls: type[Any], *others: type[Any]) -> None:
        super().__init__(layout.layout(cls).c_type, cls.__name__)
        self.classes = (cls, *others)

    def get(self, room: Any, length: int) -> Got:
        return layout.layout(self.classes[0]).unpack(room)  # type: ignore[no-any-return]

    def put(self, value: Given, name: str) -> tuple[Any, int]:
        if not isinstance(value, self.classes):
            names = " or ".join(cls.__name__ for cls in self.classes)
            example = f"{self.python}({', '.join(f'{field}=...' for field in self.classes[0]._fields)})"
            raise wrong(name, f"{names}: {example}", value)
        struct = layout.layout(type(value)).pack(value)
        return struct, sizeof(struct)

    def level(self, value: Given) -> str | None:
        return _level(value)


def struct(cls: type[V]) -> View[V, V]:
    """The view of a class of values."""
    return Struct(cls)


class _Time(View[values.Timeval, "values.Timeval | float"]):
    """struct timeval; set to a number, it is seconds, rounded up to whole microseconds so that 1e-9 is not for ever."""

    def get(self, room: Any, length: int) -> values.Timeval:
        return values.Timeval(int(room.tv_sec), int(room.tv_usec))

    def put(self, value: values.Timeval | float, name: str) -> tuple[Any, int]:
        if not isinstance(value, values.Timeval):
            if not isinstance(value, (int, float)):
                raise wrong(name, "a Timeval or seconds", value)
            if value != value or value in (float("inf"), float("-inf")):
                raise ValueError(f"{name}: {value} is no span of time; 0 sets no limit")
            value = values.Timeval(*divmod(-int(-value * 1_000_000 // 1), 1_000_000))
        struct = layout.layout(values.Timeval).pack(value)
        return struct, sizeof(struct)


_INTERFACE4: View[Any, Any] = Struct(values.IpMreqn, values.IpMreq)


class _Interface4(View[str, "str | values.IpMreqn | values.IpMreq"]):
    """IP_MULTICAST_IF: reads as an address; takes one, or a struct with the number of the interface."""

    def get(self, room: Any, length: int) -> str:
        return layout.ipv4_text(room)

    def put(self, value: str | values.IpMreqn | values.IpMreq, name: str) -> tuple[Any, int]:
        if isinstance(value, str):
            address = layout.ipv4(value, name)
            return address, sizeof(address)
        return _INTERFACE4.put(value, name)


class _Signed(View[Any, values.TcpMd5sig]):
    """struct tcp_md5sig, whose key has a length of its own."""

    def put(self, value: values.TcpMd5sig, name: str) -> tuple[Any, int]:
        if not isinstance(value, values.TcpMd5sig):
            raise wrong(name, "a TcpMd5sig", value)
        if len(value.key) > lib.TCP_MD5SIG_MAXKEYLEN:
            raise ValueError(f"{name}: key has {len(value.key)} bytes; {lib.TCP_MD5SIG_MAXKEYLEN} are the most")
        struct = new(self.c_type)
        layout.store(ffi.addressof(struct, "tcpm_addr"), value.addr, f"{name}: addr")
        struct.tcpm_flags, struct.tcpm_prefixlen = value.flags, value.prefixlen
        struct.tcpm_keylen = len(value.key)
        ffi.buffer(struct.tcpm_key)[: len(value.key)] = value.key
        return struct, sizeof(struct)


class _PacketMreq(View[Any, values.PacketMreq]):
    """struct packet_mreq, whose address has a length of its own."""

    def put(self, value: values.PacketMreq, name: str) -> tuple[Any, int]:
        if not isinstance(value, values.PacketMreq):
            raise wrong(name, "a PacketMreq", value)
        struct = new(self.c_type)
        room = ffi.buffer(struct.mr_address)
        if len(value.address) > len(room):
            raise ValueError(f"{name}: address has {len(value.address)} bytes; {len(room)} are the most")
        struct.mr_ifindex, struct.mr_type, struct.mr_alen = value.ifindex, value.type, len(value.address)
        room[: len(value.address)] = value.address
        return struct, sizeof(struct)


class _PacketStatistics(View[values.TpacketStats, Any]):
    """struct tpacket_stats or tpacket_stats_v3: how much came says which."""

    def get(self, room: Any, length: int) -> values.TpacketStats:
        whole = length >= sizeof(room)
        return values.TpacketStats(room.tp_packets, room.tp_drops, room.tp_freeze_q_cnt if whole else None)


class _Fanout(View[int, "int | values.FanoutArgs"]):
    """PACKET_FANOUT: an int, group number below and kind above; or the struct that says more."""

    def get(self, room: Any, length: int) -> int:
        return INT.get(room, length)

    def put(self, value: int | values.FanoutArgs, name: str) -> tuple[Any, int]:
        return (
            struct(values.FanoutArgs).put(value, name) if isinstance(value, values.FanoutArgs) else INT.put(value, name)
        )


# Arrays


class _Numbers(View["tuple[int, ...]", Any]):
    """An array of numbers, as many as come."""

    def __init__(self, item: str, most: int) -> None:
        super().__init__(f"{item}[]", "tuple[int, ...]")
        self.item, self.most = item, most

    def room(self) -> Any:
        return new(f"{self.item}[{self.most}]")

    def get(self, room: Any, length: int) -> tuple[int, ...]:
        return tuple(int(number) for number in room[0 : min(length, sizeof(room)) // sizeof(self.item)])


class _Memory(View[values.SkMeminfo, Any]):
    """SO_MEMINFO: the first nine numbers are named; newer kernels may know more."""

    def room(self) -> Any:
        return new(f"uint32_t[{len(values.SkMeminfo._fields)}]")

    def get(self, room: Any, length: int) -> values.SkMeminfo:
        return values.SkMeminfo(*map(int, room))


class _Groups(View["frozenset[int]", Any]):
    """Bits of an array of numbers, the first one being group 1."""

    def room(self) -> Any:
        return new("uint32_t[128]")

    def get(self, room: Any, length: int) -> frozenset[int]:
        bits = int.from_bytes(
            b"".join(int(word).to_bytes(4, "little") for word in room[0 : min(length, sizeof(room)) // 4]), "little"
        )
        return frozenset(index + 1 for index in range(bits.bit_length()) if bits >> index & 1)


class Structs(View[Any, "Sequence[V]"]):
    """An array of structs."""

    def __init__(self, cls: type[Any]) -> None:
        super().__init__(f"{layout.layout(cls).c_type}[]", f"list[{cls.__name__}]")
        self.cls = cls

    def array(self, value: Sequence[Any], name: str) -> Any:
        if isinstance(value, self.cls) or not all(isinstance(item, self.cls) for item in value):
            raise TypeError(f"{name} takes a list of {self.cls.__name__}")
        own = layout.layout(self.cls)
        return new(f"{own.c_type}[{len(value)}]", [own.pack(item) for item in value])

    def put(self, value: Sequence[Any], name: str) -> tuple[Any, int]:
        array = self.array(value, name)
        return array, sizeof(array)


class _Filter(View["list[values.SockFilter]", "Sequence[values.SockFilter]"]):
    """struct sock_fprog: a classic BPF program. getsockopt() gives its instructions, and counts them, not bytes."""

    def room(self) -> Any:
        return new(f"struct sock_filter[{lib.BPF_MAXINSNS}]")

    def optlen(self, room: Any) -> int:
        return len(room)

    def get(self, room: Any, length: int) -> list[values.SockFilter]:
        return [layout.layout(values.SockFilter).unpack(room[index]) for index in range(length)]

    def put(self, value: Sequence[values.SockFilter], name: str) -> tuple[Any, int]:
        if len(value) > 0xFFFF:  # sock_fprog.len would be cut
            raise ValueError(f"{name}: {len(value)} instructions; {lib.BPF_MAXINSNS} are the most")
        array = Structs(values.SockFilter).array(value, name)
        program = new("struct sock_fprog", {"len": len(array), "filter": array})
        return program, sizeof(program)


class _FanoutData(View[Any, "int | Sequence[values.SockFilter]"]):
    """The program that shares frames out: classic BPF, or the descriptor of an eBPF program."""

    def put(self, value: int | Sequence[values.SockFilter], name: str) -> tuple[Any, int]:
        return INT.put(value, name) if isinstance(value, int) else FILTER.put(value, name)


# Views whose reading asks for something: what getsockopt() is given is filled in


class _Sources4(View[values.IpMsfilter, values.IpMsfilter]):
    """struct ip_msfilter with its list of senders."""

    def put(self, value: values.IpMsfilter, name: str, spare: int = 0) -> tuple[Any, int]:
        if not isinstance(value, values.IpMsfilter):
            raise wrong(name, "an IpMsfilter", value)
        size = lib.IP_MSFILTER_SIZE(max(len(value.slist), spare))
        room = new(f"char[{max(size, sizeof(self.c_type))}]")
        struct = ffi.cast(f"{self.c_type} *", room)
        struct.imsf_multiaddr = layout.ipv4(value.multiaddr, f"{name}: multiaddr")
        struct.imsf_interface = layout.ipv4(value.interface, f"{name}: interface")
        struct.imsf_fmode, struct.imsf_numsrc = value.fmode, max(len(value.slist), spare)
        senders = ffi.cast("struct in_addr *", ffi.addressof(struct, "imsf_slist"))
        for index, sender in enumerate(value.slist):
            senders[index] = layout.ipv4(sender, f"{name}: slist[{index}]")
        return room, size

    def get(self, room: Any, length: int) -> values.IpMsfilter:
        struct = ffi.cast(f"{self.c_type} *", room)
        senders = ffi.cast("struct in_addr *", ffi.addressof(struct, "imsf_slist"))
        held = (sizeof(room) - lib.IP_MSFILTER_SIZE(0)) // sizeof("struct in_addr")
        return values.IpMsfilter(
            layout.ipv4_text(struct.imsf_multiaddr),
            layout.ipv4_text(struct.imsf_interface),
            int(struct.imsf_fmode),
            tuple(layout.ipv4_text(senders[index]) for index in range(min(struct.imsf_numsrc, held))),
        )


class _Sources(View[values.GroupFilter, values.GroupFilter]):
    """struct group_filter with its list of senders."""

    def put(self, value: values.GroupFilter, name: str, spare: int = 0) -> tuple[Any, int]:
        if not isinstance(value, values.GroupFilter):
            raise wrong(name, "a GroupFilter", value)
        size = lib.GROUP_FILTER_SIZE(max(len(value.slist), spare))
        room = new(f"char[{max(size, sizeof(self.c_type))}]")
        struct = ffi.cast(f"{self.c_type} *", room)
        struct.gf_interface = value.interface
        layout.store(ffi.addressof(struct, "gf_group"), value.group, f"{name}: group")
        struct.gf_fmode, struct.gf_numsrc = value.fmode, max(len(value.slist), spare)
        senders = ffi.cast("struct sockaddr_storage *", ffi.addressof(struct, "gf_slist"))
        for index, sender in enumerate(value.slist):
            layout.store(senders + index, sender, f"{name}: slist[{index}]")
        return room, size

    def get(self, room: Any, length: int) -> values.GroupFilter:
        struct = ffi.cast(f"{self.c_type} *", room)
        senders = ffi.cast("struct sockaddr_storage *", ffi.addressof(struct, "gf_slist"))
        held = (sizeof(room) - lib.GROUP_FILTER_SIZE(0)) // sizeof("struct sockaddr_storage")
        return values.GroupFilter(
            int(struct.gf_interface),
            layout.stored(struct.gf_group),
            int(struct.gf_fmode),
            tuple(layout.stored(senders[index]) for index in range(min(struct.gf_numsrc, held))),
        )

    def level(self, value: values.GroupFilter) -> str | None:
        return _level(value)


FLAG = _Flag("int", "bool")
INT = Number("int", "int")
UINT = Number("unsigned int", "int")
UINT64 = Number("uint64_t", "int")
ULONGLONG = Number("unsigned long long", "int")
INTERFACE = _Interface("uint32_t", "int")
PORTS = _Ports("uint32_t", "PortRange")
DESCRIPTOR = _Descriptor("int", "Descriptor")
PROGRAM = _Program("int", "int")
TIME = _Time("struct timeval", "Timeval")
INTERFACE4 = _Interface4("struct in_addr", "str")
MD5SIG = _Signed("struct tcp_md5sig", "TcpMd5sig")
PACKET_MREQ = _PacketMreq("struct packet_mreq", "PacketMreq")
PACKET_STATISTICS = _PacketStatistics("struct tpacket_stats_v3", "TpacketStats")
FANOUT = _Fanout("int", "int")
MEMORY = _Memory("uint32_t[]", "SkMeminfo")
GROUPS = _Groups("uint32_t[]", "frozenset[int]")
GIDS = _Numbers("gid_t", 65536)
FILTER = _Filter("struct sock_fprog", "list[SockFilter]")
FANOUT_DATA = _FanoutData("struct sock_fprog", "list[SockFilter]")
SOURCES4 = _Sources4("struct ip_msfilter", "IpMsfilter")
SOURCES = _Sources("struct group_filter", "GroupFilter")
