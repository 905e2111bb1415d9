// Sends one datagram, a word as often as asked for, and waits for the answer.
// See also: udp(7), connect(2), RFC 768

#include <arpa/inet.h>  // htons, inet_pton
#include <netinet/in.h> // struct sockaddr_in
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memcpy, memset, strlen
#include <sys/socket.h> // socket, connect, send, recv, SOCK_DGRAM
#include <unistd.h>     // close

#define MESSAGE_SIZE 70000 // more than a datagram holds
#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    if (argc != 5) {
        fprintf(stderr, "Usage: %s <server IP> <port> <word> <times>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    struct sockaddr_in server;
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_port = htons(atoi(argv[2]));
    if (inet_pton(AF_INET, argv[1], &server.sin_addr) != 1) {
        fprintf(stderr, "Not an IPv4 address: %s\n", argv[1]);
        exit(EXIT_FAILURE);
    }

    char message[MESSAGE_SIZE];
    size_t size = strlen(argv[3]);
    size_t length = 0;
    int times = atoi(argv[4]);
    for (int i = 0; i < times && length + size <= sizeof(message); i++) {
        memcpy(message + length, argv[3], size);
        length += size;
    }

    int sockfd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    // nothing is sent: the kernel notes the address, and lets in only what comes from there, refusals too
    if (connect(sockfd, (struct sockaddr *)&server, sizeof(server)) < 0)
        die("Connect failed");
    if (send(sockfd, message, length, 0) < 0)
        die("Send failed");

    char buffer[BUFFER_SIZE];
    ssize_t n = recv(sockfd, buffer, sizeof(buffer) - 1, 0);
    if (n < 0)
        die("Receive failed");
    buffer[n] = '\0';
    printf("%zd bytes came back: %s\n", n, buffer);

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
