// Shows an address as the network has it, byte for byte, the next one after it, and what the kernel makes of it.
// See also: inet_pton(3), byteorder(3), ip(7), getsockname(2)

#include <arpa/inet.h>  // htonl, htons, ntohl, ntohs, inet_ntop, inet_pton
#include <netinet/in.h> // struct sockaddr_in, in_port_t, INADDR_LOOPBACK, INET_ADDRSTRLEN
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // exit, strtol, EXIT_FAILURE, NULL
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, getsockname, socklen_t
#include <unistd.h>     // close

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// The bytes in the order in which they lie in memory, which is also the order of the network.
static void show(const char *what, const void *data, size_t size)
{
    const unsigned char *octets = data;
    printf("%s:", what);
    for (size_t i = 0; i < size; i++)
        printf(" %02x", octets[i]);
    printf("\n");
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        fprintf(stderr, "Usage: %s <IPv4 address> <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    char *end;
    long number = strtol(argv[2], &end, 10);
    if (end == argv[2] || *end != '\0' || number < 0 || number > 65535) {
        fprintf(stderr, "Not a port: %s\n", argv[2]);
        exit(EXIT_FAILURE);
    }

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(number);
    if (inet_pton(AF_INET, argv[1], &addr.sin_addr) != 1) { // 0: errno stays as it was
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1]);
        exit(EXIT_FAILURE);
    }

    in_port_t port = number;
    show("Port, this machine", &port, sizeof(port));
    show("Port, network", &addr.sin_port, sizeof(port));
    show("Address, network", &addr.sin_addr, sizeof(addr.sin_addr));
    printf("Address, a number: %u\n", ntohl(addr.sin_addr.s_addr));
    if (addr.sin_addr.s_addr == htonl(INADDR_LOOPBACK))
        printf("That is this machine itself.\n");
    struct in_addr next;
    next.s_addr = htonl(ntohl(addr.sin_addr.s_addr) + 1); // a sum is of numbers, not of the network's bytes
    show("Address, the next", &next, sizeof(next));
    show("struct sockaddr_in", &addr, sizeof(addr));

    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");

    // whoever asks for port 0 gets one that the kernel chooses
    socklen_t length = sizeof(addr);
    if (getsockname(sockfd, (struct sockaddr *)&addr, &length) < 0)
        die("Name of the socket not told");
    char text[INET_ADDRSTRLEN];
    if (inet_ntop(AF_INET, &addr.sin_addr, text, sizeof(text)) == NULL)
        die("Address conversion failed");
    printf("The kernel says: %s, port %d\n", text, ntohs(addr.sin_port));

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
