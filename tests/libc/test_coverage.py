"""What C's headers declare and what pysock binds of it: nothing is missing without a reason (csrc/coverage.py)."""

from __future__ import annotations

import functools
import json
import keyword
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import pysock
from pysock import ffi

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "csrc"))
import declarations

del sys.path[0]
ROOT = Path(__file__).resolve().parents[2]
HEADERS = {header.path: header for header in declarations.load()}

#: The names of all fields that are declared.
FIELDS = {
    field.name
    for header in HEADERS.values()
    for item in header.declarations
    if isinstance(item, declarations.Struct)
    for field in item.fields
}

#: The headers that docs/not-bound.md is written for: Debian 12's, with Linux 6.1 up to this release. Others declare
#: other names, and later releases of 6.1 more: that is no mistake of ours.
GLIBC, LINUX, MACHINE = "2.36", (6, 1, 187), "x86_64"

SOCKET_HEADERS = """
    arpa/inet.h fcntl.h ifaddrs.h linux/errqueue.h linux/filter.h linux/if_packet.h linux/netlink.h linux/rtnetlink.h
    linux/vm_sockets.h net/ethernet.h net/if.h net/if_arp.h netdb.h netinet/icmp6.h netinet/if_ether.h netinet/in.h
    netinet/ip.h netinet/ip6.h netinet/ip_icmp.h netinet/tcp.h netinet/udp.h netpacket/packet.h poll.h sys/epoll.h
    sys/eventfd.h sys/ioctl.h sys/select.h sys/sendfile.h sys/signalfd.h sys/socket.h sys/timerfd.h sys/uio.h sys/un.h
""".split()

#: Why anything of these may be left out.
SOCKET_REASONS = {
    "Lookups that answer later",
    "Named in the headers, defined nowhere",
    "Not a value, and no call",
    "Passwords in clear",
    "Tags of enums",
    "The same again with 64 bits",
    "Withdrawn from the interface",
}


def coverage(*arguments: object, cc: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CC": cc} if cc else None
    command = [sys.executable, ROOT / "csrc" / "coverage.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


@functools.cache
def answer() -> Any:
    done = coverage("--json")
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def known() -> bool:
    """Are these the headers that docs/not-bound.md speaks of?"""
    system = answer()["system"]
    linux = tuple(int(number) for number in system["linux"].split(".") if number)
    return (system["glibc"], system["machine"], linux[:2]) == (GLIBC, MACHINE, LINUX[:2]) and linux <= LINUX


def nothing_on_known_headers(found: list[str]) -> None:
    if found and not known():
        pytest.skip(f"these headers are not those of docs/not-bound.md: {answer()['system']}: {', '.join(found)}")
    assert found == []


# This system's headers


def test_every_name_is_bound_or_on_the_list() -> None:
    nothing_on_known_headers(
        [f"<{path}> {name}" for path, header in answer()["headers"].items() for name in header["unaccounted"]]
    )


def test_the_list_says_nothing_else() -> None:
    """No name of it is bound, and each stands for something that its header declares."""
    nothing_on_known_headers(
        [f"<{path}> {text}" for path, header in answer()["headers"].items() for text in header["wrong"]]
    )


def test_headers_that_the_list_is_not_about_only_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    here = sys.modules[__name__]
    for system, skips in [
        ({"glibc": "2.36", "linux": "6.1.187", "machine": "x86_64"}, False),
        ({"glibc": "2.36", "linux": "6.1.9", "machine": "x86_64"}, False),
        ({"glibc": "2.36", "linux": "6.1.999", "machine": "x86_64"}, True),
        ({"glibc": "2.41", "linux": "6.12.1", "machine": "x86_64"}, True),
        ({"glibc": "2.36", "linux": "6.1.187", "machine": "aarch64"}, True),
        ({"glibc": "", "linux": "", "machine": "x86_64"}, True),
    ]:
        monkeypatch.setattr(here, "answer", lambda system=system: {"system": system})
        nothing_on_known_headers([])
        with pytest.raises(pytest.skip.Exception if skips else AssertionError):
            nothing_on_known_headers(["SO_NEW"])


@pytest.mark.skipif(not Path("/usr/include/linux/version.h").exists(), reason="no <linux/version.h> in its usual place")
def test_whose_headers_these_are() -> None:
    text = Path("/usr/include/linux/version.h").read_text(encoding="utf-8")
    numbers = [re.findall(rf"LINUX_VERSION_{part} (\d+)", text)[0] for part in ("MAJOR", "PATCHLEVEL", "SUBLEVEL")]
    assert answer()["system"]["linux"] == ".".join(numbers)
    assert re.fullmatch(r"\d+\.\d+|", answer()["system"]["glibc"])


def test_every_header_is_looked_at() -> None:
    assert sorted(answer()["headers"]) == sorted(HEADERS)
    assert len(answer()["headers"]["sys/socket.h"]["bound"]) > 200
    assert {"socket", "CMSG_FIRSTHDR", "SO_REUSEADDR", "SOCK_STREAM", "struct msghdr", "struct msghdr.msg_iov"} <= set(
        answer()["headers"]["sys/socket.h"]["bound"]
    )


def test_socket_headers_have_few_reasons() -> None:
    reasons = {reason for path in SOCKET_HEADERS for reason in answer()["headers"][path]["listed"]}
    assert reasons <= SOCKET_REASONS
    for path in SOCKET_HEADERS:
        for reason, names in answer()["headers"][path]["listed"].items():
            if reason != "The same again with 64 bits":
                assert set(names.values()) <= {"function", "constant", "enum"}, (path, reason)


@pytest.mark.parametrize("path", sorted(HEADERS))
def test_what_counts_as_bound_is_there(path: str) -> None:
    module = __import__(f"pysock.libc.{HEADERS[path].module}", fromlist="_")
    for name, kind in answer()["headers"][path]["bound"].items():
        if kind == "struct":
            assert pysock.sizeof(name) > 0, name
        elif kind == "typedef":
            assert hasattr(module, name) or ffi.typeof(name) or name == "va_list", name
        elif kind == "field":
            assert ffi.typeof(name.partition(".")[0]).fields, name
        elif name not in FIELDS:  # `#define s6_addr __in6_u.__u6_addr8`
            assert hasattr(module, name + "_" * keyword.iskeyword(name)), name


def test_names_borrowed_from_another_header() -> None:
    """lockf() is declared by two headers; the second one has this name of the first, and no other."""
    from pysock.libc import fcntl, unistd

    assert fcntl.lockf is unistd.lockf
    assert "lockf" in fcntl.__all__
    assert not hasattr(fcntl, "pread")


# Documentation

#: How a function says what goes wrong, or that nothing does.
REPORTS = re.compile(
    r"Errors(?: \((?:returned|h_errno)\))?: \S|Cannot fail\.|errno (?:is not set|says nothing)|not reported\."
)


@pytest.mark.parametrize("path", SOCKET_HEADERS)
def test_functions_of_the_socket_headers_are_described(path: str) -> None:
    for item in HEADERS[path].declarations:
        if isinstance(item, declarations.Function):
            for parameter in item.parameters:
                described = rf"^(?:\w+, )*{parameter.name}(?:, \w+)*  +\S"
                assert re.search(described, item.doc, re.MULTILINE), f"{item.name}: {parameter.name} is not described"
            assert item.result == "void" or "Returns " in item.doc, f"{item.name}: what does it return?"
            assert REPORTS.search(item.doc), f"{item.name}: which errno values, or none?"
            assert re.search(r"See \S", item.doc), f"{item.name}: which man page or RFC?"


# The tool, over a header of our own

TINY = """
#ifndef TINY_H
#define TINY_H
#include <bits/tiny.h>
#include <other.h>
#define TINY_ONE 1
#define TINY_EMPTY
#define _TINY_OWN 2
#define TINY_TWICE(x) (2 * (x))
#undef TINY_GONE
enum tiny_kind { TINY_RED, TINY_BLUE = 7 };
typedef long tiny_t;
struct tiny {
    int first;
    union { int u_left; char u_right[4]; } both;
    struct { int deep; };
    int __hidden;
};
#define tiny_left both.u_left
#define tiny_right both.u_right
extern int abs(int);
extern char **environ;
static inline int tiny_inline(int x) { return x; }
int tiny_nowhere(void);
#endif
"""
PART = "#define TINY_GONE 4\n#define TINY_PART 3\n"
OTHER = "#define OTHER 1\nint labs_of_other(int);\n"
OURS = """
#define TINY_ONE ...
#define TINY_PART ...
#define TINY_RED ...
#define TINY_BLUE ...
typedef int... tiny_t;
struct tiny { int first; int tiny_left; char tiny_right[4]; int deep; };
extern char **environ;
int abs(int x);
int TINY_TWICE(int x);
int tiny_inline(int x);
int tiny_nowhere(void);
"""
LIST = """
# Not bound

Text with a `name` in it.

## Tags of enums
- `<tiny.h>`: `enum *`

## In no library
- `<tiny.h>`: `tiny_nowhere` † (a remark, with `TINY_ONE` in it (twice: `abs()`)),
  `TINY_FUTURE` †
"""


class Tiny:
    """Two system headers, one of them ours, and a list."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {
            "system/tiny.h": TINY,
            "system/other.h": OTHER,
            "system/bits/tiny.h": PART,
            "ours/tiny.h": OURS,
            "list.md": LIST,
        }

    def change(self, name: str, old: str, new: str) -> None:
        assert old in self.files[name]
        self.files[name] = self.files[name].replace(old, new, 1)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        for name, text in self.files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        include = f"{os.environ.get('CC', 'cc')} -I{self.folder / 'system'}"
        return coverage("--include", self.folder / "ours", "--list", self.folder / "list.md", *arguments, cc=include)


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return Tiny(tmp_path)


def test_a_header_that_is_all_bound(tiny: Tiny) -> None:
    done = tiny.run("--json")
    assert (done.returncode, done.stderr) == (0, "")
    header = json.loads(done.stdout)["headers"]["tiny.h"]
    assert header["unaccounted"] == {}
    assert header["wrong"] == []
    assert header["listed"] == {
        "Tags of enums": {"enum tiny_kind": "enum"},
        "In no library": {"tiny_nowhere": "function"},
    }
    assert header["bound"] == {
        "TINY_RED": "constant",
        "TINY_BLUE": "constant",
        "tiny_t": "typedef",
        "struct tiny": "struct",
        "struct tiny.first": "field",
        "struct tiny.both": "field",
        "struct tiny.both.u_left": "field",
        "struct tiny.both.u_right": "field",
        "struct tiny.deep": "field",
        "abs": "function",
        "environ": "variable",
        "tiny_inline": "function",
        "TINY_PART": "constant",
        "TINY_ONE": "constant",
        "TINY_TWICE": "macro function",
        "tiny_left": "constant",
        "tiny_right": "constant",
    }


def test_the_table(tiny: Tiny) -> None:
    done = tiny.run()
    assert done.returncode == 0
    table = [re.split(r"  +", line) for line in done.stdout.splitlines()]
    assert table[0][-2:] == ["bound/declared", "not bound"]
    assert table[1] == ["tiny.h", "2/3", "1/1", "6/6", "1/1", "5/5", "0/1", "1/1", "1/1", "17/19", "2"]
    assert table[2][-2:] == ["17/19", "2"]
    assert "  In no library: tiny.h 1\n" in done.stdout


@pytest.mark.parametrize(
    ("old", "name", "kind"),
    [
        ("#define TINY_ONE ...\n", "TINY_ONE", "constant"),
        ("#define TINY_PART ...\n", "TINY_PART", "constant"),
        ("#define TINY_BLUE ...\n", "TINY_BLUE", "constant"),
        ("typedef int... tiny_t;\n", "tiny_t", "typedef"),
        ("int first; ", "struct tiny.first", "field"),
        ("int deep; ", "struct tiny.deep", "field"),
        ("int tiny_left; ", "struct tiny.both.u_left", "field"),
        ("extern char **environ;\n", "environ", "variable"),
        ("int abs(int x);\n", "abs", "function"),
        ("int tiny_inline(int x);\n", "tiny_inline", "function"),
        ("int TINY_TWICE(int x);\n", "TINY_TWICE", "macro function"),
    ],
)
def test_a_name_that_is_missing(tiny: Tiny, old: str, name: str, kind: str) -> None:
    tiny.change("ours/tiny.h", old, "")
    done = tiny.run("tiny.h")
    assert done.returncode == 1
    assert f"<tiny.h>: {kind} {name}: neither bound nor on the list\n" in done.stdout


def test_a_name_that_is_bound_and_listed(tiny: Tiny) -> None:
    tiny.change("list.md", "`enum *`", "`enum *`, `TINY_O*`")
    done = tiny.run()
    assert done.returncode == 1
    assert "line 7: `TINY_O*` is on the list, and TINY_ONE is bound\n" in done.stdout


def test_an_entry_that_stands_for_nothing(tiny: Tiny) -> None:
    """Such as a macro that the header has undone again, or what another header declares."""
    for name in ("TINY_GONE", "OTHER", "TINY_EMPTY", "TINY_H"):
        tiny.files["list.md"] = LIST + f"- `<tiny.h>`: `{name}`\n"
        done = tiny.run()
        assert done.returncode == 1
        assert f"`{name}` matches nothing that the header declares\n" in done.stdout


def test_a_header_that_the_system_lacks(tiny: Tiny) -> None:
    tiny.files["ours/nosuch.h"] = "#define NOSUCH ...\n"
    done = tiny.run()
    assert done.returncode == 0
    assert "<nosuch.h>: this system has no such header\n" in done.stdout


def test_mistakes_in_calling_it(tiny: Tiny) -> None:
    done = tiny.run("nosuch.h")
    assert done.returncode == 2
    assert "nosuch.h: no such file in " in done.stderr
    tiny.change("list.md", "`<tiny.h>`: `enum *`", "`<nosuch.h>`: `enum *`")
    done = tiny.run()
    assert done.returncode == 2
    assert "list.md, line 7: <nosuch.h> is no header of " in done.stderr
    done = coverage(cc="/nosuchcompiler")
    assert done.returncode == 2
    assert "no C compiler: /nosuchcompiler" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_has_an_example() -> None:
    done = coverage("--help")
    assert done.returncode == 0
    assert "python csrc/coverage.py sys/socket.h netinet/in.h" in done.stdout
