# Sends a datagram whose headers are written by hand: IP, UDP, and both checksums.
# See also: raw(7), ip(7), udp(7), RFC 791, RFC 768, RFC 1071

import errno
import os
import struct
import sys

from pysock import (
    AF_INET,
    IPDEFTTL,
    IPPROTO_RAW,
    IPPROTO_UDP,
    IPVERSION,
    SOCK_RAW,
    Address,
    CallError,
    Socket,
    run,
)

FROM_PORT = 40001
WORDS_SIZE = 1024
IP = struct.Struct("!BBHHHBBH4s4s")  # "!": the network's order
UDP = struct.Struct("!HHHH")
PSEUDO = struct.Struct("!4s4sBBH")  # what the checksum of UDP covers besides the datagram, and is never sent
FAILED = {
    "socket": "Socket creation failed",
    "setsockopt": "Setting the option failed",
    "sendto": "Send failed",
    "close": "Close failed",
}


def address(text: str) -> bytes:
    try:
        return bytes(Address(AF_INET, (text, 0)))[4:8]
    except ValueError:
        sys.exit(f"Not an IPv4 address: {text}")


def show(what: str, data: bytes) -> None:
    print(f"{what}: {data.hex(' ')}" if data else f"{what}:")


def checksum(data: bytes) -> int:
    if len(data) % 2:
        data += b"\0"
    total: int = sum(number for (number,) in struct.iter_unpack("!H", data))
    # what does not fit 16 bits is added at the other end; then all bits are turned over
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total


def main() -> None:
    if len(sys.argv) != 5:
        sys.exit(f"Usage: {sys.argv[0]} <from IP> <to IP> <to port> <words>")
    words = os.fsencode(sys.argv[4])
    if len(words) > WORDS_SIZE:
        sys.exit(f"More than {WORDS_SIZE} bytes of words")
    source = address(sys.argv[1])
    target = address(sys.argv[2])
    port = int(sys.argv[3])

    def ip_header(check: int) -> bytes:
        size = IP.size + UDP.size + len(words)
        # identification 1: 0 would be chosen by the kernel
        return IP.pack(IPVERSION << 4 | IP.size // 4, 0, size, 1, 0, IPDEFTTL, IPPROTO_UDP, check, source, target)

    def udp_header(check: int) -> bytes:
        return UDP.pack(FROM_PORT, port, UDP.size + len(words), check)

    pseudo = PSEUDO.pack(source, target, 0, IPPROTO_UDP, UDP.size + len(words))
    ip = ip_header(checksum(ip_header(0)))
    # 0 would say: there is no checksum
    udp = udp_header(checksum(pseudo + udp_header(0) + words) or 0xFFFF)

    show("IP header", ip)
    show("UDP header", udp)
    show("Words", words)

    try:
        # no `with`: when a call fails, the kernel closes whatever is still open
        sock = Socket(AF_INET, SOCK_RAW, IPPROTO_RAW)
        sock.options.IP_HDRINCL = True

        # where the kernel is to send it; to whom it goes there, the packet says itself
        sock.sendto(ip + udp + words, (sys.argv[2], 0))
        print(f"Sent to port {port}.")
        sock.close()
    except CallError as error:
        print(f"{FAILED[error.call]}: {error.strerror}", file=sys.stderr)
        if error.call == "socket" and error.errno == errno.EPERM:
            print("A raw socket takes root's privileges (CAP_NET_RAW)", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    run(main)
