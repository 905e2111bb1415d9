// Answers every datagram with what it kept of it, for ever. Nobody connects.
// See also: udp(7), recvfrom(2), sendto(2), RFC 768

#include <arpa/inet.h>  // htonl, htons, ntohs, inet_ntoa
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, recvfrom, sendto, socklen_t, SOCK_DGRAM, MSG_TRUNC

#define BUFFER_SIZE 32

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

    int sockfd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    printf("Waiting for datagrams on port %s...\n", argv[1]);

    for (;;) {
        struct sockaddr_in client;
        socklen_t client_len = sizeof(client); // recvfrom() changes it: set it every time
        char buffer[BUFFER_SIZE];

        // with MSG_TRUNC comes the datagram's true length, even where the buffer was too small for it
        ssize_t n = recvfrom(sockfd, buffer, sizeof(buffer), MSG_TRUNC, (struct sockaddr *)&client, &client_len);
        if (n < 0)
            die("Receive failed");
        printf("%zd bytes from %s:%d\n", n, inet_ntoa(client.sin_addr), ntohs(client.sin_port));
        if (n > BUFFER_SIZE) {
            printf("The rest after %d bytes is lost.\n", BUFFER_SIZE);
            n = BUFFER_SIZE;
        }
        if (sendto(sockfd, buffer, n, 0, (struct sockaddr *)&client, client_len) < 0)
            die("Send failed");
    }
}
