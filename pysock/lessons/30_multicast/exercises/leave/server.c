// Hears what is sent to many: to a multicast group, which it joins, or to a broadcast address. At "bye" it leaves.
// See also: ip(7), udp(7), setsockopt(2), RFC 1112

#include <arpa/inet.h>  // htonl, htons, ntohl, ntohs, inet_ntoa, inet_pton
#include <netinet/in.h> // struct sockaddr_in, struct ip_mreq, INADDR_ANY, IN_MULTICAST, IP_ADD_MEMBERSHIP
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset, strcmp
#include <sys/socket.h> // socket, setsockopt, bind, recvfrom, socklen_t, SOCK_DGRAM, SO_REUSEADDR
#include <unistd.h>     // close

#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "Usage: %s <address> <port> [<IP of the interface>]\n", argv[0]);
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

    struct ip_mreq group;
    group.imr_multiaddr = addr.sin_addr;
    group.imr_interface.s_addr = htonl(INADDR_ANY); // the routes decide
    if (argc == 4 && inet_pton(AF_INET, argv[3], &group.imr_interface) != 1) {
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[3]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    // several may listen at this address, and each gets a copy
    int on = 1;
    if (setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
        die("Option not set");
    // not INADDR_ANY: only what was sent to this address
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (IN_MULTICAST(ntohl(addr.sin_addr.s_addr))) {
        if (setsockopt(sockfd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof(group)) < 0)
            die("Option not set");
        printf("Joined the group %s\n", argv[1]);
    }
    printf("Listening on port %s...\n", argv[2]);

    char buffer[BUFFER_SIZE];
    do {
        struct sockaddr_in sender;
        socklen_t sender_len = sizeof(sender); // recvfrom() changes it: set it every time
        ssize_t n = recvfrom(sockfd, buffer, sizeof(buffer) - 1, 0, (struct sockaddr *)&sender, &sender_len);
        if (n < 0)
            die("Receive failed");
        buffer[n] = '\0';
        printf("%s:%d to all: %s\n", inet_ntoa(sender.sin_addr), ntohs(sender.sin_port), buffer);
    } while (strcmp(buffer, "bye") != 0);

    if (IN_MULTICAST(ntohl(addr.sin_addr.s_addr))) {
        if (setsockopt(sockfd, IPPROTO_IP, IP_DROP_MEMBERSHIP, &group, sizeof(group)) < 0)
            die("Option not set");
        printf("Left the group %s\n", argv[1]);
    }
    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
