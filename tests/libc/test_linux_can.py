"""<linux/can.h> and below, <linux/if_alg.h>, <linux/tls.h>: frames, addresses, keys; sockets if the kernel has them."""
# ruff: noqa: F403, F405

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from pysock import *
from pysock import ffi, show


def test_frames_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "stddef.h string.h sys/socket.h linux/can.h linux/can/raw.h linux/can/error.h",
        [
            ("", "struct can_frame f; memset(&f, 0, sizeof(f))", "f = can_frame()"),
            ("", "f.can_id = 0x1abcdef | CAN_EFF_FLAG; f.len = 3", "f.can_id = 0x1abcdef | CAN_EFF_FLAG; f.len = 3"),
            ("", 'memcpy(f.data, "abc", 3)', "memcpy(f.data, b'abc', 3)"),
            ("%d", "f.can_dlc"),
            ("%x", "f.can_id & CAN_EFF_MASK"),
            ("%d", "!!(f.can_id & CAN_RTR_FLAG)", "bool(f.can_id & CAN_RTR_FLAG)"),
            *(("%d", f"((unsigned char *)&f)[{n}]", f"cast('unsigned char *', addressof(f))[{n}]") for n in range(16)),
            ("%zu", "CAN_MTU"),
            ("%zu", "CANFD_MTU + CANXL_MTU"),
            ("%zu", "CANXL_HDR_SIZE"),
            ("%d", "SOL_CAN_RAW"),
            ("%d", "CAN_RAW_FILTER + CAN_RAW_XL_FRAMES"),
            ("%u", "CAN_ERR_BUSOFF | CAN_ERR_TX_TIMEOUT"),
            ("", "struct sockaddr_can a; memset(&a, 0, sizeof(a))", "a = sockaddr_can()"),
            ("", "a.can_family = AF_CAN; a.can_ifindex = 7", "a.can_family = AF_CAN; a.can_ifindex = 7"),
            ("", "a.can_addr.j1939.pgn = 0x1234", "a.can_addr.j1939.pgn = 0x1234"),
            ("", "a.can_addr.tp.rx_id = 0x55", "a.can_addr.tp.rx_id = 0x55"),
            *(("%d", f"((unsigned char *)&a)[{n}]", f"cast('unsigned char *', addressof(a))[{n}]") for n in range(24)),
        ],
    )


def test_how_addresses_are_shown() -> None:
    addr = sockaddr_can(can_family=AF_CAN)
    assert str(show(addr)).startswith("{can_family=AF_CAN, can_ifindex=0")
    alg = sockaddr_alg(salg_family=AF_ALG, salg_type=b"hash", salg_name=b"sha256")
    text = '{salg_family=AF_ALG, salg_type="hash", salg_feat=0, salg_mask=0, salg_name="sha256"}'
    assert str(show(alg)) == text
    storage = sockaddr_storage()
    memcpy(storage, alg, sizeof(alg))
    assert str(show(storage)) == text


def test_addresses_are_measured() -> None:
    fd = socket(AF_INET, SOCK_DGRAM, 0)
    addr = sockaddr_can(can_family=AF_CAN)
    assert bind(fd, addr, sizeof(addr)) == -1 and errno in (EAFNOSUPPORT, EINVAL)
    with pytest.raises(ValueError, match=r"^bind: addrlen is 25, but addr holds 24 bytes"):
        bind(fd, addr, 25)
    filters = new("struct can_filter[2]")
    assert setsockopt(fd, SOL_CAN_RAW, CAN_RAW_FILTER, filters, sizeof(filters)) == -1 and errno == ENOPROTOOPT
    with pytest.raises(ValueError, match=r"^setsockopt: optlen is 17, but optval holds 16 bytes"):
        setsockopt(fd, SOL_CAN_RAW, CAN_RAW_FILTER, filters, 17)
    close(fd)


CAN = """
from pysock import *

fd = socket(AF_CAN, SOCK_RAW, CAN_RAW)
if fd < 0:
    exit(77)
assert setsockopt(fd, SOL_CAN_RAW, CAN_RAW_FILTER, new("struct can_filter[1]", [(0x123, CAN_SFF_MASK)]), 8) == 0
on = new("int", 1)
assert setsockopt(fd, SOL_CAN_RAW, CAN_RAW_RECV_OWN_MSGS, on, sizeof(on)) == 0
got, size = new("int"), new("socklen_t", 4)
assert getsockopt(fd, SOL_CAN_RAW, CAN_RAW_LOOPBACK, got, size) == 0 and got[0] == 1
assert bind(fd, sockaddr_can(can_family=AF_CAN), sizeof("struct sockaddr_can")) == 0
assert write(fd, can_frame(can_id=0x123, len=2), CAN_MTU) == -1
printf("seen\\n")
"""


def test_a_socket(programs: Any, apart: tuple[str, ...]) -> None:
    seen = programs.python(CAN, before=apart)
    if seen.status == 77:
        pytest.skip("this kernel has no AF_CAN")
    assert (seen.out, seen.err, seen.status) == ("seen\n", "", 0)


# Ciphers and hashes of the kernel


def test_hashes() -> None:
    fd = socket(AF_ALG, SOCK_SEQPACKET, 0)
    if fd < 0:
        pytest.skip("this kernel has no AF_ALG")
    addr = sockaddr_alg(salg_family=AF_ALG, salg_type=b"hash", salg_name=b"sha256")
    assert bind(fd, addr, sizeof(addr)) == 0
    op, out = accept(fd, NULL, NULL), new("unsigned char[32]")
    assert send(op, b"abc", 3, 0) == 3 and read(op, out, 32) == 32
    assert bytes(ffi.buffer(out)) == hashlib.sha256(b"abc").digest()
    assert bind(fd, sockaddr_alg(salg_family=AF_ALG, salg_type=b"hash", salg_name=b"none"), sizeof(addr)) == -1
    close(op)
    close(fd)


def test_names_and_nonces_as_long_as_one_likes(beside_c: Callable[..., None]) -> None:
    longer = new("struct sockaddr_alg_new", {"salg_family": AF_ALG, "salg_name": b"a" * 100})
    assert sizeof(longer) == sizeof("struct sockaddr_alg_new") + 101
    beside_c(
        "stddef.h linux/if_alg.h",
        [
            ("%zu", "sizeof(struct sockaddr_alg_new)", "sizeof('struct sockaddr_alg_new')"),
            ("%zu", "sizeof(struct sockaddr_alg)", "sizeof('struct sockaddr_alg')"),
            ("%zu", "offsetof(struct af_alg_iv, iv)", "sizeof('struct af_alg_iv')"),
            ("%d", "ALG_SET_IV + ALG_SET_OP + ALG_OP_ENCRYPT"),
        ],
    )


# TLS done by the kernel


def test_keys_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "string.h linux/tls.h",
        [
            (
                "",
                "struct tls12_crypto_info_aes_gcm_128 k; memset(&k, 0, sizeof(k))",
                "k = tls12_crypto_info_aes_gcm_128()",
            ),
            ("", "k.info.version = TLS_1_2_VERSION; k.info.cipher_type = TLS_CIPHER_AES_GCM_128"),
            ("", "memset(k.key, 7, TLS_CIPHER_AES_GCM_128_KEY_SIZE); memset(k.rec_seq, 9, 8)"),
            *(("%d", f"((unsigned char *)&k)[{n}]", f"cast('unsigned char *', addressof(k))[{n}]") for n in range(40)),
            ("%zu", "sizeof(k)"),
            ("%x", "TLS_1_3_VERSION"),
            ("%d", "TLS_VERSION_MAJOR(0x1234) + TLS_VERSION_MINOR(0x1234)"),
            (
                "%zu",
                "sizeof(struct tls12_crypto_info_chacha20_poly1305)",
                "sizeof('struct tls12_crypto_info_chacha20_poly1305')",
            ),
        ],
    )


def test_a_connection() -> None:
    """What one end encrypts, the other one decrypts, with the same key."""
    listener, size = socket(AF_INET, SOCK_STREAM, 0), new("socklen_t", sizeof("struct sockaddr_in"))
    addr = sockaddr_in(sin_family=AF_INET, sin_addr={"s_addr": htonl(INADDR_LOOPBACK)})
    assert bind(listener, addr, sizeof(addr)) == 0 and listen(listener, 1) == 0
    assert getsockname(listener, addr, size) == 0
    client = socket(AF_INET, SOCK_STREAM, 0)
    assert connect(client, addr, sizeof(addr)) == 0
    server = accept(listener, NULL, NULL)
    try:
        key = tls12_crypto_info_aes_gcm_128(info={"version": TLS_1_2_VERSION, "cipher_type": TLS_CIPHER_AES_GCM_128})
        if setsockopt(client, IPPROTO_TCP, TCP_ULP, b"tls", 3) == -1:
            assert errno == ENOENT
            assert setsockopt(client, SOL_TLS, TLS_TX, key, sizeof(key)) == -1 and errno == ENOPROTOOPT
            pytest.skip("this kernel has no TLS")
        assert setsockopt(server, IPPROTO_TCP, TCP_ULP, b"tls", 3) == 0
        assert setsockopt(client, SOL_TLS, TLS_TX, key, sizeof(key)) == 0
        assert setsockopt(server, SOL_TLS, TLS_RX, key, sizeof(key)) == 0
        buf = new("char[16]")
        assert send(client, b"secret", 6, 0) == 6 and recv(server, buf, 16, 0) == 6 and cstr(buf) == "secret"
    finally:
        for fd in (listener, client, server):
            close(fd)
