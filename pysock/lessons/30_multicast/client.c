// Speaks to many at once: to a multicast group, or to a broadcast address.
// See also: ip(7), socket(7), sendto(2), RFC 919, RFC 1112

#include <arpa/inet.h>  // htonl, htons, ntohl, inet_pton
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, IN_MULTICAST, IP_MULTICAST_IF, IP_MULTICAST_TTL
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, setsockopt, sendto, SOCK_DGRAM, SO_BROADCAST
#include <unistd.h>     // close

#define HOPS 1 // through no router: whoever hears it is in this network

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc < 4 || argc > 5) {
        fprintf(stderr, "Usage: %s <address> <port> <words> [<IP of the interface>]\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(atoi(argv[2]));
    if (inet_pton(AF_INET, argv[1], &addr.sin_addr) != 1) {
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1]);
        exit(EXIT_FAILURE);
    }
    struct in_addr interface;
    interface.s_addr = htonl(INADDR_ANY); // the routes decide
    if (argc == 5 && inet_pton(AF_INET, argv[4], &interface) != 1) {
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[4]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    // a group is heard by those who joined it; everybody hears a broadcast, so the program has to say that it means it
    if (IN_MULTICAST(ntohl(addr.sin_addr.s_addr))) {
        int hops = HOPS;
        if (setsockopt(sockfd, IPPROTO_IP, IP_MULTICAST_TTL, &hops, sizeof(hops)) < 0)
            die("Option not set");
        if (setsockopt(sockfd, IPPROTO_IP, IP_MULTICAST_IF, &interface, sizeof(interface)) < 0)
            die("Option not set");
    } else {
        int on = 1;
        if (setsockopt(sockfd, SOL_SOCKET, SO_BROADCAST, &on, sizeof(on)) < 0)
            die("Option not set");
    }

    if (sendto(sockfd, argv[3], strlen(argv[3]), 0, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Send failed");
    printf("Sent to all: %s\n", argv[3]);

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
