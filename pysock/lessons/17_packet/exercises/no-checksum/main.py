# Sends a datagram whose headers are written by hand: IP with its checksum, UDP without one.
# See also: raw(7), ip(7), udp(7), RFC 791, RFC 768, RFC 1071

from typing import Any, NoReturn

from pysock.libc.arpa.inet import *  # htons, ntohs, inet_pton
from pysock.libc.errno import *  # errno, EPERM
from pysock.libc.netinet.in_ import *  # struct sockaddr_in, IPPROTO_RAW, IPPROTO_UDP
from pysock.libc.netinet.ip import *  # struct ip, IPVERSION, IPDEFTTL
from pysock.libc.netinet.udp import *  # struct udphdr
from pysock.libc.stdint import *  # uint16_t, uint32_t
from pysock.libc.stdio import *  # fprintf, perror, printf, stderr
from pysock.libc.stdlib import *  # atoi, exit, EXIT_FAILURE
from pysock.libc.string import *  # memcpy, memset, strlen
from pysock.libc.sys.socket import *  # socket, setsockopt, sendto, SOCK_RAW
from pysock.libc.unistd import *  # close
from pysock import addressof, argv_t, cast, member, new, run, sizeof, struct
from pysock.annotations import Pointer, Text

FROM_PORT = 40001
WORDS_SIZE = 1024


@struct
class datagram:
    ip = member(ip)
    udp = member(udphdr)
    words = member(f"char[{WORDS_SIZE}]")


def die(message: str) -> NoReturn:
    perror(message)
    exit(EXIT_FAILURE)


def address(text: Text) -> in_addr:
    found = in_addr()
    if inet_pton(AF_INET, text, found) != 1:
        fprintf(stderr, "Not an IPv4 address: %s\n", text)
        exit(EXIT_FAILURE)
    return found


def show(what: str, data: Pointer[Any], size: int) -> None:
    octets = cast("unsigned char *", data)
    printf("%s:", what)
    for i in range(size):
        printf(" %02x", octets[i])
    printf("\n")


# Adds the bytes up as numbers of 16 bits, the larger half first; an odd last byte is the larger half.
def add(sum: int, data: Pointer[Any], size: int) -> int:
    octets = cast("unsigned char *", data)
    for i in range(size):
        sum = uint32_t(sum + (octets[i] << 8 if i % 2 == 0 else octets[i]))
    return sum


# What does not fit 16 bits is added at the other end; then all bits are turned over.
def checksum(sum: int) -> int:
    while sum > 0xFFFF:
        sum = (sum & 0xFFFF) + (sum >> 16)
    return htons(0xFFFF - sum)


def main(argc: int, argv: argv_t) -> int:
    if argc != 5:
        fprintf(stderr, "Usage: %s <from IP> <to IP> <to port> <words>\n", argv[0])
        exit(EXIT_FAILURE)
    length = strlen(argv[4])
    if length > WORDS_SIZE:
        fprintf(stderr, "More than %d bytes of words\n", WORDS_SIZE)
        exit(EXIT_FAILURE)

    packet = datagram()
    memset(packet, 0, sizeof(packet))
    memcpy(packet.words, argv[4], length)
    udp_size = sizeof(packet.udp) + length
    size = sizeof(packet.ip) + udp_size

    packet.ip.ip_v = IPVERSION
    packet.ip.ip_hl = sizeof(packet.ip) // 4  # in words of 4 bytes
    packet.ip.ip_len = htons(size)
    packet.ip.ip_id = htons(1)  # 0 would be chosen by the kernel
    packet.ip.ip_ttl = IPDEFTTL
    packet.ip.ip_p = IPPROTO_UDP
    packet.ip.ip_src = address(argv[1])
    packet.ip.ip_dst = address(argv[2])
    packet.ip.ip_sum = checksum(add(0, addressof(packet, "ip"), sizeof(packet.ip)))

    packet.udp.uh_sport = htons(FROM_PORT)
    packet.udp.uh_dport = htons(atoi(argv[3]))
    packet.udp.uh_ulen = htons(udp_size)  # the checksum stays 0: there is none

    show("IP header", addressof(packet, "ip"), sizeof(packet.ip))
    show("UDP header", addressof(packet, "udp"), sizeof(packet.udp))
    show("Words", packet.words, length)

    sockfd = socket(AF_INET, SOCK_RAW, IPPROTO_RAW)
    if sockfd < 0:
        error = errno[0]
        perror("Socket creation failed")
        if error == EPERM:
            fprintf(stderr, "A raw socket takes root's privileges (CAP_NET_RAW)\n")
        exit(EXIT_FAILURE)
    on = new("int", 1)
    if setsockopt(sockfd, IPPROTO_IP, IP_HDRINCL, on, sizeof(on)) < 0:
        die("Setting the option failed")

    # where the kernel is to send it; to whom it goes there, the packet says itself
    to = sockaddr_in()
    memset(to, 0, sizeof(to))
    to.sin_family = AF_INET
    to.sin_addr = packet.ip.ip_dst
    if sendto(sockfd, packet, size, 0, to, sizeof(to)) < 0:
        die("Send failed")
    printf("Sent to port %d.\n", ntohs(packet.udp.uh_dport))

    if close(sockfd) < 0:
        die("Close failed")
    return 0


if __name__ == "__main__":
    run(main)
