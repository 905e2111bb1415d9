"""The guards: what each refuses, in which words, and what passes as it does in C.

Every message names the call, the argument, the sizes where there are any, and a remedy.
"""
# ruff: noqa: E501, F403, F405, SIM115, UP015

from __future__ import annotations

import array
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pysock import *
from pysock import ffi


@pytest.fixture
def pair() -> Iterator[list[int]]:
    """Two connected sockets."""
    sv = new("int[2]")
    assert socketpair(AF_UNIX, SOCK_STREAM, 0, sv) == 0
    yield list(sv)
    for fd in sv:
        close(fd)


def refused(kind: type[Exception], message: str, call: Callable[[], Any]) -> None:
    with pytest.raises(kind) as error:
        call()
    assert str(error.value) == message
    assert type(error.value) is kind


class NoLength:
    """Nothing that libc could use."""


def text(size: int) -> Any:
    return new(f"char[{size}]")


ADDRESS = sockaddr_in(sin_family=AF_INET)

# fmt: off
#: What is refused: the error, its message, and the call. 99 is no open descriptor: no call gets as far as the kernel.
REFUSED: list[tuple[type[Exception], str, Callable[[], Any]]] = [
    # text where bytes go
    (TypeError, "send: buf is a str; C knows bytes only: pass bytes: b'...' or text.encode()", lambda: send(99, "abc", 3, 0)),
    (TypeError, "write: buf is a str; C knows bytes only: pass bytes: b'...' or text.encode()", lambda: write(99, "abc", 3)),
    (TypeError, "recv: buf is a str; C knows bytes only: pass a buffer: new('char[n]') or a bytearray", lambda: recv(99, "abc", 3, 0)),
    # what never changes
    (TypeError, "recv: buf is bytes, which never change; pass new('char[3]') or a bytearray", lambda: recv(99, b"abc", 3, 0)),
    (TypeError, "read: buf is bytes, which never change; pass new('char[1]') or a bytearray", lambda: read(99, b"", 0)),
    (TypeError, "recv: buf: this memoryview is read-only", lambda: recv(99, memoryview(b"abc"), 3, 0)),
    (TypeError, "strtok: str is bytes, which never changes; pass new('char[]', b'...')", lambda: strtok(b"a b", b" ")),
    (TypeError, "mkstemp: template is str, which never changes; pass new('char[]', b'...')", lambda: mkstemp("aXXXXXX")),
    (TypeError, "strcpy: dest is bytes, which never change; pass new('char[3]') or a bytearray", lambda: strcpy(b"abc", b"xy")),
    # lengths
    (ValueError, "send: len is 5, but buf holds 4 bytes (bytes)", lambda: send(99, b"abc", 5, 0)),
    (ValueError, "send: len is -1; C would take it for a huge unsigned number", lambda: send(99, b"abc", -1, 0)),
    (ValueError, "send: len is 9, but buf holds 8 bytes ('signed char[8]')", lambda: send(99, text(8), 9, 0)),
    (ValueError, "recv: len is 1024, but buf holds 8 bytes ('signed char[8]')", lambda: recv(99, text(8), 1024, 0)),
    (ValueError, "recv: len is -1; C would take it for a huge unsigned number", lambda: recv(99, text(8), -1, 0)),
    (ValueError, "recv: len is 4, but buf holds 3 bytes (bytearray)", lambda: recv(99, bytearray(3), 4, 0)),
    (ValueError, "recv: len is 3, but buf holds 2 bytes (memoryview)", lambda: recv(99, memoryview(bytearray(2)), 3, 0)),
    (ValueError, "recv: len is 9, but buf holds 8 bytes (array)", lambda: recv(99, array.array("d", [0.0]), 9, 0)),
    (ValueError, "bind: addrlen is 17, but addr holds 16 bytes ('struct sockaddr_in')", lambda: bind(99, ADDRESS, 17)),
    (ValueError, "connect: addrlen is -1; C would take it for a huge unsigned number", lambda: connect(99, ADDRESS, -1)),
    (
        ValueError,
        "setsockopt: optlen is 8, but optval holds 4 bytes ('int[1]')",
        lambda: setsockopt(99, SOL_SOCKET, SO_REUSEADDR, new("int", 1), 8),
    ),
    (
        ValueError,
        "getsockname: *addrlen is 17, but addr holds 16 bytes ('struct sockaddr_in')",
        lambda: getsockname(99, sockaddr_in(), new("socklen_t", 17)),
    ),
    (
        ValueError,
        "getsockname: *addrlen is 256, but addr holds 16 bytes ('struct sockaddr_in')",
        lambda: getsockname(99, sockaddr_in(), bytearray(b"\x00\x01\x00\x00")),
    ),
    (
        ValueError,
        "accept: sizeof(socklen_t) is 4, but addrlen holds 2 bytes ('short[1]')",
        lambda: accept(99, sockaddr_in(), new("short", 1)),
    ),
    (
        ValueError,
        "getsockopt: *optlen is 8, but optval holds 4 bytes ('int[1]')",
        lambda: getsockopt(99, SOL_SOCKET, SO_ERROR, new("int"), new("socklen_t", 8)),
    ),
    (ValueError, "memset: n is 9, but s holds 8 bytes ('signed char[8]')", lambda: memset(text(8), 0, 9)),
    (ValueError, "memcpy: n is 9, but src holds 5 bytes (bytes)", lambda: memcpy(text(9), b"abcd", 9)),
    (ValueError, "fgets: size is 9, but s holds 8 bytes ('signed char[8]')", lambda: fgets(text(8), 9, stdin)),
    (ValueError, "fread: size * nmemb is 12, but ptr holds 8 bytes ('signed char[8]')", lambda: fread(text(8), 4, 3, stdin)),
    (ValueError, "pipe: sizeof(int[2]) is 8, but pipefd holds 4 bytes ('int[1]')", lambda: pipe(new("int"))),
    # results that do not fit
    (ValueError, "strcpy: strlen(src) + 1 is 6, but dest holds 5 bytes ('signed char[5]')", lambda: strcpy(text(5), b"abcde")),
    (ValueError, "strcpy: strlen(src) + 1 is 4, but dest holds 1 bytes ('signed char[1]')", lambda: strcpy(text(1), memoryview(b"abc\0"))),
    (
        ValueError,
        "strcat: strlen(dest) + strlen(src) + 1 is 6, but dest holds 5 bytes ('signed char[5]')",
        lambda: strcat(new("char[5]", b"abc"), b"de"),
    ),
    (
        ValueError,
        "strncat: strlen(dest) + strnlen(src, n) + 1 is 6, but dest holds 5 bytes ('signed char[5]')",
        lambda: strncat(new("char[5]", b"abc"), b"defg", 2),
    ),
    (
        ValueError,
        "sprintf: the text with its NUL is 6, but str holds 5 bytes ('signed char[5]')",
        lambda: sprintf(text(5), "%d", 12345),
    ),
    (ValueError, "snprintf: size is 9, but str holds 8 bytes ('signed char[8]')", lambda: snprintf(text(8), 9, "x")),
    (
        ValueError,
        "inet_ntop: size is 16, but dst holds 8 bytes ('signed char[8]')",
        lambda: inet_ntop(AF_INET, ADDRESS.sin_addr, text(8), INET_ADDRSTRLEN),
    ),
    (
        ValueError,
        "inet_pton: af == AF_INET6 ? 16 : af == AF_INET ? 4 : 0 is 16, but dst holds 4 bytes ('struct in_addr')",
        lambda: inet_pton(AF_INET6, "::1", ADDRESS.sin_addr),
    ),
    # text without its end
    (
        ValueError,
        "strlen: s has no NUL in its 3 bytes; C would read on behind it",
        lambda: strlen(new("char[3]", b"abc")),
    ),
    (ValueError, "puts: s has no NUL in its 3 bytes; C would read on behind it", lambda: puts(bytearray(b"abc"))),
    (ValueError, "strncpy: src has no NUL in its 2 bytes; C would read on behind it", lambda: strncpy(text(8), new("char[2]", b"ab"), 3)),
    (ValueError, "fopen: pathname has a lone surrogate, which UTF-8 cannot express", lambda: fopen("\ud800", "r")),
    # NULL where libc would crash
    (ValueError, "strlen: s is NULL; libc would crash on it", lambda: strlen(NULL)),
    (ValueError, "memset: s is NULL; libc would crash on it", lambda: memset(NULL, 0, 4)),
    (ValueError, "gethostname: name is NULL; libc would crash on it", lambda: gethostname(NULL, 8)),
    (ValueError, "strcpy: src is NULL; libc would crash on it", lambda: strcpy(text(8), NULL)),
    (
        ValueError,
        "fputs: stream takes an open FILE * (stdin, stdout, stderr, or from fopen, fdopen, ...); this pointer is NULL",
        lambda: fputs("x", NULL),
    ),
    (TypeError, "recv: buf is None; C's null pointer is NULL", lambda: recv(99, None, 3, 0)),
    (TypeError, "recv: buf is 0; C's null pointer is NULL", lambda: recv(99, 0, 3, 0)),
    # numbers
    (
        TypeError,
        "setsockopt: optval takes an address, not a number: a variable whose address C takes is new('int', 1)",
        lambda: setsockopt(99, SOL_SOCKET, SO_REUSEADDR, 1, 4),
    ),
    (TypeError, "listen: backlog takes an int, not 'int[1]'; its value is backlog[0]", lambda: listen(99, new("int", 5))),
    (TypeError, "close: fd takes an int, not str", lambda: close("99")),
    (TypeError, "close: fd takes an int, not str", lambda: close("9")),
    (TypeError, "malloc: size takes a size_t, not str", lambda: malloc("4")),
    (TypeError, "recv: flags takes an int, not str", lambda: recv(99, text(8), 8, "0")),
    (TypeError, "htons: hostshort takes a uint16_t, not str", lambda: htons("x")),
    (TypeError, "htonl: hostlong takes a uint32_t, not NoneType", lambda: htonl(None)),
    (TypeError, "sleep: seconds takes an unsigned int, not float", lambda: sleep(1.5)),
    (TypeError, "close: fd takes an int, not float", lambda: close(1.0)),
    (TypeError, "close: fd takes an int, not NoneType", lambda: close(None)),
    (OverflowError, f"close: fd is {2**64}; no integer of C is that wide", lambda: close(2**64)),
    (OverflowError, "malloc: size is -1; C would take it for a huge unsigned number", lambda: malloc(-1)),
    (TypeError, "memchr: c is 'b'; a character of C is an integer: ord('b')", lambda: memchr(b"abc", "b", 3)),
    (TypeError, "getdelim: delim is ';'; a character of C is an integer: ord(';')", lambda: getdelim(new("char *"), new("size_t"), ";", stdin)),
    (TypeError, "putchar: c is b'x'; a character of C is an integer: ord(b'x')", lambda: putchar(b"x")),
    (TypeError, "isalpha: c is 'x'; a character of C is an integer: ord('x')", lambda: isalpha("x")),
    (TypeError, "isalpha: c takes a character (an integer), not float", lambda: isalpha(1.5)),
    (ValueError, "isalpha: c is 256; libc reads out of its table beyond -128 to 255", lambda: isalpha(256)),
    (ValueError, "toupper: c is -129; libc reads out of its table beyond -128 to 255", lambda: toupper(-129)),
    (TypeError, "inet_ntoa: in takes a struct in_addr, not 'struct sockaddr_in'", lambda: inet_ntoa(ADDRESS)),
    (TypeError, "inet_ntoa: in takes a struct in_addr, not int", lambda: inet_ntoa(0)),
    (ZeroDivisionError, "div: denominator is 0; C dies of SIGFPE", lambda: div(1, 0)),
    (ZeroDivisionError, "div: denominator is 0; C dies of SIGFPE", lambda: div(1, 2**32)),
    (OverflowError, f"div: numerator {-(2**31)} / -1 does not fit int; C dies of SIGFPE", lambda: div(-(2**31), -1)),
    # other objects
    (TypeError, "send: buf takes bytes, a struct, an array or a pointer, not NoLength", lambda: send(99, NoLength(), 0, 0)),
    (
        TypeError,
        "recv: buf takes a struct, an array (new('char[n]')), a bytearray or a pointer, not list",
        lambda: recv(99, [], 0, 0),
    ),
    (TypeError, "puts: s takes text (str, bytes, a char array), not 'int[4]'", lambda: puts(new("int[4]"))),
    (TypeError, "puts: s takes text (str, bytes, a char array), not int", lambda: puts(5)),
    (TypeError, "qsort: compar takes a function, not NoneType", lambda: qsort(new("int[2]"), 2, 4, None)),
    (TypeError, "qsort: compar returned NoneType, not an int", lambda: qsort(new("int[2]"), 2, 4, lambda a, b: None)),
    (ValueError, "qsort: nmemb * size is 12, but base holds 8 bytes ('int[2]')", lambda: qsort(new("int[2]"), 3, 4, lambda a, b: 0)),
    (TypeError, "strtol: endptr takes the address of a pointer, new('char *'), not 'signed char[8]'", lambda: strtol("1", text(8), 10)),
    (
        TypeError,
        "getaddrinfo: res takes the address of a pointer, new('struct addrinfo *'), not 'struct addrinfo'",
        lambda: getaddrinfo("localhost", NULL, NULL, addrinfo()),
    ),
    (TypeError, "posix_memalign: memptr takes the address of a pointer, new('void *'), not int", lambda: posix_memalign(0, 8, 8)),
    # a variable whose address libc takes
    (TypeError, "accept: addrlen takes an address, not a number: a variable whose address C takes is new('socklen_t', sizeof(addr))", lambda: accept(99, sockaddr_in(), 16)),
    (TypeError, "recvfrom: addrlen takes an address, not a number: a variable whose address C takes is new('socklen_t', sizeof(src_addr))", lambda: recvfrom(99, text(1), 1, 0, sockaddr_in(), 16)),
    (TypeError, "getsockopt: optlen takes an address, not a number: a variable whose address C takes is new('socklen_t', sizeof(optval))", lambda: getsockopt(99, SOL_SOCKET, SO_ERROR, new("int"), 4)),
    (TypeError, "time: tloc takes an address, not a number: a variable whose address C takes is new('time_t')", lambda: time(5)),
    (TypeError, "pipe: pipefd takes an address, not a number: a variable whose address C takes is new('int[2]')", lambda: pipe(5)),
    (TypeError, "getline: n takes an address, not a number: a variable whose address C takes is new('size_t')", lambda: getline(new("char *"), 5, stdin)),
    # arrays of strings
    (ValueError, "execvp: item 2 of argv is NULL; only the last may be", lambda: execvp("/nope", ["nope", NULL, "x"])),
    (ValueError, "execvp: item 2 of argv is NULL; only the last may be", lambda: execvp("/nope", ["nope", NULL, NULL])),
    (TypeError, "execvp: item 2 of argv is None; C's null pointer is NULL", lambda: execvp("/nope", ["nope", None])),
    (TypeError, "execvp: item 1 of argv takes text (str, bytes, a char array), not int", lambda: execvp("/nope", [5])),
    (ValueError, "getopt: argc is 2, but argv holds 1 strings", lambda: getopt(2, ["a", NULL], "x")),
    # two at one place
    (ValueError, "strcpy: dest and src overlap; move the bytes with memmove", lambda: overlapping(strcpy)),
    (ValueError, "strcat: dest and src overlap; move the bytes with memmove", lambda: overlapping(strcat)),
    (ValueError, "sprintf: str is among its own arguments; print to another array", lambda: overlapping(sprintf)),
]
# fmt: on


def overlapping(call: Callable[..., Any]) -> Any:
    buf = new("char[32]", b"abcdef")
    if call is sprintf:
        return sprintf(buf, "<%s>", buf)
    return call(buf, buf + 2)


@pytest.mark.parametrize(("kind", "message", "call"), REFUSED, ids=[message[:40] for _, message, _ in REFUSED])
def test_refused(kind: type[Exception], message: str, call: Callable[[], Any]) -> None:
    refused(kind, message, call)


# What passes, as in C


def test_a_literal_may_be_sent_with_its_nul(pair: list[int]) -> None:
    buf = new("char[8]", b"xxxxxxx")
    assert send(pair[0], b"abc", 4, 0) == 4
    assert recv(pair[1], buf, 8, 0) == 4
    assert bytes(ffi.buffer(buf)) == b"abc\0xxx\0"


@pytest.mark.parametrize(
    "buf",
    [
        lambda: b"\1\2\3\4",
        lambda: bytearray(b"\1\2\3\4"),
        lambda: memoryview(b"\1\2\3\4"),
        lambda: memoryview(array.array("H", [0x201, 0x403])),
        lambda: array.array("H", [0x201, 0x403]),
        lambda: new("char[4]", b"\1\2\3\4"),
        lambda: new("uint32_t", 0x4030201),
        lambda: in_addr(s_addr=0x4030201),
        lambda: KEPT.sin_addr,
        lambda: addressof(KEPT.sin_addr),
        lambda: addressof(KEPT, "sin_addr"),
        lambda: cast("void *", KEPT.sin_addr),
    ],
    ids=[
        "bytes",
        "bytearray",
        "memoryview",
        "view of shorts",
        "array",
        "char[]",
        "uint32_t",
        "struct",
        "nested",
        "&",
        "&.",
        "void *",
    ],
)
def test_every_kind_of_buffer_is_sent_as_its_bytes(pair: list[int], buf: Callable[[], Any]) -> None:
    if sys.byteorder == "big":
        pytest.skip("the numbers above are those of a little-endian machine")
    found = new("char[4]")
    held = buf()
    assert send(pair[0], held, 4, 0) == 4
    assert recv(pair[1], found, 4, 0) == 4
    assert bytes(ffi.buffer(found)) == b"\1\2\3\4"


KEPT = sockaddr_in(sin_addr={"s_addr": 0x4030201})


@pytest.mark.parametrize(
    "buf",
    [
        lambda: bytearray(4),
        lambda: memoryview(bytearray(4)),
        lambda: array.array("I", [0]),
        lambda: new("char[4]"),
        lambda: new("uint32_t"),
        lambda: in_addr(),
    ],
    ids=["bytearray", "memoryview", "array", "char[]", "uint32_t", "struct"],
)
def test_every_kind_of_buffer_receives(pair: list[int], buf: Callable[[], Any]) -> None:
    held = buf()
    assert send(pair[0], b"\1\2\3\4", 4, 0) == 4
    assert recv(pair[1], held, 4, 0) == 4
    view = addressof(held) if isinstance(held, ffi.CData) and ffi.typeof(held).kind == "struct" else held
    assert bytes(ffi.buffer(view) if isinstance(held, ffi.CData) else held) == b"\1\2\3\4"


def test_a_field_is_written_in_place(pair: list[int]) -> None:
    addr = sockaddr_in()
    assert send(pair[0], b"\x1f\x90", 2, 0) == 2
    assert recv(pair[1], addressof(addr, "sin_port"), 2, 0) == 2
    assert ntohs(addr.sin_port) == 8080
    assert inet_pton(AF_INET, "127.0.0.1", addr.sin_addr) == 1
    assert ntohl(addr.sin_addr.s_addr) == 0x7F000001


@pytest.mark.parametrize("argv", [["a", "-x"], ["a", "-x", NULL], [b"a", b"-x", cast("char *", 0)]])
def test_a_list_of_strings_may_end_in_null(argv: Any) -> None:
    optind[0] = 0  # begins anew, whatever another test has left
    assert getopt(2, argv, "x") == ord("x")
    errno[0] = 0
    assert execvp("/nonexistent", argv) == -1
    assert errno == ENOENT


@struct
class message:
    length = member("int")
    text = member("char[1]")


@struct
class record:
    length = member("int")
    data = member("unsigned char[0]")


def test_an_array_of_one_element_goes_on_behind_its_struct() -> None:
    """`char text[1]` at the end of a struct: in older C it means all memory that follows, as here `out` has it."""
    out = new("char[64]")
    m, r = cast("struct message *", out), cast("struct record *", out)
    strcpy(m.text, "hello")
    assert strlen(m.text) == 5 and cstr(out + 4) == "hello"
    memset(r.data, ord("x"), 59)
    memset(m.text, ord("y"), 59)
    assert strnlen(m.text, 64) == 59 and cstr(m.text + 0) == "y" * 59
    icmp_ = cast("struct icmp *", out)
    assert gettimeofday(icmp_.icmp_data, NULL) == 0
    strcpy(m.text, "hello")
    assert snprintf(NULL, 0, "%s", m.text) == 5
    refused(ValueError, "memset: n is 61, but s holds 60 bytes ('signed char[1]')", lambda: memset(m.text, 0, 61))
    memset(out, ord("z"), 64)
    refused(ValueError, "strlen: s has no NUL in its 60 bytes; C would read on behind it", lambda: strlen(m.text))
    block = cast("struct message *", malloc(16))
    strcpy(block.text, "hello")  # as behind any pointer into it
    assert strlen(block.text) == 5
    free(block)


def test_an_array_of_one_element_that_is_all_memory_ends_there() -> None:
    alone = message()
    refused(ValueError, "memset: n is 2, but s holds 1 bytes ('signed char[1]')", lambda: memset(new("char[1]"), 0, 2))
    refused(ValueError, "memset: n is 5, but s holds 4 bytes ('signed char[1]')", lambda: memset(alone.text, 0, 5))


def test_null_where_c_takes_it(pair: list[int]) -> None:
    assert send(pair[0], NULL, 0, 0) == 0
    assert getsockname(pair[0], NULL, NULL) == -1
    assert errno == EFAULT
    assert recv(pair[1], NULL, 0, MSG_DONTWAIT) == -1
    assert errno == EAGAIN
    assert fflush(NULL) == 0
    assert time(NULL) > 0


@pytest.mark.parametrize(
    "call",
    [
        lambda fd: write(fd, NULL, 4),
        lambda fd: send(fd, NULL, 4, 0),
        lambda fd: bind(fd, NULL, 16),
        lambda fd: connect(fd, NULL, 16),
        lambda fd: setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, NULL, 4),
        lambda fd: getsockopt(fd, SOL_SOCKET, SO_ERROR, NULL, NULL),
        lambda fd: open(NULL, O_RDONLY),
        lambda fd: unlink(NULL),
        lambda fd: chdir(cast("char *", 0)),
        lambda fd: pipe(NULL),
        lambda fd: socketpair(AF_UNIX, SOCK_STREAM, 0, NULL),
        lambda fd: nanosleep(NULL, NULL),
    ],
)
def test_the_kernel_itself_answers_efault(pair: list[int], call: Callable[[int], int]) -> None:
    errno[0] = 0
    assert call(pair[0]) == -1
    assert errno == EFAULT


def test_integers_are_cut_as_c_cuts_them() -> None:
    assert htons(70000) == htons(70000 & 0xFFFF)
    assert abs(2**32 - 5) == 5
    assert toascii(-1) == 127
    assert labs(2**32) == 2**32
    assert close(2**32 + 99) == -1
    assert errno == EBADF


def test_a_size_goes_by_the_number_that_libc_sees() -> None:
    """AF_INET6 + 2**32 is AF_INET6 to libc, which then writes 16 bytes."""
    assert inet_pton(AF_INET6 + 2**32, "::1", new("char[16]")) == 1
    with pytest.raises(ValueError, match="dst holds 8 bytes"):
        inet_pton(AF_INET6 + 2**32, "::1", new("char[8]"))


def test_errno_passes_as_its_number() -> None:
    errno[0] = ENOENT
    assert cstr(strerror(errno)) == os.strerror(ENOENT)
    assert abs(errno) == ENOENT


def test_arguments_by_their_names_in_c(pair: list[int]) -> None:
    assert send(sockfd=pair[0], buf=b"abc", len=3, flags=0) == 3
    buf = new("char[4]")
    assert recv(sockfd=pair[1], buf=buf, len=4, flags=0) == 3
    assert cstr(buf) == "abc"
    assert (
        cstr(inet_ntoa(in_=KEPT.sin_addr) if "in_" in inet_ntoa.__code__.co_varnames else inet_ntoa(KEPT.sin_addr))
        == "1.2.3.4"
    )
    with pytest.raises(TypeError, match="unexpected keyword argument 'length'"):
        send(sockfd=pair[0], buf=b"abc", length=3, flags=0)


def test_the_range_of_ctype() -> None:
    for c in range(-128, 256):
        assert isinstance(isalpha(c), int)
    assert isalpha(EOF) == 0
    assert isdigit(ord("7")) != 0
    assert isdigit(b"7"[0]) != 0
    assert toupper(EOF) == EOF


# Handles


def test_a_stream_is_closed_once(tmp_path: Any) -> None:
    f = fopen(str(tmp_path / "file"), "w")
    assert fputs("abc", f) >= 0
    assert fclose(f) == 0
    message = "takes an open FILE * (stdin, stdout, stderr, or from fopen, fdopen, ...); this pointer is not one, or no longer"
    refused(ValueError, f"fclose: stream {message}", lambda: fclose(f))
    refused(ValueError, f"fputs: stream {message}", lambda: fputs("abc", f))
    refused(ValueError, f"fprintf: stream {message}", lambda: fprintf(f, "abc"))


def test_a_stream_is_nothing_else() -> None:
    wanted = "takes an open FILE * (stdin, stdout, stderr, or from fopen, fdopen, ...)"
    refused(TypeError, f"fileno: stream {wanted}, not int", lambda: fileno(1))
    refused(TypeError, f"fileno: stream {wanted}, not TextIOWrapper", lambda: fileno(sys.__stdout__))
    refused(
        ValueError,
        f"fileno: stream {wanted}; this pointer is not one, or no longer",
        lambda: fileno(cast("void *", new("char[8]"))),
    )


def test_a_block_is_freed_once() -> None:
    p = malloc(8)
    memset(p, 0, 8)
    free(p)
    wanted = "takes a live block from malloc, calloc, realloc, strdup, ..."
    refused(ValueError, f"free: ptr {wanted}; this pointer is not one, or no longer", lambda: free(p))
    refused(
        TypeError,
        f"free: ptr {wanted}, not 'signed char[8]'; memory made with new() is freed by Python",
        lambda: free(new("char[8]")),
    )
    free(NULL)
    q = strdup("abc")
    refused(ValueError, f"free: ptr {wanted}; this pointer is not one, or no longer", lambda: free(q + 1))
    free(q)


def test_a_block_that_moved_is_dead() -> None:
    p = malloc(8)
    q = realloc(p, 1 << 28)  # more than the heap can grow by in place
    assert q != p
    with pytest.raises(ValueError, match=r"^free: ptr takes a live block"):
        free(p)
    free(q)


def test_an_address_list_is_freed_once() -> None:
    res = new("struct addrinfo *")
    assert getaddrinfo("127.0.0.1", NULL, NULL, res) == 0
    second = res[0].ai_next
    if second:
        with pytest.raises(ValueError, match=r"^freeaddrinfo: res takes a live result of addrinfo"):
            freeaddrinfo(second)
    freeaddrinfo(res[0])
    with pytest.raises(ValueError, match=r"^freeaddrinfo: res takes a live result of addrinfo"):
        freeaddrinfo(res[0])


def test_results_keep_what_they_point_into() -> None:
    """The array has no name of its own; the pointer into it is enough."""
    found = [strchr(new("char[]", b"key=%d" % n), ord("=")) for n in range(1000)]
    assert [cstr(p) for p in found] == [f"={n}" for n in range(1000)]
    made = [strcpy(new("char[16]"), b"text %d" % n) for n in range(1000)]
    assert [cstr(p) for p in made] == [f"text {n}" for n in range(1000)]
    ends = []
    for n in range(1000):
        end = new("char *")
        strtol(f"{n}rest{n}", end, 10)
        ends.append(end)
    assert [cstr(end[0]) for end in ends] == [f"rest{n}" for n in range(1000)]


def test_escaped_bytes_come_back_as_they_were(tmp_path: Any) -> None:
    name = b"caf\xe9"
    assert strlen(cstr(name)) == 4
    buf = new("char[8]")
    assert bytes(ffi.string(ffi.cast("char *", strcpy(buf, cstr(name))))) == name


def test_the_builtins_that_are_hidden_say_so(tmp_path: Any) -> None:
    for call in (lambda: open("x"), lambda: open("x", "r"), lambda: open("x", O_RDONLY, encoding="utf-8")):
        refused(TypeError, "open: C's open takes flags: open(path, O_RDONLY); Python's own is builtins.open", call)
    refused(
        TypeError,
        "open: with O_CREAT the new file's mode is needed: open(path, flags, 0o644)",
        lambda: open("x", O_CREAT | O_WRONLY),
    )
    for call in (lambda: exit(), lambda: exit("text")):
        refused(
            TypeError, "exit: status: C's exit takes an int: exit(0); Python's own is builtins.exit, or sys.exit", call
        )


# Objects that lie


class TwoNumbers:
    """One number for who measures, another for who calls."""

    def __index__(self) -> int:
        return 1

    def __int__(self) -> int:
        return 5000


class Agreeable(int):
    """As small as anyone wants it."""

    def __le__(self, other: object) -> bool:
        return True

    __ge__ = __lt__ = __gt__ = __le__

    def __index__(self) -> int:
        return 1

    __int__ = __index__


class Words(str):
    def __str__(self) -> str:
        return self

    def encode(self, *arguments: Any) -> bytes:
        return b"other"


class Letters(bytes):
    def __len__(self) -> int:
        return 5000

    def __bytes__(self) -> bytes:
        return b"other"


def test_a_size_is_the_number_that_libc_gets() -> None:
    buf = new("char[8]")
    refused(TypeError, "memset: n takes an int, not TwoNumbers: int(n)", lambda: memset(buf, 65, TwoNumbers()))
    refused(
        ValueError,
        "memset: n is 5000, but s holds 8 bytes ('signed char[8]')",
        lambda: memset(buf, 65, Agreeable(5000)),
    )
    refused(TypeError, "munmap: length takes an int, not TwoNumbers: int(length)", lambda: munmap(buf, TwoNumbers()))
    assert bytes(ffi.buffer(buf)) == bytes(8)
    assert memset(buf, 65, Agreeable(2)) == buf and memset(buf, 66, True) == buf
    assert bytes(ffi.buffer(buf)) == b"BA" + bytes(6)


def test_text_is_what_it_holds_whatever_its_methods_say() -> None:
    assert strlen(Words("text")) == 4
    assert strcmp(Words("text"), Letters(b"text")) == 0
    assert memcmp(Letters(b"text"), b"text", 4) == 0
    refused(
        ValueError,
        "memcmp: n is 6, but s1 holds 5 bytes (bytes)",
        lambda: memcmp(Letters(b"text"), b"text12", 6),
    )


@pytest.mark.parametrize(
    "call",
    [
        lambda m: recv(-1, m, 100, 0),
        lambda m: memcpy(m, b"x", 100),
        lambda m: memset(m, 0, 100),
        lambda m: memccpy(m, bytes(100), 120, 100),
        lambda m: inet6_opt_set_val(m, 100, b"x", 1),
        lambda m: inet6_opt_append(m, 8, 2**70, 5, 4, 4, new("void *")),
        lambda m: setvbuf(stdin, m, 2**70, 8),
        lambda m: strxfrm(m, b"x", 100),
        lambda m: getgroups(100, m),
    ],
)
def test_an_error_holds_no_buffer(call: Callable[[Any], Any]) -> None:
    """CPython may crash when a memoryview goes in a cycle, as of an error that is kept, and is still exported."""
    memory = memoryview(bytearray(8))
    with pytest.raises((ValueError, OverflowError)) as error:
        call(memory)
    memory.release()
    assert error.value.__traceback__ is not None
