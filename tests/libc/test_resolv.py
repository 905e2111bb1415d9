"""<resolv.h>: questions to a name server of the test's own on loopback, beside C; structs of the program's own."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from typing import Any

import pytest

import pysock
from pysock import NULL, ffi, memset, new
from pysock.libc import resolv
from pysock.libc.arpa.nameser import C_IN, QUERY, T_A
from pysock.libc.resolv import (
    RES_INIT,
    res_init,
    res_mkquery,
    res_nclose,
    res_ninit,
    res_nmkquery,
    res_nquery,
    res_nquerydomain,
    res_nsearch,
    res_nsend,
    res_query,
    res_querydomain,
    res_search,
    res_send,
)


def answered(query: bytes) -> bytes:
    """One address for each name under "example.org", none of another type; other names are not there."""
    end = query.index(b"\0", 12)
    kind = struct.unpack_from(">H", query, end + 1)[0]
    question = query[12 : end + 5]
    known = b"\7example\3org" in question
    answer = b"\xc0\x0c" + struct.pack(">HHIH4s", 1, 1, 60, 4, b"\xc0\0\2\1") if known and kind == 1 else b""
    flags = 0x8180 if known else 0x8183
    return query[:2] + struct.pack(">HHHHH", flags, 1, bool(answer), 0, 0) + question + answer


@pytest.fixture
def port() -> Iterator[int]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))

        def serve() -> None:
            while True:
                query, peer = server.recvfrom(2000)
                if query == b"stop":
                    return
                server.sendto(answered(query), peer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stop:
            stop.sendto(b"stop", server.getsockname())
        thread.join()


C = """
#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char a[512];
static void show(int n)
{
    printf("%d %d:", n, n < 0 ? h_errno : 0);
    for (int i = 2; i < n; i++)
        printf(" %02x", a[i]);
    puts("");
}
static void to(struct __res_state *state, int port)
{
    state->nscount = 1;
    memset(state->nsaddr_list, 0, sizeof(state->nsaddr_list));
    state->nsaddr_list[0].sin_family = AF_INET;
    state->nsaddr_list[0].sin_port = htons(port);
    state->nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    state->options = RES_INIT | RES_RECURSE;
    state->retrans = 5;
    state->retry = 2;
}
int main(int argc, char **argv)
{
    unsigned char q[512];
    printf("%d\\n", res_init());
    printf("%d %d\\n", !!(_res.options & RES_INIT), _res.nscount <= MAXNS);
    to(&_res, atoi(argv[1]));
    show(res_query("www.example.org", C_IN, T_A, a, sizeof(a)));
    show(res_query("www.example.org", C_IN, T_TXT, a, sizeof(a)));
    show(res_query("www.example.net", C_IN, T_A, a, sizeof(a)));
    show(res_search("ftp.example.org", C_IN, T_A, a, sizeof(a)));
    show(res_querydomain("mail", "example.org", C_IN, T_A, a, sizeof(a)));
    show(res_querydomain("mail.example.org", NULL, C_IN, T_A, a, sizeof(a)));
    int n = res_mkquery(QUERY, "x.example.org", C_IN, T_A, NULL, 0, NULL, q, sizeof(q));
    printf("%d %02x%02x%02x\\n", n, q[2], q[3], q[5]);
    show(res_send(q, n, a, sizeof(a)));
    n = res_send(q, n, a, 11);
    printf("%d %d\\n", n, errno == EINVAL);
    printf("%d\\n", res_mkquery(QUERY, "x.example.org", C_IN, T_A, NULL, 0, NULL, q, 30));
    printf("%d\\n", res_mkquery(QUERY, "x..y", C_IN, T_A, NULL, 0, NULL, q, sizeof(q)));
    printf("%d\\n", res_mkquery(QUERY, "x", 70000, T_A, NULL, 0, NULL, q, sizeof(q)));
    printf("%d\\n", res_mkquery(3, "x", C_IN, T_A, NULL, 0, NULL, q, sizeof(q)));
    printf("%d\\n", res_mkquery(NS_NOTIFY_OP, "x.org", C_IN, T_A, (unsigned char *)"y.org", 5, NULL, q, sizeof(q)));
    printf("%d\\n", res_mkquery(QUERY, "x", C_IN, T_A, NULL, 0, NULL, NULL, 0));

    struct __res_state st;
    memset(&st, 0, sizeof(st));
    printf("%d\\n", res_ninit(&st));
    to(&st, atoi(argv[1]));
    show(res_nquery(&st, "one.example.org", C_IN, T_A, a, sizeof(a)));
    show(res_nsearch(&st, "two.example.org", C_IN, T_A, a, sizeof(a)));
    show(res_nquerydomain(&st, "three", "example.org", C_IN, T_A, a, sizeof(a)));
    n = res_nmkquery(&st, QUERY, "four.example.org", C_IN, T_A, NULL, 0, NULL, q, sizeof(q));
    show(res_nsend(&st, q, n, a, sizeof(a)));
    show(res_nquery(&st, "five.example.net", C_IN, T_A, a, sizeof(a)));
    printf("%d\\n", st.res_h_errno);
    show(res_nquery(&_res, "six.example.org", C_IN, T_A, a, sizeof(a)));
    res_nclose(&st);
    printf("%d %d %d %d\\n", res_hnok("a-b.c"), res_hnok("-a"), res_hnok("a_b"), res_hnok("*.a"));
    printf("%d %d %d %d\\n", res_ownok("*.a"), res_dnok("a b"), res_mailok("a_b.c"), res_dnok("a_b"));
    printf("%d\\n", res_randomid() < 65536);
    printf("%s %d %d\\n", _PATH_RESCONF, MAXNS, RES_DEFAULT);
    return 0;
}
"""
PYTHON = """
import sys
from pysock import *
from pysock.libc.arpa.nameser import *
from pysock.libc.resolv import *

a, q = new("unsigned char[512]"), new("unsigned char[512]")

def show(n):
    printf("%d %d:", n, h_errno if n < 0 else 0)
    for i in range(2, n):
        printf(" %02x", a[i])
    puts("")

def to(state, port):
    state.nscount = 1
    memset(state.nsaddr_list, 0, sizeof(state.nsaddr_list))
    state.nsaddr_list[0].sin_family = AF_INET
    state.nsaddr_list[0].sin_port = htons(port)
    state.nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    state.options = RES_INIT | RES_RECURSE
    state.retrans = 5
    state.retry = 2

port = int(sys.argv[1])
printf("%d\\n", res_init())
printf("%d %d\\n", bool(_res[0].options & RES_INIT), _res[0].nscount <= MAXNS)
to(_res[0], port)
show(res_query("www.example.org", C_IN, T_A, a, sizeof(a)))
show(res_query("www.example.org", C_IN, T_TXT, a, sizeof(a)))
show(res_query("www.example.net", C_IN, T_A, a, sizeof(a)))
show(res_search("ftp.example.org", C_IN, T_A, a, sizeof(a)))
show(res_querydomain("mail", "example.org", C_IN, T_A, a, sizeof(a)))
show(res_querydomain("mail.example.org", NULL, C_IN, T_A, a, sizeof(a)))
n = res_mkquery(QUERY, "x.example.org", C_IN, T_A, NULL, 0, NULL, q, sizeof(q))
printf("%d %02x%02x%02x\\n", n, q[2], q[3], q[5])
show(res_send(q, n, a, sizeof(a)))
n = res_send(q, n, a, 11)
printf("%d %d\\n", n, errno == EINVAL)
printf("%d\\n", res_mkquery(QUERY, "x.example.org", C_IN, T_A, NULL, 0, NULL, q, 30))
printf("%d\\n", res_mkquery(QUERY, "x..y", C_IN, T_A, NULL, 0, NULL, q, sizeof(q)))
printf("%d\\n", res_mkquery(QUERY, "x", 70000, T_A, NULL, 0, NULL, q, sizeof(q)))
printf("%d\\n", res_mkquery(3, "x", C_IN, T_A, NULL, 0, NULL, q, sizeof(q)))
printf("%d\\n", res_mkquery(NS_NOTIFY_OP, "x.org", C_IN, T_A, b"y.org", 5, NULL, q, sizeof(q)))
printf("%d\\n", res_mkquery(QUERY, "x", C_IN, T_A, NULL, 0, NULL, NULL, 0))

st = new("struct __res_state")
printf("%d\\n", res_ninit(st))
to(st, port)
show(res_nquery(st, "one.example.org", C_IN, T_A, a, sizeof(a)))
show(res_nsearch(st, "two.example.org", C_IN, T_A, a, sizeof(a)))
show(res_nquerydomain(st, "three", "example.org", C_IN, T_A, a, sizeof(a)))
n = res_nmkquery(st, QUERY, "four.example.org", C_IN, T_A, NULL, 0, NULL, q, sizeof(q))
show(res_nsend(st, q, n, a, sizeof(a)))
show(res_nquery(st, "five.example.net", C_IN, T_A, a, sizeof(a)))
printf("%d\\n", st.res_h_errno)
show(res_nquery(_res[0], "six.example.org", C_IN, T_A, a, sizeof(a)))
res_nclose(st)
printf("%d %d %d %d\\n", res_hnok("a-b.c"), res_hnok("-a"), res_hnok("a_b"), res_hnok("*.a"))
printf("%d %d %d %d\\n", res_ownok("*.a"), res_dnok("a b"), res_mailok("a_b.c"), res_dnok("a_b"))
printf("%d\\n", res_randomid() < 65536)
printf("%s %d %d\\n", _PATH_RESCONF, MAXNS, RES_DEFAULT)
"""


def test_a_server_asked_beside_c(programs: Any, port: int) -> None:
    seen = programs.same(C, PYTHON, str(port))
    assert (seen.err, seen.status) == ("", 0)
    assert seen.out.count("c0 0c 00 01 00 01 00 00 00 3c 00 04 c0 00 02 01\n") == 10
    assert f"-1 {pysock.HOST_NOT_FOUND}:\n" in seen.out
    assert f"-1 {pysock.NO_DATA}:\n" in seen.out


@pytest.fixture
def state() -> Iterator[Any]:
    """A struct of the test's own."""
    st = new("struct __res_state")
    assert res_ninit(st) == 0
    yield st
    if not 0 <= st.nscount <= resolv.MAXNS:
        st.nscount = 0
    res_nclose(st)


def refused(call: Any, *arguments: Any) -> str:
    with pytest.raises((TypeError, ValueError)) as error:
        call(*arguments)
    return str(error.value)


def test_a_struct_that_is_not_ready(state: Any) -> None:
    a, other = new("unsigned char[512]"), new("struct __res_state")
    question = ("a.example.org", C_IN, T_A, a, 512)
    for call, arguments in (
        (res_nquery, question),
        (res_nsearch, question),
        (res_nquerydomain, ("a", NULL, C_IN, T_A, a, 512)),
        (res_nmkquery, (QUERY, "a", C_IN, T_A, NULL, 0, NULL, a, 512)),
        (res_nsend, (a, 20, a, 512)),
        (res_nclose, ()),
    ):
        name = call.__name__
        assert refused(call, other, *arguments) == f"{name}: statp is not what res_ninit() has filled in"
        assert refused(call, new("char[568]"), *arguments).startswith(f"{name}: statp takes a struct __res_state")
        assert refused(call, NULL, *arguments).startswith(f"{name}: statp takes a struct __res_state")
    copy = new("struct __res_state", state)
    assert refused(res_nclose, copy) == "res_nclose: statp is not what res_ninit() has filled in"


def test_a_struct_that_is_closed() -> None:
    st = new("struct __res_state")
    assert res_ninit(st) == 0
    res_nclose(st)
    assert refused(res_nclose, st) == "res_nclose: statp was closed by res_nclose(); call res_ninit() again"
    assert refused(res_nquery, st, "a", C_IN, T_A, new("char[512]"), 512).startswith("res_nquery: statp was closed")
    assert res_ninit(st) == 0
    res_nclose(st)


def test_a_struct_that_was_overwritten() -> None:
    """libc would free whatever stands there."""
    st = new("struct __res_state")
    memset(st, 0xFF, pysock.sizeof(st))
    assert refused(res_ninit, st).startswith("res_ninit: statp is not all zeros")
    memset(st, 0, pysock.sizeof(st))
    assert res_ninit(st) == 0
    kept = bytes(ffi.buffer(ffi.addressof(st) if ffi.typeof(st).kind == "struct" else st))
    memset(st, 0xFF, pysock.sizeof(st))
    assert refused(res_nclose, st) == "res_nclose: statp is not what res_ninit() has filled in"
    pysock.memcpy(st, kept, len(kept))
    res_nclose(st)


@pytest.mark.parametrize("count", [-1, 4, 2**31 - 1])
def test_more_servers_than_there_is_room_for(state: Any, count: int) -> None:
    a = new("unsigned char[512]")
    state.nscount = count
    says = f"*statp.nscount is {count}, but nsaddr_list has room for 3"
    assert refused(res_nquery, state, "a", C_IN, T_A, a, 512) == f"res_nquery: {says}"
    assert refused(res_nsend, state, a, 20, a, 512) == f"res_nsend: {says}"
    assert res_init() == 0
    live = resolv._res[0]
    before, live.nscount = live.nscount, count
    try:
        for call, arguments in (
            (res_query, ("a", C_IN, T_A, a, 512)),
            (res_search, ("a", C_IN, T_A, a, 512)),
            (res_querydomain, ("a", "b", C_IN, T_A, a, 512)),
            (res_send, (a, 20, a, 512)),
        ):
            assert (
                refused(call, *arguments) == f"{call.__name__}: _res.nscount is {count}, but nsaddr_list has room for 3"
            )
    finally:
        live.nscount = before


def test_room_for_answers(state: Any) -> None:
    short, q, a = new("unsigned char[11]"), new("unsigned char[512]"), new("unsigned char[512]")
    assert "answer holds 11 bytes" in refused(res_query, "a", C_IN, T_A, short, 11)
    assert "answer holds 11 bytes" in refused(res_nsearch, state, "a", C_IN, T_A, short, 2)
    assert "answer holds 512 bytes" in refused(res_search, "a", C_IN, T_A, a, 513)
    assert "anslen" in refused(res_querydomain, "a", NULL, C_IN, T_A, a, -1)
    assert "msg holds 11 bytes" in refused(res_send, short, 5, a, 512)
    assert "msg holds 512 bytes" in refused(res_nsend, state, q, 513, a, 512)
    assert "buf holds 11 bytes" in refused(res_mkquery, QUERY, "a", C_IN, T_A, NULL, 0, NULL, short, 12)
    assert "is NULL" in refused(res_query, NULL, C_IN, T_A, a, 512)


def test_each_thread_has_its_own() -> None:
    assert res_init() == 0
    resolv._res[0].retrans = 17
    seen: list[tuple[int, int]] = []

    def other() -> None:
        seen.append((resolv._res[0].retrans, resolv._res[0].options & RES_INIT))

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert seen == [(0, 0)]
    assert resolv._res[0].retrans == 17
    assert res_init() == 0
    with pytest.raises(IndexError):
        resolv._res[1]
