"""What holds for any arguments: libc's functions beside models of them, values that come back as they went, and guards.

The examples follow from the test alone (derandomize), so that each run makes the same.
"""
# ruff: noqa: F403, F405

from __future__ import annotations

import builtins
import ctypes
import ipaddress
import os
import re
import socket as python_socket
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="the property tests need hypothesis")

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pysock import *
from pysock import ffi

usual = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
INT = st.integers(-(2**31), 2**31 - 1)
ANY = st.integers(-(2**63), 2**64 - 1)
LONG = st.integers(-(2**63), 2**63 - 1)
TEXT = st.binary(max_size=24).map(lambda text: text.replace(b"\0", b"\1"))


def raw(value: Any) -> bytes:
    return bytes(ffi.buffer(value))


@pytest.fixture(scope="module")
def pair() -> Iterator[list[int]]:
    """Two connected datagram sockets that do not wait."""
    sv = new("int[2]")
    assert socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, sv) == 0
    yield list(sv)
    for fd in sv:
        close(fd)


# Addresses and byte order


@usual
@given(st.ip_addresses())
def test_addresses_come_back(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    family = AF_INET if address.version == 4 else AF_INET6
    numbers, text = new("char[16]"), new("char[46]")
    assert inet_pton(family, str(address), numbers) == 1
    assert raw(numbers)[: len(address.packed)] == address.packed
    assert inet_ntop(family, numbers, text, 46) == text
    assert cstr(text) == python_socket.inet_ntop(family, address.packed)
    assert ipaddress.ip_address(cstr(text)) == address


@usual
@given(st.text("0123456789abcdef.:x ", max_size=20))
def test_what_is_an_address_is_libcs_to_say(text: str) -> None:
    for family, c_type in ((AF_INET, "struct in_addr"), (AF_INET6, "struct in6_addr")):
        value = new(c_type)
        try:
            expected = python_socket.inet_pton(family, text)
        except OSError:
            assert inet_pton(family, text, value) == 0
        else:
            assert inet_pton(family, text, value) == 1 and raw(addressof(value)) == expected


@usual
@given(LONG)
def test_byte_order_cuts_as_c_does(number: int) -> None:
    assert htons(number) == ntohs(number) == int.from_bytes((number & 0xFFFF).to_bytes(2, "big"), "little")
    assert htonl(number) == ntohl(number) == int.from_bytes((number & 0xFFFFFFFF).to_bytes(4, "big"), "little")


# Numbers


@usual
@given(st.integers())
def test_exact_integers_are_those_of_c(number: int) -> None:
    for bits in (8, 16, 32, 64):
        for sign, signed in (("", True), ("u", False)):
            convert = globals()[f"{sign}int{bits}_t"]
            expected = getattr(ctypes, f"c_{sign}int{bits}")(number).value
            assert convert(number) == expected == cast(f"{sign}int{bits}_t", number)
            assert sizeof(convert) * 8 == bits and (expected < 0) <= signed


@usual
@given(INT, INT)
def test_division_is_that_of_c(a: int, b: int) -> None:
    assume(b != 0)
    assume((a, b) != (-(2**31), -1))
    quotient, rest = cdiv(a, b), cmod(a, b)
    assert quotient * b + rest == a and builtins.abs(rest) < builtins.abs(b)
    assert rest == 0 or (rest < 0) == (a < 0)
    result = div(a, b)
    assert (result.quot, result.rem) == (quotient, rest)


def model_of_strtol(text: bytes, base: int) -> tuple[int, int]:
    """The number and where it ends, as the C standard tells."""
    match = re.match(rb"[ \t\n\v\f\r]*([+-]?)(0[xX](?=[0-9a-fA-F]))?", text)
    assert match is not None
    start, prefix = match.end(), match[2]
    if prefix and base not in (0, 16):
        start -= len(prefix)
        prefix = None
    if base == 0:
        base = 16 if prefix else 8 if text[start : start + 1] == b"0" else 10
    number, at = 0, start
    while at < len(text):
        try:
            digit = int(chr(text[at]), 36) if text[at] < 128 else 36
        except ValueError:
            break
        if digit >= base:
            break
        number, at = number * base + digit, at + 1
    if at == start:
        return 0, 0
    number = -number if match[1] == b"-" else number
    return min(max(number, -(2**63)), 2**63 - 1), at


@usual
@given(st.text("0123456789abfxXz+- ", max_size=24).map(str.encode), st.sampled_from([0, 2, 8, 10, 16, 36]))
def test_strtol_reads_as_far_as_the_model(text: bytes, base: int) -> None:
    buf, end = new("char[]", text), new("char *")
    number, length = model_of_strtol(text, base)
    assert strtol(buf, end, base) == number
    assert end[0] - cast("char *", buf) == length


# printf


@usual
@given(
    st.sampled_from(["", "-", "0", "+", " ", "-+"]),
    st.one_of(st.just(""), st.integers(1, 30).map(str)),
    st.one_of(st.just(""), st.integers(0, 20).map(lambda n: f".{n}")),
    INT,
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    TEXT,
)
def test_printf_formats_as_python_where_both_do(
    flags: str, width: str, precision: str, number: int, real: float, text: bytes
) -> None:
    buf = new("char[800]")
    for conversion, value in (("d", number), ("e", real), ("g", real), ("f", real)):
        if conversion == "d" and precision and ("0" in flags or value == 0):
            continue  # C then leaves the zeros away
        format = f"<%{flags}{width}{precision}{conversion}>"
        expected = format % value
        assert snprintf(buf, 800, format, value) == len(expected)
        assert cstr(buf) == expected
    format = f"<%{flags.replace('0', '').replace('+', '').replace(' ', '')}{width}{precision}s>"
    expected_text = format.encode() % text
    assert snprintf(buf, 800, format, text) == len(expected_text)
    assert ffi.string(ffi.cast("char *", buf)) == expected_text
    for conversion in ("x", "X", "o"):
        assert snprintf(buf, 800, f"%{conversion}", number) > 0
        assert cstr(buf) == f"%{conversion}" % (number & 0xFFFFFFFF)


@usual
@given(TEXT, st.integers(0, 40))
def test_snprintf_never_writes_behind_its_size(text: bytes, size: int) -> None:
    buf = new("char[48]", b"#" * 48)
    assert snprintf(buf, size, "%s", text) == len(text)
    written = text[: size - 1] + b"\0" if size else b""
    assert raw(buf) == written + b"#" * (48 - len(written))


# Memory and text, beside a bytearray

OFFSET = st.integers(0, 16)


@usual
@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32), OFFSET, OFFSET, OFFSET, INT)
def test_memory_moves_as_in_a_bytearray(first: bytes, second: bytes, to: int, frm: int, n: int, byte: int) -> None:
    memory, other = new("char[32]"), new("char[32]")
    model = bytearray(first)
    memmove(memory, first, 32)
    memcpy(other, second, 32)
    memcpy(memory + to, other + frm, n)
    model[to : to + n] = second[frm : frm + n]
    assert raw(memory) == model
    memmove(memory + to, memory + frm, n)
    model[to : to + n] = bytes(model[frm : frm + n])
    assert raw(memory) == model
    memset(memory + to, byte, n)
    model[to : to + n] = bytes([byte & 0xFF]) * n
    assert raw(memory) == model
    order = memcmp(memory, second, n)
    assert (order > 0) - (order < 0) == (model[:n] > second[:n]) - (model[:n] < second[:n])
    found = memchr(memory, byte, 32)
    at = model.find(byte & 0xFF)
    assert (found == NULL) == (at < 0) and (at < 0 or cast("char *", found) - cast("char *", memory) == at)


@usual
@given(TEXT, TEXT, st.integers(0, 30), st.integers(1, 80))
def test_text_is_copied_and_joined_or_refused(first: bytes, second: bytes, n: int, room: int) -> None:
    buf = new(f"char[{room}]")
    copied = second[:n].ljust(n, b"\0")
    if n <= room:
        assert strncpy(buf, second, n) == buf
        assert raw(buf) == copied + bytes(room - n)
    else:
        with pytest.raises(ValueError, match=f"^strncpy: n is {n}, but dest holds {room} bytes"):
            strncpy(buf, second, n)
    memset(buf, 0, room)
    if len(first) < room:
        strcpy(buf, first)
        if len(first) + min(n, len(second)) < room:
            assert strncat(buf, second, n) == buf
            joined = first + second[:n]
        else:
            with pytest.raises(ValueError, match=r"^strncat: .* dest holds"):
                strncat(buf, second, n)
            joined = first
        assert raw(buf) == joined.ljust(room, b"\0")
        assert strlen(buf) == len(joined) and strnlen(buf, n) == min(n, len(joined))
        order = strcmp(buf, second)
        assert (order > 0) - (order < 0) == (joined > second) - (joined < second)
    else:
        with pytest.raises(ValueError, match=f"^strcpy: .*{len(first) + 1}, but dest holds {room} bytes"):
            strcpy(buf, first)
        assert raw(buf) == bytes(room)


# Structs


@usual
@given(LONG, LONG, LONG, st.binary(max_size=8))
def test_fields_come_back(port: int, address: int, big: int, zero: bytes) -> None:
    value = sockaddr_in(sin_family=AF_INET, sin_port=htons(port), sin_addr={"s_addr": htonl(address)})
    memmove(value.sin_zero, zero, len(zero))
    copy = sockaddr_in(value)
    assert raw(addressof(copy)) == raw(addressof(value))
    assert ntohs(copy.sin_port) == port & 0xFFFF and ntohl(copy.sin_addr.s_addr) == address & 0xFFFFFFFF
    expected = AF_INET.to_bytes(2, "little") + (port & 0xFFFF).to_bytes(2, "big")
    assert raw(addressof(copy)) == expected + (address & 0xFFFFFFFF).to_bytes(4, "big") + zero.ljust(8, b"\0")
    if 0 <= port <= 0xFFFF:
        copy.sin_port = port
        assert copy.sin_port == port
    else:
        with pytest.raises(OverflowError):
            copy.sin_port = port
    moment = timespec(tv_sec=int64_t(big), tv_nsec=int64_t(address))
    assert (moment.tv_sec, moment.tv_nsec) == (int64_t(big), int64_t(address))


@usual
@given(st.lists(st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1), st.binary(max_size=20)), max_size=5))
def test_control_messages_are_built_and_read(messages: list[tuple[int, int, bytes]]) -> None:
    room = sum(CMSG_SPACE(len(data)) for _, _, data in messages)
    control = new(f"char[{max(room, 1)}]")
    message = msghdr(msg_control=control, msg_controllen=room)
    head = CMSG_FIRSTHDR(message)
    for level, kind, data in messages:
        head.cmsg_level, head.cmsg_type, head.cmsg_len = level, kind, CMSG_LEN(len(data))
        memcpy(CMSG_DATA(head), data, len(data))
        head = CMSG_NXTHDR(message, head)
    found = []
    head = CMSG_FIRSTHDR(message)
    while head:
        data = bytes(ffi.buffer(CMSG_DATA(head), head.cmsg_len - CMSG_LEN(0)))
        found.append((head.cmsg_level, head.cmsg_type, data))
        head = CMSG_NXTHDR(message, head)
    assert found == messages


# Sockets and guards


@usual
@given(st.binary(min_size=1, max_size=200), st.integers(0, 220), st.booleans())
def test_datagrams_come_back(pair: list[int], data: bytes, room: int, pieces: bool) -> None:
    buf = new("char[256]", b"#" * 256)
    if pieces:
        parts = [data[:7], data[7:]]
        iov = new("struct iovec[2]")
        for piece, part in zip(iov, parts):
            piece.iov_base, piece.iov_len = new("char[]", part), len(part)
        assert sendmsg(pair[0], msghdr(msg_iov=iov, msg_iovlen=2), 0) == len(data)
    else:
        assert sendto(pair[0], data, len(data), 0, NULL, 0) == len(data)
    length = new("socklen_t", 16)
    assert recvfrom(pair[1], buf, room, 0, NULL, length) == min(room, len(data))
    assert raw(buf) == data[:room].ljust(min(room, len(data)), b"#") + b"#" * (256 - min(room, len(data)))


@usual
@given(st.integers(0, 64), ANY, st.sampled_from(["array", "bytearray", "memoryview", "part"]))
def test_what_does_not_fit_is_refused_before_the_call(pair: list[int], size: int, length: int, kind: str) -> None:
    whole = bytearray(b"#" * 96)
    block = new("char[96]", bytes(whole))
    target: Any = {
        "array": lambda: new(f"char[{size}]", b"#" * size),
        "bytearray": lambda: bytearray(b"#" * size),
        "memoryview": lambda: memoryview(whole)[:size],
        "part": lambda: block[0:size],
    }[kind]()
    assert send(pair[0], b"x" * 90, 90, 0) == 90
    if 0 <= length <= size:
        assert recv(pair[1], target, length, 0) == min(length, 90)
        taken = min(length, 90)
    else:
        with pytest.raises(ValueError) as refused:
            recv(pair[1], target, length, 0)
        message = str(refused.value)
        assert message.startswith(f"recv: len is {length}") and "recv" in message
        if length > size:
            assert f"but buf holds {size} bytes" in message
        assert recv(pair[1], new("char[90]"), 90, 0) == 90  # it was not taken
        taken = 0
    held = raw(target) if isinstance(target, ffi.CData) else bytes(target)
    assert held == b"x" * taken + b"#" * (size - taken)
    assert bytes(whole[size:]) == raw(block)[size:] == b"#" * (96 - size)


ARGUMENT = st.one_of(
    *(st.none(), st.booleans(), ANY, st.integers(), st.floats(), st.text(max_size=9), st.binary(max_size=9)),
    *(st.binary(max_size=9).map(bytearray), st.lists(st.integers(), max_size=3), st.just(NULL), st.just(b"")),
    *(st.integers(0, 9).map(lambda n: new(f"char[{n}]")), st.builds(sockaddr_in), st.builds(object)),
)
CALLS = (
    *(recv, send, recvfrom, sendto, getsockopt, setsockopt, bind, accept, getsockname, sendmsg, recvmsg, readv),
    *(inet_pton, inet_ntop, memcpy, strncpy, strtol, snprintf, qsort, poll, FD_SET, fgets, fwrite, free, fclose),
)


@settings(usual, max_examples=600)
@given(st.sampled_from(CALLS), st.lists(ARGUMENT, max_size=7))
def test_a_call_returns_or_raises(call: Any, arguments: list[Any]) -> None:
    if arguments and type(arguments[0]) is int and 0 <= int32_t(arguments[0]) < 256:
        arguments[0] = -1  # no descriptor of the test's own
    try:
        call(*arguments)
    except (TypeError, ValueError, OverflowError) as error:
        assert call.__name__ in str(error)
    assert os.getpid() == getpid()
