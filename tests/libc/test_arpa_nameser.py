"""<arpa/nameser.h> and the names of <resolv.h>: names and numbers in messages of DNS, beside C, and what is refused."""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pysock import NULL, cast, cstr, ffi, memset, new
from pysock import errno as c_errno
from pysock.libc.arpa import nameser
from pysock.libc.arpa.nameser import (
    GETLONG,
    GETSHORT,
    HEADER,
    NS_GET16,
    NS_GET32,
    NS_PUT16,
    NS_PUT32,
    PUTLONG,
    PUTSHORT,
    ns_name_compress,
    ns_name_ntop,
    ns_name_pack,
    ns_name_pton,
    ns_name_skip,
    ns_name_uncompress,
    ns_name_unpack,
)
from pysock.libc.resolv import dn_comp, dn_expand, dn_skipname

#: A message's bytes: 12 of a head, "www.example.org" at 12, a pointer to "example.org" at 29, "mail" and a pointer at 31,
#: a name without an end at 38
MESSAGE = bytes(12) + b"\3www\7example\3org\0" + b"\xc0\x10" + b"\4mail\xc0\x10" + b"\5ab"
IMPORT = ("", "", "from pysock.libc.resolv import *")
C_MESSAGE = "".join(f"\\{byte:03o}" for byte in MESSAGE)
START = [
    IMPORT,
    (
        "",
        f'unsigned char m[] = "{C_MESSAGE}"; unsigned char *eom = m + {len(MESSAGE)}',
        f"m = new('unsigned char[]', {MESSAGE!r}); eom = m + {len(MESSAGE)}",
    ),
    (
        "",
        "char text[300]; unsigned char out[300]; memset(text, 0, 300); memset(out, 0, 300)",
        "text, out = new('char[300]'), new('unsigned char[300]')",
    ),
]
# fmt: off
EXPANDED = [
    *START,
    *[row for at in (12, 16, 24, 28, 29, 31, 38, len(MESSAGE)) for row in (
        ("%d", f"dn_expand(m, eom, m + {at}, text, 300)"), ("%s", "text"),
        ("%d", f"dn_skipname(m + {at}, eom)"),
        ("%d", f"ns_name_uncompress(m, eom, m + {at}, text, 300)"), ("%s", "text"),
        ("%d", f"ns_name_unpack(m, eom, m + {at}, out, 300)"), *[("%d", f"out[{n}]") for n in range(18)],
    )],
    *[("%d", f"dn_expand(m, eom, m + 12, text, {n})") for n in (0, 1, 5, 15, 16)],
    ("%d", "dn_expand(m, m + 20, m + 12, text, 300)"), ("%d", "errno == EMSGSIZE"),
    ("%d", "dn_expand(m + 13, eom, m + 12, text, 300)"), ("%d", "dn_expand(m, m, m, text, 300)"),
    ("", "const unsigned char *p = m + 12", "p = new('unsigned char *', m + 12)"),
    ("%d", "ns_name_skip(&p, eom)", "ns_name_skip(p, eom)"), ("%td", "p - m", "p[0] - m"),
    ("%d", "ns_name_skip(&p, eom)", "ns_name_skip(p, eom)"), ("%td", "p - m", "p[0] - m"),
    ("", "p = m + 38", "p[0] = m + 38"), ("%d", "ns_name_skip(&p, eom)", "ns_name_skip(p, eom)"),
]
WRITTEN = [
    *START,
    *[row for name in ("www.example.org", "example.org.", "", ".", "a..b", "x" * 64, "\\\\.a", "a\\\\065b", "*.x") for row in (
        ("%d", f'ns_name_pton("{name}", out, 300)', f'ns_name_pton(b"{name}", out, 300)'), *[("%d", f"out[{n}]") for n in range(17)],
        ("%d", "ns_name_ntop(out, text, 300)"), ("%s", "text"),
        ("%d", f'ns_name_compress("{name}", out, 300, NULL, NULL)', f'ns_name_compress(b"{name}", out, 300, NULL, NULL)'),
    )],
    ("%d", 'ns_name_pton("www.example.org", out, 16)'), ("%d", 'ns_name_pton("www.example.org", out, 17)'),
    ("%d", "ns_name_ntop(out, text, 15)"), ("%d", "ns_name_ntop(out, text, 16)"), ("%d", "ns_name_ntop(m + 29, text, 300)"),
    ("", "unsigned char b[100]; memset(b, 0, 100); unsigned char *d[4] = {b, NULL}", "b = new('unsigned char[100]'); d = new('unsigned char *[4]', [b, NULL])"),
    *[row for name, at in (("www.example.org", 12), ("ftp.example.org", 29), ("example.org", 40), ("other.net", 50), ("www.OTHER.net", 70)) for row in (
        ("%d", f'dn_comp("{name}", b + {at}, {100 - at}, d, d + 4)'),
        *[("%td", f"d[{n}] ? d[{n}] - b : -1", f"d[{n}] - b if d[{n}] else -1") for n in range(4)],
        *[("%d", f"b[{n}]") for n in range(at, at + 12)],
    )],
    ("%d", 'dn_comp("www.example.org", b + 80, 1, d, d + 4)'), ("%d", 'dn_comp("www.example.org", b + 80, 2, d, NULL)'),
    ("%d", "ns_name_pack(m + 12, b + 80, 20, (const unsigned char **)d, NULL)", "ns_name_pack(m + 12, b + 80, 20, d, NULL)"),
    ("%d", "ns_name_pack(m + 12, b + 80, 20, NULL, NULL)"), ("%d", "ns_name_pack(m + 12, b + 80, 16, NULL, NULL)"),
]
NUMBERS = [
    *START,
    ("", "unsigned char *p = out", "p = new('unsigned char *', out)"),
    ("", "PUTSHORT(0x1234, p); PUTLONG(0xdeadbeef, p); NS_PUT16(0x15678, p); NS_PUT32(-2, p)", "PUTSHORT(0x1234, p); PUTLONG(0xdeadbeef, p); NS_PUT16(0x15678, p); NS_PUT32(-2, p)"),
    ("%td", "p - out", "p[0] - out"), *[("%d", f"out[{n}]") for n in range(13)],
    ("", "const unsigned char *q = out; int i = -1; unsigned u = 7; short h; long l", "q = new('unsigned char *', out); i, u, h, l = new('int', -1), new('unsigned int', 7), new('short'), new('long')"),
    ("", "GETSHORT(i, q); GETLONG(u, q); NS_GET16(h, q); NS_GET32(l, q)", "GETSHORT(i, q); GETLONG(u, q); NS_GET16(h, q); NS_GET32(l, q)"),
    ("%td", "q - out", "q[0] - out"), ("%d", "i", "i[0]"), ("%u", "u", "u[0]"), ("%d", "h", "h[0]"), ("%ld", "l", "l[0]"),
    ("", "q = out + 2; GETLONG(i, q)", "q[0] = out + 2; GETLONG(i, q)"), ("%d", "i", "i[0]"),
    ("", "unsigned char c; q = out; GETSHORT(c, q)", "c = new('unsigned char'); q[0] = out; GETSHORT(c, q)"), ("%d", "c", "c[0]"),
]
HEADS = [
    *START,
    ("", "HEADER *hp = (HEADER *)out", "hp = cast('HEADER *', out)"),
    ("", "hp->id = htons(0x1234); hp->qr = 1; hp->opcode = ns_o_update; hp->aa = 1; hp->rd = 1; hp->ra = 1; hp->rcode = NXDOMAIN", "hp.id = htons(0x1234); hp.qr = 1; hp.opcode = ns_o_update; hp.aa = 1; hp.rd = 1; hp.ra = 1; hp.rcode = NXDOMAIN"),
    ("", "hp->qdcount = htons(1); hp->arcount = htons(258)", "hp.qdcount = htons(1); hp.arcount = htons(258)"),
    *[("%d", f"out[{n}]") for n in range(12)], ("%zu", "sizeof(HEADER)", "sizeof('HEADER')"), ("%zu", "sizeof(ns_type)", "sizeof('ns_type')"),
    ("%s", "NS_TSIG_ALG_HMAC_MD5"), ("%d", "NS_TSIG_ERROR_FORMERR"),
]
# fmt: on
TABLES = {"expanded": EXPANDED, "written": WRITTEN, "numbers": NUMBERS, "heads": HEADS}


@pytest.mark.parametrize("table", TABLES)
def test_beside_c(beside_c: Callable[..., None], table: str) -> None:
    beside_c("errno.h stddef.h string.h netinet/in.h arpa/nameser.h resolv.h", TABLES[table])


def refused(call: Callable[[], object]) -> str:
    with pytest.raises((TypeError, ValueError)) as error:
        call()
    return str(error.value)


@pytest.mark.parametrize("call", [dn_expand, ns_name_uncompress, ns_name_unpack])
def test_a_message_that_is_shorter_than_is_said(call: Callable[..., int]) -> None:
    m, out = new("unsigned char[40]"), new("char[300]")
    end = "eomorig" if call is dn_expand else "eom"
    assert refused(lambda: call(m, m + 41, m, out, 300)) == (
        f"{call.__name__}: {end} - msg is 41, but msg leads to 40 bytes"
    )
    assert refused(lambda: call(m + 8, m + 41, m, out, 300)) == (
        f"{call.__name__}: {end} - msg is 33, but msg leads to 32 bytes"
    )
    assert "dst holds 300 bytes" in refused(lambda: call(m, m + 40, m, out, 301)).replace("exp_dn", "dst")
    assert "takes a pointer into a message" in refused(lambda: call(bytes(40), m + 40, m, out, 300))
    assert "is NULL" in refused(lambda: call(m, m + 40, NULL, out, 300))
    assert call(m, m + 40, m + 100, out, 300) == -1
    assert c_errno == 90  # EMSGSIZE
    assert call(m, m + 40, out, out, 300) == -1


def test_a_name_to_skip() -> None:
    m = new("unsigned char[8]", b"\3abc")
    assert dn_skipname(m, m + 8) == 5
    assert refused(lambda: dn_skipname(m, m + 9)) == "dn_skipname: eom - comp_dn is 9, but comp_dn leads to 8 bytes"
    p = new("unsigned char *", m + 1)
    assert refused(lambda: ns_name_skip(p, m + 9)) == "ns_name_skip: eom - *ptrptr is 8, but *ptrptr leads to 7 bytes"
    assert (
        refused(lambda: ns_name_skip(new("unsigned char *"), m))
        == "ns_name_skip: *ptrptr is NULL; libc would crash on it"
    )
    assert "takes the address of a pointer" in refused(lambda: ns_name_skip(m, m + 8))


@pytest.mark.parametrize(
    "src", [b"\3ab", new("unsigned char[4]", b"\3abc"), bytearray(b"\1a\1"), new("char[1]", b"\5")]
)
def test_a_name_without_an_end(src: Any) -> None:
    room = len(src) + isinstance(src, bytes)
    text, out = new("char[300]"), new("unsigned char[300]")
    says = f"the name in src goes on behind the {room} bytes that are there"
    assert refused(lambda: ns_name_ntop(src, text, 300)) == f"ns_name_ntop: {says}"
    assert refused(lambda: ns_name_pack(src, out, 300, NULL, NULL)) == f"ns_name_pack: {says}"


def test_names_as_bytes() -> None:
    text, out = new("char[300]"), new("unsigned char[300]")
    assert ns_name_ntop(b"\3abc", text, 300) == 4
    assert cstr(text) == "abc"
    assert ns_name_pack(b"\3abc", out, 300, NULL, NULL) == 5
    assert ns_name_ntop(b"\xc0", text, 300) == -1
    with pytest.raises(ValueError, match=r"^ns_name_pton: dstsiz is 301, but dst holds 300 bytes"):
        ns_name_pton("a", out, 301)
    with pytest.raises(ValueError, match=r"^ns_name_compress: dstsiz is 301, but dst holds 300 bytes"):
        ns_name_compress("a", out, 301, NULL, NULL)


def test_the_list_of_names() -> None:
    b = new("unsigned char[64]")
    full = new("unsigned char *[2]", [b, b + 12])
    assert refused(lambda: dn_comp("a", b + 20, 44, full, full + 2)) == "dn_comp: no NULL ends the 2 pointers in dnptrs"
    d = new("unsigned char *[3]", [b, NULL])
    assert refused(lambda: dn_comp("a", b + 20, 44, d, d + 4)) == (
        "dn_comp: lastdnptr lies 4 pointers behind dnptrs, which has 3"
    )
    assert "lastdnptr takes the end of dnptrs" in refused(lambda: dn_comp("a", b + 20, 44, d, b"x"))
    assert "takes the address of a pointer" in refused(lambda: dn_comp("a", b + 20, 44, b, NULL))
    nowhere = "dn_comp: dnptrs[1] leads to no name in the message that dnptrs[0] leads to"
    other = new("unsigned char[16]")
    for pointer in (other, b - 1, b + 64, b + 63):
        memset(b, 7, 64)  # names that go on and on
        d[1] = pointer
        assert refused(lambda: dn_comp("a", b + 20, 1, d, d + 3)) == nowhere
    memset(b, 0, 64)
    b[12], b[13], b[14], b[15] = 0xC0, 14, 0xC0, 12  # each leads to the other
    d[1] = b + 12
    assert refused(lambda: dn_comp("a", b + 20, 44, d, d + 3)) == nowhere
    b[12], b[13] = 0xC0, 12  # leads to itself
    assert refused(lambda: dn_comp("a", b + 20, 44, d, d + 3)) == nowhere
    b[12], b[14] = 1, 0
    b[13] = ord("a")
    assert dn_comp("a", b + 20, 44, d, d + 3) in (2, 3)


def test_numbers_that_are_refused() -> None:
    m = new("unsigned char[3]", b"\1\2\3")
    p = new("unsigned char *", m)
    for call, bits in ((NS_GET16, 16), (GETSHORT, 16), (NS_GET32, 32), (GETLONG, 32)):
        name = call.__name__
        p[0] = m + 2
        assert refused(lambda c=call: c(new("int"), p)) == f"{name}: *cp leads to 1 bytes, {bits // 8} are used there"
        assert f"{name}: " in refused(lambda c=call: c(0, p))
        assert "takes the address of an integer" in refused(lambda c=call: c(HEADER(), p))
        assert "takes the address of a pointer" in refused(lambda c=call: c(new("int"), m))
        assert (
            refused(lambda c=call: c(new("int"), new("unsigned char *")))
            == f"{name}: *cp is NULL; libc would crash on it"
        )
        assert p[0] == m + 2
    for call, bits in ((NS_PUT16, 16), (PUTSHORT, 16), (NS_PUT32, 32), (PUTLONG, 32)):
        name = call.__name__
        assert refused(lambda c=call: c(1, p)) == f"{name}: *cp leads to 1 bytes, {bits // 8} are used there"
        with pytest.raises(TypeError):
            call("x", p)
    assert bytes(ffi.buffer(m)) == b"\1\2\3"


def test_a_cast_pointer_passes() -> None:
    m = new("unsigned char[20]", b"\3abc")
    text = new("char[20]")
    assert dn_expand(cast("unsigned char *", m), m + 20, m, text, 20) == 5
    assert cstr(text) == "abc"
    assert nameser.T_AAAA == nameser.ns_t_aaaa == 28
