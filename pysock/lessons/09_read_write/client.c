// Calls, and writes to the socket what it reads from stdin, byte for byte.
// See also: read(2), write(2), connect(2)

#include <arpa/inet.h>  // htons, inet_pton
#include <netinet/in.h> // struct sockaddr_in
#include <stdio.h>      // fprintf, perror, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset
#include <sys/socket.h> // socket, connect
#include <unistd.h>     // read, write, close, STDIN_FILENO

#define BUFFER_SIZE 1024

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// From one descriptor to another, to the end: read() and write() do not ask whether it is a file or a socket.
static void copy(int from, int to)
{
    char buffer[BUFFER_SIZE];
    ssize_t n;

    while ((n = read(from, buffer, sizeof(buffer))) > 0) {
        ssize_t written = write(to, buffer, n);
        if (written < 0)
            die("Write failed");
        if (written < n) { // no error, so errno says nothing: lesson 27 writes the rest
            fprintf(stderr, "Written only in part\n");
            exit(EXIT_FAILURE);
        }
    }
    if (n < 0)
        die("Read failed");
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        fprintf(stderr, "Usage: %s <server IP> <port>\n", argv[0]);
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

    copy(STDIN_FILENO, sockfd);

    if (close(sockfd) < 0)
        die("Close failed");
    return 0;
}
