"""<linux/genetlink.h>, <linux/sock_diag.h>, <linux/inet_diag.h>, <linux/unix_diag.h>: this process's own sockets."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pysock import *
from pysock import ffi


def asked(protocol: int, type: int, body: Any, attributes: bytes = b"", flags: int = 0) -> Iterator[Any]:
    """The heads of the answers to one request, as a C program walks along them."""
    fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol)
    if fd < 0:
        pytest.skip(f"no netlink of that protocol here: {cstr(strerror(errno))}")
    try:
        size = NLMSG_SPACE(sizeof(body)) + len(attributes)
        request = new(f"char[{size}]")
        head = cast("struct nlmsghdr *", request)
        head.nlmsg_len, head.nlmsg_type, head.nlmsg_flags = size, type, NLM_F_REQUEST | flags
        memcpy(NLMSG_DATA(head), body, sizeof(body))
        memcpy(request + NLMSG_SPACE(sizeof(body)), attributes, len(attributes))
        assert send(fd, request, size, 0) == size
        buf = new("char[65536]")
        while True:
            length = new("int", recv(fd, buf, sizeof(buf), 0))
            assert length[0] > 0
            head = cast("struct nlmsghdr *", buf)
            while NLMSG_OK(head, length[0]):
                if head.nlmsg_type == NLMSG_DONE:
                    return
                if head.nlmsg_type == NLMSG_ERROR:
                    error = cast("struct nlmsgerr *", NLMSG_DATA(head)).error
                    if error == -ENOENT:
                        pytest.skip("this kernel does not tell of such sockets")
                    raise OSError(-error, os.strerror(-error))
                yield head
                if not flags & NLM_F_DUMP:
                    return
                head = NLMSG_NEXT(head, length)
    finally:
        close(fd)


def attributes(first: Any, length: int) -> dict[int, bytes]:
    found, rta, left = {}, cast("struct rtattr *", first), new("int", length)
    while RTA_OK(rta, left[0]):
        found[rta.rta_type] = bytes(ffi.buffer(cast("char *", RTA_DATA(rta)), RTA_PAYLOAD(rta)))
        rta = RTA_NEXT(rta, left)
    return found


def test_a_family_of_generic_netlink() -> None:
    name = (4 + 7).to_bytes(2, "little") + CTRL_ATTR_FAMILY_NAME.to_bytes(2, "little") + b"nlctrl\0\0"
    body = genlmsghdr(cmd=CTRL_CMD_GETFAMILY, version=1)
    (head,) = asked(NETLINK_GENERIC, GENL_ID_CTRL, body, name)
    answer = cast("struct genlmsghdr *", NLMSG_DATA(head))
    assert answer.cmd == CTRL_CMD_NEWFAMILY
    found = attributes(cast("char *", answer) + GENL_HDRLEN, NLMSG_PAYLOAD(head, GENL_HDRLEN))
    assert found[CTRL_ATTR_FAMILY_NAME] == b"nlctrl\0" and len(found[CTRL_ATTR_FAMILY_NAME]) <= GENL_NAMSIZ
    assert int.from_bytes(found[CTRL_ATTR_FAMILY_ID], "little") == GENL_ID_CTRL
    assert CTRL_ATTR_OPS in found


def test_a_listener_of_tcp() -> None:
    fd, size = socket(AF_INET, SOCK_STREAM, 0), new("socklen_t", sizeof("struct sockaddr_in"))
    addr = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
    assert bind(fd, addr, sizeof(addr)) == 0 and listen(fd, 7) == 0 and getsockname(fd, addr, size) == 0
    try:
        request = inet_diag_req_v2(sdiag_family=AF_INET, sdiag_protocol=IPPROTO_TCP, idiag_states=1 << TCP_LISTEN)
        request.idiag_ext = 1 << (INET_DIAG_SKMEMINFO - 1)
        found = []
        for head in asked(NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY, request, flags=NLM_F_DUMP):
            message = cast("struct inet_diag_msg *", NLMSG_DATA(head))
            if message.id.idiag_sport == addr.sin_port and message.id.idiag_src[0] == htonl(INADDR_LOOPBACK):
                behind = NLMSG_ALIGN(sizeof("struct inet_diag_msg"))
                extra = attributes(cast("char *", message) + behind, NLMSG_PAYLOAD(head, behind))
                found.append((message.idiag_state, message.idiag_wqueue, message.idiag_inode, extra))
        if not found:
            pytest.skip("this kernel does not tell of TCP's sockets")
        ((state, backlog, inode, extra),) = found
        assert (state, backlog) == (TCP_LISTEN, 7)
        assert os.readlink(f"/proc/self/fd/{fd}") == f"socket:[{inode}]"
        assert len(extra[INET_DIAG_SKMEMINFO]) // 4 >= SK_MEMINFO_VARS - 1
    finally:
        close(fd)


def test_a_listener_with_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fd = socket(AF_UNIX, SOCK_STREAM, 0)
    monkeypatch.chdir(tmp_path)
    addr = sockaddr_un(sun_family=AF_UNIX, sun_path=b"s")
    assert bind(fd, addr, sizeof(addr)) == 0 and listen(fd, 3) == 0
    inode = os.fstat(fd).st_ino
    try:
        request = unix_diag_req(sdiag_family=AF_UNIX, udiag_states=0xFFFFFFFF, udiag_ino=inode)
        request.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_VFS | UDIAG_SHOW_RQLEN
        request.udiag_cookie[0] = request.udiag_cookie[1] = 0xFFFFFFFF
        (head,) = asked(NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY, request)
        message = cast("struct unix_diag_msg *", NLMSG_DATA(head))
        assert (message.udiag_type, message.udiag_state, message.udiag_ino) == (SOCK_STREAM, TCP_LISTEN, inode)
        behind = NLMSG_ALIGN(sizeof("struct unix_diag_msg"))
        extra = attributes(cast("char *", message) + behind, NLMSG_PAYLOAD(head, behind))
        assert extra[UNIX_DIAG_NAME].rstrip(b"\0") == b"s"
        file = cast("struct unix_diag_vfs *", ffi.from_buffer(extra[UNIX_DIAG_VFS]))
        assert file.udiag_vfs_ino == os.stat("s").st_ino & 0xFFFFFFFF
        assert cast("struct unix_diag_rqlen *", ffi.from_buffer(extra[UNIX_DIAG_RQLEN])).udiag_wqueue == 3
    finally:
        close(fd)


def test_layouts_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "string.h stddef.h linux/genetlink.h linux/sock_diag.h linux/inet_diag.h linux/unix_diag.h",
        [
            ("", "struct inet_diag_sockopt o; memset(&o, 0, 2)", "o = inet_diag_sockopt()"),
            ("", "o.recverr = 1; o.mc_all = 1; o.defer_connect = 1"),
            *(("%d", f"((unsigned char *)&o)[{n}]", f"cast('unsigned char *', addressof(o))[{n}]") for n in range(2)),
            ("%zu", "sizeof(union tcp_cc_info)", "sizeof('union tcp_cc_info')"),
            ("%zu", "sizeof(struct inet_diag_hostcond)", "sizeof('struct inet_diag_hostcond')"),
            ("%zu", "sizeof(struct inet_diag_req_raw)", "sizeof('struct inet_diag_req_raw')"),
            ("%u", "INET_DIAG_NOCOOKIE"),
            ("%d", "INET_DIAG_MAX + UNIX_DIAG_MAX + SKNLGRP_MAX + CTRL_ATTR_POLICY_MAX"),
            ("%d", "GENL_HDRLEN"),
        ],
    )
