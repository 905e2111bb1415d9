// Tells every caller the address that it calls from, over IPv6 and IPv4 alike, for ever.
// See also: ipv6(7), inet_ntop(3), RFC 4291

#include <arpa/inet.h>  // htons, ntohs, inet_ntop
#include <netinet/in.h> // struct sockaddr_in6, in6addr_any, IPPROTO_IPV6, IPV6_V6ONLY
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, send, socklen_t, AF_INET6
#include <unistd.h>     // close

#define BACKLOG 5

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(AF_INET6, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    // 0: IPv4's callers, too. What holds without it is a setting of the system's
    int v6only = 0;
    if (setsockopt(sockfd, IPPROTO_IPV6, IPV6_V6ONLY, &v6only, sizeof(v6only)) < 0)
        die("Option not set");

    struct sockaddr_in6 addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin6_family = AF_INET6;
    addr.sin6_addr = in6addr_any; // a struct, where INADDR_ANY is a number
    addr.sin6_port = htons(atoi(argv[1]));
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(sockfd, BACKLOG) < 0)
        die("Listen failed");

    for (;;) {
        struct sockaddr_in6 client;
        socklen_t client_len = sizeof(client);
        int clientfd = accept(sockfd, (struct sockaddr *)&client, &client_len);
        if (clientfd < 0)
            die("Accept failed");

        char ip[INET6_ADDRSTRLEN];
        if (inet_ntop(AF_INET6, &client.sin6_addr, ip, sizeof(ip)) == NULL)
            die("Address conversion failed");
        const char *kind = IN6_IS_ADDR_V4MAPPED(&client.sin6_addr) ? "IPv4" : "IPv6";
        printf("Client connected from [%s]:%d (%s)\n", ip, ntohs(client.sin6_port), kind);

        if (send(clientfd, ip, strlen(ip), 0) < 0)
            die("Send failed");
        if (close(clientfd) < 0)
            die("Close failed");
    }
}
