"""What `help()` and an editor show: C's prototype and parameter names, what each field is, no word of the markers."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import keyword
import re
import sys
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

INCLUDE = Path(__file__).resolve().parent.parent / "csrc" / "include"
SOCKETS = """
    sys/socket.h netinet/in.h netinet/ip.h netinet/ip6.h netinet/tcp.h netinet/udp.h netinet/ip_icmp.h netinet/icmp6.h
    arpa/inet.h netdb.h sys/un.h net/if.h net/if_arp.h net/ethernet.h netinet/if_ether.h netpacket/packet.h
    linux/if_packet.h linux/netlink.h linux/rtnetlink.h linux/vm_sockets.h linux/errqueue.h linux/filter.h ifaddrs.h
    poll.h sys/select.h sys/epoll.h sys/eventfd.h sys/signalfd.h sys/timerfd.h sys/uio.h sys/sendfile.h sys/ioctl.h
    fcntl.h time.h sys/time.h
""".split()


def tool(name: str) -> ModuleType:
    """A module of csrc/, which is no package."""
    spec = importlib.util.spec_from_file_location(f"csrc_{name}", INCLUDE.parent / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


declarations, comments = tool("declarations"), tool("comments")
HEADERS = {header.path: header for header in declarations.load()}


def functions(path: str) -> list[tuple[Any, FunctionType]]:
    """Declarations and wrappers of a header's functions, as far as this system has them."""
    module = importlib.import_module(f"pysock.libc.{HEADERS[path].module}")
    found = []
    for item in HEADERS[path].declarations:
        name = item.name + "_" * keyword.iskeyword(item.name)
        if isinstance(item, declarations.Function) and name in module._own:
            found.append((item, getattr(module, name)))
    return found


def structs(path: str) -> list[type]:
    module = importlib.import_module(f"pysock.libc.{HEADERS[path].module}")
    return [
        value for value in map(vars(module).get, module._own) if isinstance(value, type) and hasattr(value, "c_type")
    ]


@pytest.mark.parametrize("path", HEADERS)
def test_a_docstring_begins_with_both_forms_of_the_call(path: str) -> None:
    for item, function in functions(path):
        first, second = (inspect.getdoc(function) or "").split("\n")[:2]
        parameters = [p.name + "_" * keyword.iskeyword(p.name) for p in item.parameters] + ["*args"] * item.variadic
        assert re.fullmatch(rf"{function.__name__}\({re.escape(', '.join(parameters))}\)( -> .+)?", first), first
        assert second == item.prototype
        assert all(re.search(rf"\b{p.name}\b", second) for p in item.parameters)
        assert not re.search(r"\b(?:BYHAND|INOUT|DELIVERS|BLOCKS|OPT)\b", second)


@pytest.mark.parametrize("path", HEADERS)
def test_the_signature_has_the_parameter_names_of_c(path: str) -> None:
    for item, function in functions(path):
        signature = inspect.signature(function)
        names = [name for name in signature.parameters if name not in ("args", "python")]
        declared = [p.name + "_" * keyword.iskeyword(p.name) for p in item.parameters]
        assert names == [name for name in declared if name not in ("args", "python")], item.name
        wrapper = function.__self__.wrapper if hasattr(function, "__self__") else function  # of what goes the short way
        annotated = inspect.signature(wrapper)
        assert annotated.return_annotation is not inspect.Signature.empty
        for parameter in annotated.parameters.values():
            assert parameter.annotation is not inspect.Parameter.empty, f"{item.name}: {parameter.name}"


@pytest.mark.parametrize("path", SOCKETS)
def test_a_call_that_sets_errno_says_to_what_and_when(path: str) -> None:
    for item, function in functions(path):
        comment = comments.read(item.doc)
        assert comment.summary, item.name
        if re.search(r"\berrno set", comment.returns):
            assert comment.errors, item.name
            shown = (function.__doc__ or "").split()
            assert all(any(name in word for word in shown) for error in comment.errors for name in error.names), (
                item.name
            )


@pytest.mark.parametrize("path", SOCKETS)
def test_structs_of_the_socket_headers_say_what_each_field_is(path: str) -> None:
    for struct in structs(path):
        fields = [name.rstrip("_") for name in vars(struct).get("__annotations__", {})]  # in_: a keyword
        described = r"(?m)^.*\b{0}\b.*\s{{2,}}\S|\b{0}\."
        silent = [name for name in fields if not re.search(described.format(name), struct.__doc__ or "")]
        assert silent == [], struct.__name__


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("netinet/in.h", "sockaddr_in.sin_port"),
        ("netinet/in.h", "sockaddr_in.sin_addr"),
        ("netinet/in.h", "in_addr.s_addr"),
        ("netinet/in.h", "sockaddr_in6.sin6_port"),
        ("netinet/in.h", "sockaddr_in6.sin6_flowinfo"),
        ("netinet/in.h", "ip_mreq.imr_multiaddr"),
        ("netinet/in.h", "ip_mreqn.imr_address"),
        ("netpacket/packet.h", "sockaddr_ll.sll_protocol"),
        ("netdb.h", "servent.s_port"),
    ],
)
def test_a_field_in_network_byte_order_says_so(path: str, field: str) -> None:
    struct, _, name = field.partition(".")
    item = next(item for item in HEADERS[path].declarations if item.name == struct)
    assert "network byte order" in comments.read(item.doc).entry(name).lower()


def test_a_constant_has_its_note_where_editors_look() -> None:
    source = Path(importlib.import_module("pysock.libc.sys.socket").__file__ or "").read_text(encoding="utf-8")
    assert '\nSHUT_WR = _constants.SHUT_WR\n"""no more sending: the peer reads end of file"""\n' in source
