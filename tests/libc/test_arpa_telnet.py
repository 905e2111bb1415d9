"""<arpa/telnet.h>, <arpa/ftp.h> and <arpa/tftp.h>: numbers, what they are called, and packets, beside C."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import pysock
from pysock.libc.arpa import ftp, telnet, tftp

#: By macro: the numbers that have a name.
NAMED = {
    "TELCMD": (telnet.TELCMD_FIRST, telnet.TELCMD_LAST),
    "TELOPT": (telnet.TELOPT_FIRST, telnet.TELOPT_LAST),
    "SLC_NAME": (0, telnet.NSLC),
    "AUTHTYPE_NAME": (0, telnet.AUTHTYPE_CNT - 1),
    "ENCRYPT_NAME": (0, telnet.ENCRYPT_CNT - 1),
    "ENCTYPE_NAME": (0, telnet.ENCTYPE_CNT - 1),
}
DEFINED = "".join(
    f"#define {name}\n" for name in "TELCMDS TELOPTS SLC_NAMES AUTH_NAMES ENCRYPT_NAMES FTP_NAMES".split()
)


def test_names_beside_c(programs: Any) -> None:
    loops = "".join(
        f'for (int i = {first}; i <= {last}; i++) printf("{macro} %d %s\\n", i, {macro}(i));\n'
        for macro, (first, last) in NAMED.items()
    )
    loops += "".join(
        f'for (int i = 0; i < sizeof({names}) / sizeof(*{names}); i++) printf("{names} %d %s\\n", i, {names}[i]);\n'
        for names in ("typenames", "formnames", "strunames", "modenames")
    )
    source = f"{DEFINED}#include <stdio.h>\n#include <arpa/telnet.h>\n#include <arpa/ftp.h>\n"
    lines = [
        f"{macro} {i} {pysock.cstr(getattr(telnet, macro)(i))}"
        for macro, (first, last) in NAMED.items()
        for i in range(first, last + 1)
    ]
    for name in ("typenames", "formnames", "strunames", "modenames"):
        lines += [f"{name} {i} {pysock.cstr(text)}" for i, text in enumerate(getattr(ftp, name)[0])]
    assert programs.c(f"{source}int main(void)\n{{\n{loops}return 0;\n}}\n").out.splitlines() == lines
    assert len(lines) == 20 + 40 + 19 + 5 + 9 + 3 + 5 + 4 + 4 + 4


@pytest.mark.parametrize("macro", NAMED)
def test_numbers_without_a_name(macro: str) -> None:
    first, last = NAMED[macro]
    ok = getattr(telnet, f"{macro}_OK")
    for number in (first - 1, last + 1, 1 << 20):
        assert not ok(number)
        with pytest.raises(ValueError, match=rf"^{macro}: x is \d+; names are there from {first} to {last}: ask"):
            getattr(telnet, macro)(number)
    assert ok(first)
    assert ok(last)
    with pytest.raises(TypeError):
        getattr(telnet, macro)("x")


@pytest.mark.parametrize(
    "names", ["telcmds", "telopts", "slc_names", "authtype_names", "encrypt_names", "enctype_names"]
)
def test_arrays_of_names_end_with_null(names: str) -> None:
    array = getattr(telnet, names)[0]
    assert [bool(text) for text in array] == [True] * (len(array) - 1) + [False]
    with pytest.raises(IndexError):
        array[len(array)]


def test_a_packet_of_tftp() -> None:
    buf = pysock.new("char[516]")
    packet = pysock.cast("struct tftphdr *", buf)
    packet.th_opcode, packet.th_block = pysock.htons(tftp.DATA), pysock.htons(258)
    pysock.memcpy(packet.th_data, b"abc", 3)
    assert bytes(pysock.ffi.buffer(buf))[:8] == b"\0\x03\1\2abc\0"
    assert (packet.th_code, packet.th_msg - buf, packet.th_data - buf, packet.th_stuff - buf) == (513, 4, 4, 2)
    assert pysock.sizeof("struct tftphdr") == 5
    assert tftp.ERROR == ftp.ERROR == 5


def test_a_packet_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "arpa/tftp.h string.h netinet/in.h",
        [
            ("", "char b[516]; memset(b, 7, 516)", "b = new('char[516]'); memset(b, 7, 516)"),
            ("", "struct tftphdr *p = (struct tftphdr *)b", "p = cast('struct tftphdr *', b)"),
            ("", "p->th_block = htons(1)", "p.th_block = htons(1)"),
            ("%d", "p->th_opcode", "p.th_opcode"),
            ("%d", "p->th_code", "p.th_code"),
            ("%td", "p->th_data - b", "p.th_data - b"),
            ("%td", "p->th_stuff - b", "p.th_stuff - b"),
            ("", 'strcpy(p->th_msg, "no such file")', "strcpy(p.th_msg, 'no such file')"),
            ("%s", "b + 4"),
            ("%zu", "sizeof(*p)", "sizeof('struct tftphdr')"),
        ],
    )


def test_their_names_stay_out_of_import_star() -> None:
    assert {"IAC", "DO", "IP", "DATA", "ACK", "ERROR", "COMPLETE"}.isdisjoint(pysock.__all__)
