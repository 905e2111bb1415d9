# Structs of a program's own: made, nested, in arrays, sent.
from typing import Any

from pysock import *


@struct
class header:
    kind: int = member("uint8_t")
    length: int = member("uint32_t")


@struct(packed=True)
class packet:
    head: header = member(header)
    peer: sockaddr_in = member(sockaddr_in)
    data: Any = member("char[10]")


@struct
class bits:
    low = member("unsigned int", bits=3)
    high = member("unsigned int", bits=5)


@union
class word:
    number: int = member("uint32_t")
    octets: Any = member("uint8_t[4]")


def main(argc: int, argv: argv_t) -> int:
    p = packet()
    p.head.kind = 1
    p.head.length = htonl(sizeof(p))
    p.peer.sin_port = htons(80)
    strcpy(p.data, "hello")
    q = new(packet)
    memcpy(q, p, sizeof(packet))
    h = header(kind=2, length=3)
    b = bits()
    b.low = 7
    w = word(number=0x01020304)
    many = new("packet[4]")
    many[0] = p
    sv = new("int[2]")
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv)
    if send(sv[0], p, sizeof(p), 0) != sizeof(p) or recv(sv[1], q, sizeof(q), 0) != sizeof(packet):
        return 1
    inner = cast("header *", addressof(q))
    printf("%d %d %d %s\n", inner[0].kind, h.kind, w.octets[0], q.data)
    return 0 if q.head.kind == 1 and ntohl(q.head.length) == sizeof(q) and b.low == 7 else 1


run(main)
