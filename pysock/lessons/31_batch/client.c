// Sends several datagrams with one call, each to its own address.
// See also: sendmmsg(2), sendmsg(2), udp(7)

#define _GNU_SOURCE
#include <arpa/inet.h>  // htons, inet_pton
#include <netinet/in.h> // struct sockaddr_in
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, SOCK_DGRAM; with _GNU_SOURCE sendmmsg, struct mmsghdr
#include <sys/uio.h>    // struct iovec
#include <unistd.h>     // close

#define BATCH 8

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc < 4 || argc % 2 != 0 || argc > 2 + 2 * BATCH) {
        fprintf(stderr, "Usage: %s <port> <IP> <words> [<IP> <words> ...]\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    int count = (argc - 2) / 2;

    // the headers are an array, and what they point to lies beside it
    struct mmsghdr messages[BATCH];
    struct iovec pieces[BATCH];
    struct sockaddr_in addrs[BATCH];
    memset(messages, 0, sizeof(messages));
    memset(addrs, 0, sizeof(addrs));
    for (int i = 0; i < count; i++) {
        const char *ip = argv[2 + 2 * i];
        char *words = argv[3 + 2 * i];
        addrs[i].sin_family = AF_INET;
        addrs[i].sin_port = htons(atoi(argv[1]));
        if (inet_pton(AF_INET, ip, &addrs[i].sin_addr) != 1) {
            fprintf(stderr, "Not an IPv4 address: %s\n", ip);
            exit(EXIT_FAILURE);
        }
        pieces[i].iov_base = words;
        pieces[i].iov_len = strlen(words);
        messages[i].msg_hdr.msg_name = &addrs[i];
        messages[i].msg_hdr.msg_namelen = sizeof(addrs[i]);
        messages[i].msg_hdr.msg_iov = &pieces[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }

    int sockfd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    // when one cannot be sent, those before it are; the next call begins with it, and says why
    int sent = 0;
    while (sent < count) {
        int n = sendmmsg(sockfd, messages + sent, count - sent, 0);
        if (n < 0)
            die("Send failed");
        printf("Sent %d of %d with one call\n", n, count - sent);
        sent += n;
    }

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
