"""The table of options: complete beside the headers, and each option read and set on a real socket, as C reads it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import pysock
from pysock.options import LEFT_OUT, OPTIONS, Options

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INCLUDE = ROOT / "csrc" / "include"
HEADERS = sorted({row.header for row in OPTIONS.values()})
left_out = {name: why for why, names in LEFT_OUT.items() for name in names.split()}


# Each option on a socket


@pytest.fixture(scope="session")
def results(compile_c: Callable[..., Path]) -> dict[str, str]:
    """What became of each option, all of them tried in one process of its own: see cases.py."""
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}

    def cases(*arguments: str) -> str:
        command = [sys.executable, "-W", "error", str(HERE / "cases.py"), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    found: dict[str, str] = json.loads(cases(str(compile_c(cases()))))
    return found


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_is_read_and_set_as_c_does(name: str, results: dict[str, str]) -> None:
    if OPTIONS[name].number is None:
        assert name not in results
        pytest.skip(f"{name} is not defined by <{OPTIONS[name].header}> on this system")
    if results[name].startswith("skip: "):
        pytest.skip(results[name][len("skip: ") :])
    assert results[name] == "ok", results[name]


# What the table says, beside the headers


def declared(header: str) -> dict[str, str]:
    """The options that our declarations list under "Options of level ...": name and note."""
    found: dict[str, str] = {}
    within = False
    for line in (INCLUDE / header).read_text(encoding="utf-8").splitlines():
        if line.startswith("/*"):
            within = line.startswith("/* Options of level")
        match = re.fullmatch(r"#define (\w+) \.\.\.(?: /\* (.*) \*/)?", line)
        if match and within:
            found[match[1]] = match[2] or ""
    return found


notes = {name: note for header in HEADERS for name, note in declared(header).items()}


def test_every_option_of_the_headers_is_in_the_table_or_left_out() -> None:
    assert len(notes) > 280
    assert sorted(notes.keys() - OPTIONS.keys() - left_out.keys()) == []
    assert sorted((OPTIONS.keys() | left_out.keys()) - notes.keys()) == []
    assert sorted(OPTIONS.keys() & left_out.keys()) == []


#: Numbers under the options' prefixes that are no options, by what their names begin or end with, or their section.
VALUES = re.compile(
    r"IPV6_(FL_|PRIORITY_|TLV_|SRCRT_|MIN_MTU|OPT_ROUTERALERT_)|"
    r"IPV6_FLOW(INFO|LABEL)_?|"  # of <linux/in6.h>: for setsockopt(), and values
    r"SO_EE_|TCP_CA_|TCP_(ESTABLISHED|SYN_SENT|SYN_RECV|FIN_WAIT.|TIME_WAIT|CLOSE|CLOSE_WAIT|LAST_ACK|LISTEN|CLOSING)$|"
    r"TCP_(REPAIR_(ON|OFF|OFF_NO_WP)|NO_QUEUE|RECV_QUEUE|SEND_QUEUE|QUEUES_NR)$|TCP_(MSS|MAX_?WIN|COOKIE|S_DATA|MD5SIG_)|"
    r"TCP_(FLAG_|NLA_|RESERVED_BITS|DATA_OFFSET|ENCAP_|RECEIVE_ZEROCOPY_)|"
    r"UDP_ENCAP_|IPV?6?_PMTUDISC_|IPV6_(PREFER|RTHDR_(LOOSE|STRICT|TYPE))|PACKET_(HOST|BROADCAST|MULTICAST|OTHERHOST|"
    r"OUTGOING|LOOPBACK|FASTROUTE|USER|KERNEL|MR_|FANOUT_)|IP_(DF|MF|RF|OFFMASK|MAXPACKET|MSS)$|"
    r"NETLINK_(ROUTE|UNUSED|USERSOCK|FIREWALL|SOCK_DIAG|INET_DIAG|NFLOG|XFRM|SELINUX|ISCSI|AUDIT|FIB_LOOKUP|CONNECTOR|"
    r"NETFILTER|IP6_FW|DNRTMSG|KOBJECT|GENERIC|SCSI|ECRYPTFS|RDMA|CRYPTO|SMC|UNCONNECTED|CONNECTED)"
)
OPTION = re.compile(r"(SO|TCP|UDP|IP|IPV6|MCAST|PACKET|NETLINK)_[A-Z0-9_]+$")


def test_no_name_with_an_options_prefix_is_neither_option_nor_value() -> None:
    """The sections of our own declarations are not believed: whatever looks like an option is accounted for."""
    numbers = {name for name in pysock.__all__ if OPTION.match(name) and isinstance(getattr(pysock, name), int)}
    assert len(numbers) > 350
    assert sorted(name for name in numbers - OPTIONS.keys() - left_out.keys() if not VALUES.match(name)) == []


#: By the word that a note begins with: the C types that a row may have then.
TYPES = {
    "flag": {"int"},
    "int": {"int", "uint32_t"},
    "unsigned int": {"unsigned int"},
    "unsigned long long": {"unsigned long long"},
    "uint64_t": {"uint64_t"},
    "uint32_t": {"uint32_t"},
    "text": {"char[]"},
    "bytes": {"bytes"},
}
KIND = re.compile(r"(array of (?:struct )?\w+|struct \w+(?: or \w+)?|unsigned long long|unsigned int|\w+)")


def test_the_rows_say_what_the_headers_notes_say() -> None:
    for name, row in OPTIONS.items():
        note = notes[name]
        kind = KIND.match(note)
        assert kind is not None, name
        said = kind[0]
        if said.startswith("array of "):
            assert row.view.c_type == said[len("array of ") :] + "[]", name
        elif said.startswith("struct "):
            structs = {f"struct {word}" for word in said[len("struct ") :].split(" or ")}
            assert row.view.c_type in structs or row.view.python == "int", name
        elif said in TYPES:
            assert row.view.c_type in TYPES[said], name
            flag = said == "flag" or note.startswith("int or unsigned char: this machine")
            assert (row.view.python == "bool") == flag, name
        assert ("read only" in note) == (row.access == "r"), name
        assert row.access == "w" or "write only" not in note, name


def test_notes_come_from_the_header() -> None:
    assert Options.SO_LINGER.note == notes["SO_LINGER"]
    assert Options.TCP_ULP.note == notes["TCP_ULP"]
    here = {name for name, row in OPTIONS.items() if row.number is not None and notes[name]}
    assert {name: OPTIONS[name].note for name in here} == {name: notes[name] for name in here}


def test_the_page_is_fresh() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'csrc')!r})\n"
    code += "import options_page; print(options_page.text(), end='')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    page = (ROOT / "docs" / "options.md").read_text(encoding="utf-8")
    assert done.stdout == page, "write it anew: python csrc/options_page.py"
    assert f"{len(OPTIONS)} options are here; {len(left_out)} are" in page


def test_what_linux_does_not_have_it_does_not_have() -> None:
    """Else "no such option" would be no reason to leave them out."""
    names = next(names for why, names in LEFT_OUT.items() if "ENOPROTOOPT" in why).split()
    sockets = {
        pysock.SOL_SOCKET: (pysock.AF_INET, pysock.SOCK_STREAM, "SO_"),
        pysock.IPPROTO_TCP: (pysock.AF_INET, pysock.SOCK_STREAM, "TCP_"),
        pysock.IPPROTO_IPV6: (pysock.AF_INET6, pysock.SOCK_DGRAM, "IPV6_"),
        pysock.SOL_NETLINK: (pysock.AF_NETLINK, pysock.SOCK_RAW, "NETLINK_"),
    }
    tried = 0
    for level, (family, kind, prefix) in sockets.items():
        for name in (name for name in names if name.startswith(prefix)):
            fd = pysock.socket(family, kind, 0)
            room, length = pysock.new("char[64]"), pysock.new("socklen_t", 64)
            assert pysock.getsockopt(fd, level, getattr(pysock, name), room, length) == -1, name
            assert pysock.errno == pysock.ENOPROTOOPT, name
            pysock.close(fd)
            tried += 1
    assert tried == len(names) - 1, "all but PACKET_RECV_OUTPUT, which takes privilege to ask for"
