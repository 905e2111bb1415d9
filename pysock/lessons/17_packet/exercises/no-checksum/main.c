// Sends a datagram whose headers are written by hand: IP with its checksum, UDP without one.
// See also: raw(7), ip(7), udp(7), RFC 791, RFC 768, RFC 1071

#include <arpa/inet.h>   // htons, ntohs, inet_pton
#include <errno.h>       // errno, EPERM
#include <netinet/in.h>  // struct sockaddr_in, IPPROTO_RAW, IPPROTO_UDP
#include <netinet/ip.h>  // struct ip, IPVERSION, IPDEFTTL
#include <netinet/udp.h> // struct udphdr
#include <stdint.h>      // uint16_t, uint32_t
#include <stdio.h>       // fprintf, perror, printf, stderr
#include <stdlib.h>      // atoi, exit, EXIT_FAILURE
#include <string.h>      // memcpy, memset, strlen
#include <sys/socket.h>  // socket, setsockopt, sendto, SOCK_RAW
#include <unistd.h>      // close

#define FROM_PORT 40001
#define WORDS_SIZE 1024

struct datagram {
    struct ip ip;
    struct udphdr udp;
    char words[WORDS_SIZE];
};

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

static struct in_addr address(const char *text)
{
    struct in_addr found;
    if (inet_pton(AF_INET, text, &found) != 1) {
        fprintf(stderr, "Not an IPv4 address: %s\n", text);
        exit(EXIT_FAILURE);
    }
    return found;
}

static void show(const char *what, const void *data, size_t size)
{
    const unsigned char *octets = data;
    printf("%s:", what);
    for (size_t i = 0; i < size; i++)
        printf(" %02x", octets[i]);
    printf("\n");
}

// Adds the bytes up as numbers of 16 bits, the larger half first; an odd last byte is the larger half.
static uint32_t add(uint32_t sum, const void *data, size_t size)
{
    const unsigned char *octets = data;
    for (size_t i = 0; i < size; i++)
        sum += i % 2 == 0 ? octets[i] << 8 : octets[i];
    return sum;
}

// What does not fit 16 bits is added at the other end; then all bits are turned over.
static uint16_t checksum(uint32_t sum)
{
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    return htons(0xffff - sum);
}

int main(int argc, char *argv[])
{
    if (argc != 5) {
        fprintf(stderr, "Usage: %s <from IP> <to IP> <to port> <words>\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    size_t length = strlen(argv[4]);
    if (length > WORDS_SIZE) {
        fprintf(stderr, "More than %d bytes of words\n", WORDS_SIZE);
        exit(EXIT_FAILURE);
    }

    struct datagram packet;
    memset(&packet, 0, sizeof(packet));
    memcpy(packet.words, argv[4], length);
    size_t udp_size = sizeof(packet.udp) + length;
    size_t size = sizeof(packet.ip) + udp_size;

    packet.ip.ip_v = IPVERSION;
    packet.ip.ip_hl = sizeof(packet.ip) / 4; // in words of 4 bytes
    packet.ip.ip_len = htons(size);
    packet.ip.ip_id = htons(1); // 0 would be chosen by the kernel
    packet.ip.ip_ttl = IPDEFTTL;
    packet.ip.ip_p = IPPROTO_UDP;
    packet.ip.ip_src = address(argv[1]);
    packet.ip.ip_dst = address(argv[2]);
    packet.ip.ip_sum = checksum(add(0, &packet.ip, sizeof(packet.ip)));

    packet.udp.uh_sport = htons(FROM_PORT);
    packet.udp.uh_dport = htons(atoi(argv[3]));
    packet.udp.uh_ulen = htons(udp_size); // the checksum stays 0: there is none

    show("IP header", &packet.ip, sizeof(packet.ip));
    show("UDP header", &packet.udp, sizeof(packet.udp));
    show("Words", packet.words, length);

    int sockfd = socket(AF_INET, SOCK_RAW, IPPROTO_RAW);
    if (sockfd < 0) {
        int error = errno;
        perror("Socket creation failed");
        if (error == EPERM)
            fprintf(stderr, "A raw socket takes root's privileges (CAP_NET_RAW)\n");
        exit(EXIT_FAILURE);
    }
    int on = 1;
    if (setsockopt(sockfd, IPPROTO_IP, IP_HDRINCL, &on, sizeof(on)) < 0)
        die("Setting the option failed");

    // where the kernel is to send it; to whom it goes there, the packet says itself
    struct sockaddr_in to;
    memset(&to, 0, sizeof(to));
    to.sin_family = AF_INET;
    to.sin_addr = packet.ip.ip_dst;
    if (sendto(sockfd, &packet, size, 0, (struct sockaddr *)&to, sizeof(to)) < 0)
        die("Send failed");
    printf("Sent to port %d.\n", ntohs(packet.udp.uh_dport));

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
