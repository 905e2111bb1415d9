/* headers of the kernel's own, and old names of others */
#include <stdio.h>
#include <string.h>
#include <memory.h>
#include <sys/errno.h>
#include <sys/fcntl.h>
#include <sys/param.h>
#include <sys/poll.h>
#include <sys/signal.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/unistd.h>
#include <wait.h>
#include <linux/in.h>
#include <linux/icmp.h>
#include <linux/ip.h>
#include <linux/sockios.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <linux/un.h>
#include <sys/ioctl.h>
#include <byteswap.h>
#include <endian.h>

#define PORT 0x1f90

static unsigned char packet[sizeof(struct iphdr) + sizeof(struct tcphdr)];

static void dump(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        printf("%02x%s", bytes[i], i + 1 < size ? " " : "\n");
}

/* a SYN that asks for explicit congestion notification */
static void syn(void)
{
    struct iphdr *ip = (struct iphdr *)packet;
    struct tcphdr *tcp = (struct tcphdr *)(packet + sizeof(struct iphdr));

    ip->version = 4;
    ip->ihl = sizeof(struct iphdr) / 4;
    ip->tot_len = htobe16(sizeof(packet));
    ip->ttl = 64;
    ip->protocol = IPPROTO_TCP;
    ip->saddr = htobe32(INADDR_LOOPBACK);
    ip->daddr = htobe32(INADDR_LOOPBACK);
    tcp->source = htobe16(40000);
    tcp->dest = htobe16(PORT);
    tcp->doff = sizeof(struct tcphdr) / 4;
    tcp->syn = 1;
    tcp->ece = 1;
    tcp->cwr = 1;
    dump(packet, sizeof(packet));
    if (((union tcp_word_hdr *)tcp)->words[3] & TCP_FLAG_SYN)
        printf("SYN\n");
}

/* what the kernel tells of a connection that has carried five bytes */
static int count(void)
{
    struct sockaddr_in address;
    struct tcp_info info;
    socklen_t size = sizeof(address);
    struct pollfd waiting;
    char buffer[16];
    int left = -1;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    int server;

    memset(&address, 0, sizeof(address));
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htobe32(INADDR_LOOPBACK);
    if (listener < 0 || client < 0 || bind(listener, (struct sockaddr *)&address, sizeof(address)) < 0)
        return -1;
    if (listen(listener, 1) < 0 || getsockname(listener, (struct sockaddr *)&address, &size) < 0)
        return -1;
    if (connect(client, (struct sockaddr *)&address, sizeof(address)) < 0)
        return -1;
    server = accept(listener, NULL, NULL);
    if (server < 0 || send(client, "hello", 5, 0) != 5)
        return -1;
    waiting.fd = server;
    waiting.events = POLLIN;
    if (poll(&waiting, 1, -1) != 1 || ioctl(server, SIOCINQ, &left) < 0)
        return -1;
    printf("%d to read\n", left);
    if (recv(server, buffer, MIN(sizeof(buffer), (size_t)left), 0) != 5)
        return -1;
    memset(&info, 0, sizeof(info));
    size = sizeof(info);
    if (getsockopt(server, IPPROTO_TCP, TCP_INFO, &info, &size) < 0)
        return -1;
    printf("%d %llu %u\n", info.tcpi_state, (unsigned long long)info.tcpi_bytes_received, info.tcpi_data_segs_in);
    return close(client) | close(server) | close(listener);
}

int main(void)
{
    struct icmp_filter filter = { .data = ~(1U << ICMP_ECHOREPLY) };
    struct sockaddr_un path;

    syn();
    if (count() < 0)
        perror("count");
    printf("%x %zu\n", filter.data, sizeof(path.sun_path) - UNIX_PATH_MAX);
    printf("%zu %zu\n", sizeof(struct udphdr), sizeof(struct icmphdr));
    printf("%x %x\n", bswap_32(0x11223344), bswap_16(0x1122));
    printf("%d %d\n", BYTE_ORDER == LITTLE_ENDIAN, le32toh(htole32(7)));
    printf("%d %d %d\n", MIN(MAXPATHLEN, 5), MAX(MAXPATHLEN, 5), (int)MAX(sizeof(path), 5u));
    printf("%d %d %d\n", MAXPATHLEN, NBBY, (int)howmany(sizeof(packet), 8));
    return 0;
}
