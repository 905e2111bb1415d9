// Takes one call and writes to stdout what it hears, byte for byte.
// See also: read(2), write(2), accept(2)

#include <arpa/inet.h>  // htonl, htons, inet_ntoa
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY
#include <stdio.h>      // fprintf, perror, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, listen, accept, socklen_t
#include <unistd.h>     // read, write, close, STDOUT_FILENO

#define BACKLOG 5
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
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));

    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(sockfd, BACKLOG) < 0)
        die("Listen failed");

    struct sockaddr_in client;
    socklen_t client_len = sizeof(client);
    int clientfd = accept(sockfd, (struct sockaddr *)&client, &client_len);
    if (clientfd < 0)
        die("Accept failed");
    fprintf(stderr, "Client connected from %s\n", inet_ntoa(client.sin_addr)); // stdout is for the bytes alone

    copy(clientfd, STDOUT_FILENO);

    if (close(clientfd) < 0 || close(sockfd) < 0)
        die("Close failed");
    return 0;
}
