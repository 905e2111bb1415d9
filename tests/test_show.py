"""show(): a C value in strace's notation, and as a view of its bytes. test_show_strace.py holds it against strace."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

import pysock
from pysock import (
    AF_INET,
    AF_PACKET,
    AI_NUMERICHOST,
    AI_PASSIVE,
    CLD_EXITED,
    CMSG_DATA,
    CMSG_FIRSTHDR,
    CMSG_LEN,
    CMSG_SPACE,
    EAGAIN,
    ENOENT,
    EPERM,
    ETH_P_ARP,
    HOST_NOT_FOUND,
    IFF_UP,
    INADDR_LOOPBACK,
    IPPROTO_UDP,
    NLM_F_DUMP,
    NLM_F_REQUEST,
    NULL,
    RTM_GETLINK,
    SCM_RIGHTS,
    SIGCHLD,
    SOCK_STREAM,
    SOL_SOCKET,
    addressof,
    addrinfo,
    cast,
    environ,
    errno,
    ethhdr,
    ffi,
    freeaddrinfo,
    getaddrinfo,
    gethostbyname,
    h_errno,
    htonl,
    htons,
    ifreq,
    iovec,
    iphdr,
    member,
    msghdr,
    new,
    nlmsghdr,
    servent,
    show,
    sizeof,
    sockaddr_in,
    sockaddr_ll,
    sockaddr_storage,
    struct,
    tcphdr,
    union,
)
from pysock.notation import fields, memory

INCLUDE = Path(__file__).resolve().parent.parent / "csrc" / "include"


def loopback(port: int = 8080) -> Any:
    addr = sockaddr_in(sin_family=AF_INET, sin_port=htons(port))
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    return addr


# Which fields are in network order: the table against the headers

_STRUCT = re.compile(r"/\*\*((?:(?!\*/).)*)\*/\s*(?:typedef )?struct (\w+) \{(.*?)\n\}", re.DOTALL)
_NETWORK_TYPES = "in_port_t|in_addr_t|__be16|__be32|__be64|tcp_seq|struct in_addr|struct in6_addr"


def declared_structs() -> list[tuple[str, str, str]]:
    """The comment, name and body of each struct of the headers."""
    found = []
    for path in sorted(INCLUDE.rglob("*.h")):
        found += [(m[1], m[2], m[3]) for m in _STRUCT.finditer(path.read_text(encoding="utf-8"))]
    return found


def test_whole_structs_in_network_order() -> None:
    assert {f"struct {name}" for comment, name, _ in declared_structs() if "Network byte order." in comment} == set(
        fields.NETWORK_STRUCTS
    )


def is_marked(struct_name: str, field: str) -> bool:
    """Whether the byte view says of this field that it is in network order."""
    lines = show(new(f"struct {struct_name}")).bytes.splitlines()[1:]
    named = [line for line in lines if re.search(rf"  (?:[\w.]+\.)?{field}(?:\[0\])?  ", line)]
    assert named, (struct_name, field)
    return named[0].endswith("network order")


def test_each_field_in_network_order_is_marked() -> None:
    shown_elsewhere = {"ai_addr", "h_addr_list"}  # what these lead to is
    checked = 0
    for comment, name, body in declared_structs():
        said = re.findall(r"\*  (\w+) +[^\n]*network (?:byte )?order", comment)
        typed = re.findall(rf"^ *(?:{_NETWORK_TYPES}) (\w+)[^;]*;", body, re.MULTILINE)
        for field in {*said, *typed} - shown_elsewhere:
            if fields.second_name(f"struct {name}", field) or name in ("in_addr", "in6_addr"):
                continue
            if body.find(f"{field}[]") >= 0:
                continue
            assert is_marked(name, field), f"struct {name}: {field}"
            checked += 1
    assert checked > 30


def test_no_other_field_is_marked() -> None:
    """sin6_scope_id, sll_ifindex, ...: the comments say host byte order."""
    checked = 0
    for comment, name, _ in declared_structs():
        for field in re.findall(r"\*  (\w+) +[^\n]*host byte order", comment):
            if name not in ("sockaddr", "sockaddr_storage", "sockaddr_un"):
                assert not is_marked(name, field), f"struct {name}: {field}"
                checked += 1
    assert checked > 3


def test_the_table_names_structs_and_fields_that_are_there() -> None:
    for name, meanings in fields.FIELDS.items():
        assert set(meanings) <= {field for field, _ in ffi.typeof(name).fields}, name
    for place in fields.MAC | fields.IPV4_BYTES | fields.NETWORK_BYTES:
        name, _, field = place.partition(".")
        assert field in dict(ffi.typeof(name).fields), place


# Structs that no strace knows


def test_lists_of_addresses() -> None:
    res = new("struct addrinfo *")
    hints = addrinfo(ai_flags=AI_NUMERICHOST | AI_PASSIVE, ai_family=AF_INET, ai_socktype=SOCK_STREAM)
    assert show(hints) == (
        "{ai_flags=AI_PASSIVE|AI_NUMERICHOST, ai_family=AF_INET, ai_socktype=SOCK_STREAM, ai_protocol=IPPROTO_IP,"
        " ai_addrlen=0, ai_addr=NULL, ai_canonname=NULL}"
    )
    assert getaddrinfo("127.0.0.1", "80", addrinfo(ai_family=AF_INET, ai_flags=AI_NUMERICHOST), res) == 0
    try:
        text = show(res[0])
        address = 'ai_addr={sin_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}'
        assert text.startswith("[{") and text.endswith("}]")
        assert text.count(address) == text.count("ai_socktype=") > 1
        assert "ai_next" not in text
    finally:
        freeaddrinfo(res[0])
    hints.ai_next = cast("struct addrinfo *", 0x1234)
    assert show(hints).endswith("ai_canonname=NULL, ai_next=0x1234}")
    hints.ai_next = addressof(hints)  # a ring
    assert len(show(hints)) < 500


def test_entries_of_the_databases() -> None:
    host = gethostbyname("127.0.0.1")
    assert show(host) == (
        '{h_name="127.0.0.1", h_aliases=[], h_addrtype=AF_INET, h_length=4, h_addr_list=[inet_addr("127.0.0.1")]}'
    )
    names, name, protocol = new("char *[3]"), new("char[]", b"http"), new("char[]", b"tcp")
    names[0] = new_alias = new("char[]", b"www")
    entry = servent(s_name=name, s_aliases=names, s_port=htons(80), s_proto=protocol)
    assert show(entry) == '{s_name="http", s_aliases=["www"], s_port=htons(80), s_proto="tcp"}'
    assert show(names + 0) == '["www"]'
    del new_alias


def test_headers_of_packets() -> None:
    header = tcphdr(source=htons(80), seq=htonl(7), doff=5, syn=1)
    assert show(header).startswith("{source=htons(80), dest=htons(0), seq=htonl(7), ack_seq=htonl(0), res1=0, doff=5,")
    packet = iphdr(version=4, ihl=5, protocol=IPPROTO_UDP, tot_len=htons(28), daddr=htonl(INADDR_LOOPBACK))
    assert show(packet) == (
        "{ihl=5, version=4, tos=0, tot_len=htons(28), id=htons(0), frag_off=htons(0), ttl=0, protocol=IPPROTO_UDP,"
        ' check=htons(0), saddr=inet_addr("0.0.0.0"), daddr=inet_addr("127.0.0.1")}'
    )
    request = nlmsghdr(nlmsg_len=16, nlmsg_type=RTM_GETLINK, nlmsg_flags=NLM_F_REQUEST | NLM_F_DUMP)
    assert show(request).startswith("{nlmsg_len=16, nlmsg_type=RTM_GETLINK, nlmsg_flags=NLM_F_REQUEST|NLM_F_DUMP,")
    frame = ethhdr(h_dest=[255] * 6, h_proto=htons(ETH_P_ARP))
    assert show(frame) == "{h_dest=ff:ff:ff:ff:ff:ff, h_source=00:00:00:00:00:00, h_proto=htons(ETH_P_ARP)}"


def test_signals() -> None:
    def on_alarm(number: int) -> None: ...

    action = sigaction_struct = new("struct sigaction")
    action.sa_handler = on_alarm
    assert show(sigaction_struct) == "{sa_handler=on_alarm, sa_mask=[], sa_flags=0}"
    info = new("siginfo_t", {"si_signo": SIGCHLD, "si_code": CLD_EXITED, "si_pid": 7, "si_status": 3})
    assert show(info).startswith("{si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=7, si_uid=0, si_status=3,")


def test_a_control_message_alone() -> None:
    control = new(f"char[{CMSG_SPACE(4)}]")
    msg = msghdr(msg_control=control, msg_controllen=sizeof(control))
    head = CMSG_FIRSTHDR(msg)
    head.cmsg_level, head.cmsg_type, head.cmsg_len = SOL_SOCKET, SCM_RIGHTS, CMSG_LEN(4)
    cast("int *", CMSG_DATA(head))[0] = 5
    assert show(head) == f"{{cmsg_len={CMSG_LEN(4)}, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[5]}}"


def test_interface_requests() -> None:
    request = ifreq(ifr_name=b"lo", ifr_flags=IFF_UP)
    assert show(request, field="ifr_flags") == '{ifr_name="lo", ifr_flags=IFF_UP}'
    assert show(request).startswith('{ifr_name="lo", ifr_ifru="\\1\\0')
    with pytest.raises(TypeError, match=r"a struct ifreq has no field ifr_flag$"):
        show(request, field="ifr_flag")


# Own structs


def test_own_structs_say_network_order_as_c_does() -> None:
    @struct
    class beacon:
        port = member("in_port_t")
        name = member("char[6]")
        address = member("in_addr_t")
        low = member("unsigned int", bits=3)
        high = member("int", bits=5)
        ratio = member("double")
        keys = member("__be16[2]")
        text = member("char *")

    text = new("char[]", b"hello")
    value = beacon(port=htons(7), name=b"bob", address=htonl(INADDR_LOOPBACK), low=5, high=-1, ratio=1.5, text=text)
    value.keys[1] = htons(9)
    assert show(value) == (
        '{port=htons(7), name="bob", address=inet_addr("127.0.0.1"), low=5, high=-1, ratio=1.5,'
        ' keys=[htons(0), htons(9)], text="hello"}'
    )
    assert str(show(value).bytes).replace(f"{cast('uintptr_t', text).to_bytes(8, 'little').hex(' ')}", "P") == (
        """\
beacon, 40 bytes
 0  00 07                    port       htons(7)                network order
 2  62 6f 62 00 00 00        name       "bob"
 8  7f 00 00 01              address    inet_addr("127.0.0.1")  network order
12  fd                       low:3      5
12                           high:5     -1
13  00 00 00                 (padding)
16  00 00 00 00 00 00 f8 3f  ratio      1.5
24  00 00                    keys[0]    htons(0)                network order
26  00 09                    keys[1]    htons(9)                network order
28  00 00 00 00              (padding)
32  P  text       "hello\""""
    )


def test_unions_have_all_their_fields_and_flexible_arrays_what_is_there() -> None:
    @union
    class both:
        whole = member("unsigned int")
        part = member("unsigned char[4]")

    @struct
    class packet:
        length = member("unsigned short")
        either = member("union both")
        rest = member("unsigned short[]")

    made = new("union both", {"whole": 0x00636261})
    assert show(made) == '{whole=6513249, part="abc"}'
    assert show(packet(length=2)) == '{length=2, either={whole=0, part=""}, rest=[]}'


# Views of the bytes


def test_the_byte_view_of_an_address() -> None:
    assert show(loopback()).bytes == (
        """\
sockaddr_in, 16 bytes
 0  02 00                    sin_family  AF_INET
 2  1f 90                    sin_port    htons(8080)             network order
 4  7f 00 00 01              sin_addr    inet_addr("127.0.0.1")  network order
 8  00 00 00 00 00 00 00 00  sin_zero    (padding)"""
    )


def test_the_byte_view_of_text_and_arrays() -> None:
    assert show(b"GET / HTTP").bytes == (
        """\
bytes, 10 bytes
 0  47 45 54 20 2f 20 48 54  "GET / HT"
 8  54 50                    "TP\""""
    )
    assert show(new("int[2]", [1, -1])).bytes == (
        """\
int[2], 8 bytes
 0  01 00 00 00  [0]  1
 4  ff ff ff ff  [1]  -1"""
    )


def test_no_line_is_too_wide() -> None:
    for name in libc_structs():
        size = ffi.sizeof(name)
        block = ffi.new("char[]", bytes(ord("a") + at % 26 for at in range(size)))
        value = ffi.cast(ffi.getctype(name, "*"), block)[0]
        for line in show(value, strsize=4096).bytes.splitlines():
            assert len(line) <= 100 or "inet_pton(" in line, (name, line)


# Buffers, numbers, errno


def test_buffers_and_their_lengths() -> None:
    buf = new("char[16]", b"abc")
    assert show(buf) == '"abc' + "\\0" * 13 + '"'
    assert show(buf, 3) == show(b"abc") == show(bytearray(b"abc")) == show(memoryview(b"abc")) == '"abc"'
    assert show(buf, 100) == show(buf)
    assert show(b"x" * 40) == '"' + "x" * 32 + '"...'
    assert show(b"x" * 40, strsize=64) == '"' + "x" * 40 + '"'
    assert show(buf + 1) == '"bc"'
    assert show(cast("void *", buf), 2) == '"ab"'


def test_both_are_of_one_moment() -> None:
    buf = new("char[4]", b"abc")
    text = show(buf)
    buf[0] = ord("z")
    assert text == '"abc\\0"'
    assert text.bytes == 'char[4], 4 bytes\n 0  61 62 63 00  "abc\\0"'
    assert text.bytes.bytes == text.bytes


def test_numbers_and_errno() -> None:
    errno[0] = ENOENT
    text = show(errno)
    assert repr(text) == str(text) == "ENOENT (No such file or directory)"
    assert errno == ENOENT
    errno[0] = EAGAIN
    assert show(errno).startswith("EAGAIN (")
    errno[0] = 0
    assert show(errno) == "0"
    h_errno[0] = HOST_NOT_FOUND
    assert show(h_errno) == "HOST_NOT_FOUND"
    assert show(5) == "5"
    assert show(new("int", 5)) == "[5]"
    assert show(ffi.cast("double", 1.5)) == "1.5"
    assert show(NULL) == "NULL"
    assert show(environ).startswith('["')


def test_errno_stays() -> None:
    errno[0] = EPERM
    show(msghdr(msg_name=cast("void *", 0x1234), msg_namelen=16))
    show(sockaddr_ll(sll_family=AF_PACKET, sll_ifindex=777777))
    assert errno == EPERM


# Hostile


def test_pointers_to_nowhere_are_addresses() -> None:
    wild = cast("void *", 0x1234)
    assert show(wild) == show(cast("char *", 0x1234)) == show(cast("struct msghdr *", 0x1234)) == "0x1234"
    assert show(cast("struct sockaddr_in *", 0x1234)[0]) == "0x1234"
    assert show(cast("char **", 0x1234)) == "0x1234"
    assert show(wild, 1 << 40) == "0x1234"
    msg = msghdr(msg_name=wild, msg_namelen=16, msg_iov=cast("struct iovec *", 0x1234), msg_iovlen=1 << 60)
    msg.msg_control, msg.msg_controllen = wild, 1 << 63
    assert show(msg).count("0x1234") == 3
    assert show(iovec(iov_base=wild, iov_len=5)) == "{iov_base=0x1234, iov_len=5}"


def test_a_block_of_new_is_not_left() -> None:
    """A pointer into memory whose size is known shows no byte behind it."""
    short = new("char[4]", b"abcd")
    assert show(iovec(iov_base=short, iov_len=5)) == f"{{iov_base={cast('uintptr_t', short):#x}, iov_len=5}}"
    assert show(short + 0) == '"abcd"'


def test_where_the_kernel_may_not_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in some containers: then only memory of new() is read."""

    class Refusing:
        def __getattr__(self, name: str) -> Any:
            return getattr(pysock.lib, name)

        def process_vm_readv(self, *arguments: Any) -> int:
            ffi.errno = EPERM
            return -1

    monkeypatch.setattr(memory, "lib", Refusing())
    addr = loopback()
    assert show(msghdr(msg_name=addr, msg_namelen=16)).startswith("{msg_name={sin_family=AF_INET, sin_port=htons(8080)")
    assert show(iovec(iov_base=cast("void *", 0x1234), iov_len=5)) == "{iov_base=0x1234, iov_len=5}"


@pytest.mark.parametrize("value", [None, "text", 1.5, [1], {}, object(), sockaddr_in, print], ids=type)
def test_what_is_no_c_value(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^show takes a C value"):
        show(value)


def libc_structs() -> list[str]:
    names = []
    typedefs, structs, unions = ffi.list_types()
    for name in [*typedefs, *(f"struct {s}" for s in structs), *(f"union {u}" for u in unions)]:
        try:
            t = ffi.typeof(name)
            if t.kind in ("struct", "union") and ffi.sizeof(t):
                names.append(name)
        except ffi.error:  # opaque, such as FILE
            continue
    return names


def test_random_bytes_in_every_struct() -> None:
    chance = Random(20)
    names = libc_structs()
    assert len(names) > 150
    for name in names:
        t = ffi.typeof(name)
        size = ffi.sizeof(t)
        for fill in (bytes(size), b"\xff" * size, *(chance.randbytes(size) for _ in range(3))):
            block = ffi.new("char[]", fill)
            value = ffi.cast(ffi.getctype(name, "*"), block)[0]
            for length in (None, 0, 1, size // 2, size - 1):
                assert isinstance(show(value, length).bytes, str)


def test_addresses_at_every_length() -> None:
    chance = Random(21)
    storage = sockaddr_storage()
    for family in range(48):
        for _ in range(3):
            ffi.buffer(ffi.addressof(storage))[:] = chance.randbytes(sizeof(storage))
            storage.ss_family = family
            for length in range(129):
                show(storage, length)


# The name


def test_the_name_comes_when_asked_for() -> None:
    code = (
        f"import sys\nsys.path = {sys.path!r}\nimport pysock\nassert 'pysock.notation' not in sys.modules\n"
        "assert 'show' in dir(pysock)\nprint(pysock.show(5), pysock.show is __import__('pysock').show)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "5 True\n"


def test_every_example_of_the_documentation() -> None:
    path = Path(__file__).resolve().parent.parent / "docs" / "show.md"
    results = doctest.testfile(str(path), module_relative=False, globs={}, encoding="utf-8")
    assert results.attempted > 10
    assert results.failed == 0
    assert doctest.testmod(pysock.notation).failed == 0
