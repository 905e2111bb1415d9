// Messages over a stream, the client: sends its arguments as messages, all at once, and takes them back one by one.
// See also: recv(2), send(2), tcp(7)

#include <arpa/inet.h>  // htonl, htons, inet_pton, ntohl
#include <netinet/in.h> // struct sockaddr_in
#include <stdint.h>     // uint32_t
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, connect, recv, send, MSG_NOSIGNAL
#include <unistd.h>     // close

#define LONGEST 4096 // bytes of a message: what a stranger says of a length is not to be believed

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// All of it, however often send() has to be called: it returns how much it has taken.
static void send_all(int fd, const char *data, size_t size)
{
    size_t sent = 0;

    while (sent < size) {
        ssize_t n = send(fd, data + sent, size - sent, MSG_NOSIGNAL);
        if (n < 0)
            die("Send failed");
        sent += n;
    }
}

// As many bytes as are wanted; fewer only where the stream ends. Returns how many.
static size_t receive_all(int fd, char *data, size_t size)
{
    size_t received = 0;

    while (received < size) {
        ssize_t n = recv(fd, data + received, size - received, 0);
        if (n < 0)
            die("Receive failed");
        if (n == 0)
            break;
        received += n;
    }
    return received;
}

int main(int argc, char *argv[])
{
    if (argc < 4) {
        fprintf(stderr, "Usage: %s <server IP> <port> <message>...\n", argv[0]);
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

    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    if (connect(sockfd, (struct sockaddr *)&server, sizeof(server)) < 0)
        die("Connect failed");

    for (int i = 3; i < argc; i++) {
        uint32_t header = htonl(strlen(argv[i]));
        send_all(sockfd, (char *)&header, sizeof(header));
        send_all(sockfd, argv[i], strlen(argv[i]));
    }

    for (int i = 3; i < argc; i++) {
        uint32_t header = 0;
        size_t got = receive_all(sockfd, (char *)&header, sizeof(header));
        uint32_t length = ntohl(header);
        char message[LONGEST];
        if (got < sizeof(header) || length > LONGEST || receive_all(sockfd, message, length) < length) {
            fprintf(stderr, "No whole message came\n");
            exit(EXIT_FAILURE);
        }
        printf("Message %d came back: %.*s\n", i - 2, (int)length, message);
    }

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
