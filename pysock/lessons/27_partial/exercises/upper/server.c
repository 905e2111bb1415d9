// Messages over a stream, the server: takes messages from one client, says what they are, and sends each back.
// See also: recv(2), send(2), tcp(7)

#include <arpa/inet.h>  // htonl, htons, ntohl
#include <ctype.h>      // toupper
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY
#include <stdint.h>     // uint32_t
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memset
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, recv, send, MSG_NOSIGNAL
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
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    int on = 1;
    if (setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
        die("Option not set");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));

    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(sockfd, 5) < 0)
        die("Listen failed");
    printf("Server listening on port %s...\n", argv[1]);

    int clientfd = accept(sockfd, NULL, NULL);
    if (clientfd < 0)
        die("Accept failed");

    for (;;) {
        uint32_t header;
        size_t got = receive_all(clientfd, (char *)&header, sizeof(header));
        if (got == 0)
            break; // the end, between two messages: all is well
        if (got < sizeof(header)) {
            printf("Cut off in a length\n");
            break;
        }
        uint32_t length = ntohl(header);
        if (length > LONGEST) {
            printf("Too long: %u bytes\n", length);
            break;
        }
        char message[LONGEST];
        if (receive_all(clientfd, message, length) < length) {
            printf("Cut off in a message\n");
            break;
        }
        printf("Message of %u bytes: %.*s\n", length, (int)length, message);
        for (uint32_t i = 0; i < length; i++)
            message[i] = toupper((unsigned char)message[i]);
        send_all(clientfd, (char *)&header, sizeof(header));
        send_all(clientfd, message, length);
    }

    if (close(clientfd) < 0 || close(sockfd) < 0)
        die("Close failed");
    return 0;
}
