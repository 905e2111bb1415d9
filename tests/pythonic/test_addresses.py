"""Addresses: what Python's forms are in memory, as the compiler lays them out; what is refused, and how."""

from __future__ import annotations

import ipaddress
import pathlib
import socket as standard
from typing import Any

import pytest

import pysock
from pysock import AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_UNIX, AF_UNSPEC, AF_VSOCK, Address, Socket
from pysock.addresses import decoded, encoded

#: A form, the form that comes back, and the bytes from the third on.
FORMS = [
    (AF_INET, ("127.0.0.1", 8080), None, "1f907f000001" + "00" * 8),
    (AF_INET, ("255.255.255.255", 65535), None, "ffffffffffff" + "00" * 8),
    (AF_INET, (b"10.0.0.1", 0), ("10.0.0.1", 0), "00000a000001" + "00" * 8),
    (AF_INET, (ipaddress.ip_address("10.0.0.1"), 0), ("10.0.0.1", 0), "00000a000001" + "00" * 8),
    (AF_INET6, ("::1", 80), ("::1", 80, 0, 0), "0050" + "00000000" + "00" * 15 + "01" + "00000000"),
    (AF_INET6, ("fe80::2", 1, 0xABCDE, 3), None, "0001000abcde" + "fe80" + "00" * 13 + "02" + "03000000"),
    (AF_INET6, ("fe80::2%3", 1), ("fe80::2", 1, 0, 3), "000100000000" + "fe80" + "00" * 13 + "02" + "03000000"),
    (AF_INET6, (ipaddress.ip_address("::2"), 1, 0), ("::2", 1, 0, 0), "000100000000" + "00" * 15 + "02" + "00000000"),
    (AF_UNIX, "/run/x", None, b"/run/x\0".hex()),
    (AF_UNIX, b"/run/\xff", "/run/\udcff", b"/run/\xff\0".hex()),
    (AF_UNIX, pathlib.PurePosixPath("/run/x"), "/run/x", b"/run/x\0".hex()),
    (AF_UNIX, b"\0name\0\0", None, b"\0name\0\0".hex()),
    (AF_UNIX, "\0name", b"\0name", b"\0name".hex()),
    (AF_UNIX, "", None, ""),
    (AF_UNIX, "a" * 107, None, (b"a" * 107 + b"\0").hex()),
    (AF_UNIX, "a" * 108, None, (b"a" * 108).hex()),
    (AF_NETLINK, (0x01020304, 5), None, "0000" + "04030201" + "05000000"),
    (AF_PACKET, (2, 0x0800), (2, 0x0800, 0, 0, b""), "0800" + "02000000" + "0000" + "00" * 10),
    (AF_PACKET, (2, 0x0806, 4, 1, b"\1\2\3\4\5\6"), None, "0806" + "02000000" + "0100" + "0406" + "0102030405060000"),
    (AF_VSOCK, (3, 1024), None, "0000" + "00040000" + "03000000" + "00000000"),
]  # fmt: skip
ids = [f"{Address(family, value)!r}"[8:-1] for family, value, _, _ in FORMS]
little = pytest.mark.skipif(pysock.htons(1) != 256, reason="the bytes are those of a little-endian machine")


@little
@pytest.mark.parametrize(("family", "value", "back", "data"), FORMS, ids=ids)
def test_forms(family: int, value: Any, back: Any, data: str) -> None:
    found = encoded(family, value, "bind")
    assert found == family.to_bytes(2, "little") + bytes.fromhex(data)
    assert decoded(found, len(found)) == (value if back is None else back)
    for _ in range(2):  # remembered
        assert encoded(family, value, "bind") == found
    address = Address(family, value)
    assert (address.family, bytes(address), len(address)) == (family, found, len(found))
    assert address.value == decoded(found, len(found))
    assert Address.of(address.sockaddr, len(found)) == address == Address.of(found)
    assert hash(address) == hash(Address.of(found))
    assert encoded(AF_UNSPEC, address, "bind") == found
    assert eval(repr(address), vars(pysock)) == address


def test_the_standard_library_agrees() -> None:
    for family, host in ((AF_INET, "127.0.0.1"), (AF_INET6, "::1")):
        try:
            other = standard.socket(family, standard.SOCK_DGRAM)
        except OSError:
            continue
        with other:
            try:
                other.bind((host, 0))
            except OSError:
                continue
            with Socket.from_fd(other.fileno()) as sock:
                assert sock.getsockname() == other.getsockname()
                sock.detach()


@pytest.mark.parametrize(
    ("family", "value", "kind", "text"),
    [
        (AF_INET, ("localhost", 80), ValueError, "'localhost' is no IPv4 address, and names are not looked up here: "
         "resolve('localhost', 80) looks it up, connect_to('localhost', 80) connects"),
        (AF_INET, ("127.1", 80), ValueError, "'127.1' is no IPv4 address"),
        (AF_INET, ("1.2.3.4\0", 80), ValueError, "'1.2.3.4\\x00' is no IPv4 address"),
        (AF_INET, ("::1", 80), ValueError, "'::1' is no IPv4 address"),
        (AF_INET, (ipaddress.ip_address("::1"), 80), TypeError, "host takes a str, not IPv6Address"),
        (AF_INET, ("", 80), ValueError, "'' is no address; '0.0.0.0' is"),
        (AF_INET6, ("", 80), ValueError, "'' is no address; '::' is"),
        (AF_INET, ("<broadcast>", 80), ValueError, "'<broadcast>' is no address; '255.255.255.255' is"),
        (AF_INET, ("1.2.3.4", 65536), OverflowError, "port is 65536; it goes from 0 to 65535"),
        (AF_INET, ("1.2.3.4", -1), OverflowError, "port is -1; it goes from 0 to 65535"),
        (AF_INET, ("1.2.3.4", "80"), TypeError, "port takes an int, not str"),
        (AF_INET, ("1.2.3.4",), TypeError, "an address of AF_INET is (host, port), not 1 items"),
        (AF_INET, ["1.2.3.4", 80], TypeError, "an address of AF_INET is (host, port), not list"),
        (AF_INET, ([], 80), TypeError, "host takes a str, not list"),
        (AF_INET, None, TypeError, "an address of AF_INET is (host, port), not NoneType"),
        (AF_INET6, ("fe80::1%lo", 80), ValueError, "'lo' is an interface's name; its number is if_nametoindex('lo')"),
        (AF_INET6, ("::1", 80, 1 << 20), OverflowError, "flowinfo is 1048576; it goes from 0 to 1048575"),
        (AF_UNIX, "a\0b", ValueError, "the path has a NUL in it"),
        (AF_UNIX, "a" * 109, ValueError, "the path has 109 bytes; sun_path has room for 108"),
        (AF_UNIX, b"\0" * 109, ValueError, "the name has 109 bytes; sun_path has room for 108"),
        (AF_UNIX, ("/x", 1), TypeError, "an address of AF_UNIX is a path, as str or bytes, not tuple"),
        (AF_PACKET, ("lo", 3), ValueError, "'lo' is an interface's name; its number is if_nametoindex('lo')"),
        (AF_PACKET, (1, 3, 0, 0, b"123456789"), ValueError, "addr has 9 bytes; sll_addr has room for 8"),
        (pysock.AF_CAN, ("can0",), TypeError, "an address of AF_CAN has no form in Python; pass its struct sockaddr_*"),
        (AF_INET, pysock.addressof(pysock.sockaddr_in()), TypeError, "a pointer says nothing of the size"),
        (AF_INET, pysock.new("int[4]"), TypeError, "an address is a tuple, a path, a struct sockaddr_* or an Address"),
    ],
)  # fmt: skip
def test_what_is_refused(family: int, value: Any, kind: type[Exception], text: str) -> None:
    for _ in range(2):
        with pytest.raises(kind) as caught:
            encoded(family, value, "bind")
        assert str(caught.value).startswith(f"bind: {text}")
    with Socket(AF_UNIX, pysock.SOCK_STREAM) as sock:
        sock._family = family
        with pytest.raises(kind, match=r"^connect: "):
            sock.connect(value)


def test_structs_go_as_they_are() -> None:
    addr = pysock.sockaddr_in(sin_family=AF_INET, sin_port=pysock.htons(80))
    assert encoded(AF_UNIX, addr, "bind") == bytes(pysock.ffi.buffer(pysock.addressof(addr)))
    array = pysock.new("char[5]", b"\2\0abc")
    assert encoded(AF_UNIX, array, "bind") == b"\2\0abc"
    assert len(encoded(AF_UNIX, pysock.sockaddr_un(), "bind")) == pysock.sizeof(pysock.sockaddr_un)


def test_addresses_that_python_has_no_form_for() -> None:
    assert decoded(b"", 0) is None
    assert decoded(b"\2\0abc", 5) == (AF_INET, b"abc")
    assert decoded(b"\1\1abc", 5) == (257, b"abc")
    assert decoded(b"\1\0", 2) == ""
    with pytest.raises(ValueError, match=r"^Address: addrlen is 5, but sockaddr holds 4 bytes$"):
        Address.of(b"1234", 5)


def test_what_an_address_says() -> None:
    assert str(Address(AF_INET, ("127.0.0.1", 80))) == "127.0.0.1:80"
    assert str(Address(AF_INET6, ("fe80::1", 80, 0, 2))) == "[fe80::1%2]:80"
    assert str(Address(AF_UNIX, b"\0x")) == "@x"
    assert str(Address(AF_UNIX, "/x")) == "/x"
    assert str(Address(AF_NETLINK, (1, 2))) == "(1, 2)"
    address = Address(AF_INET6, ("::1", 80))
    assert (address.host, address.port) == ("::1", 80)
    assert address.sockaddr.sin6_port == pysock.htons(80)
    assert address != ("::1", 80)
    with pytest.raises(AttributeError, match="an address of AF_UNIX has no port"):
        Address(AF_UNIX, "/x").port  # noqa: B018
    with pytest.raises(AttributeError):
        address.family = AF_INET  # type: ignore[misc]
