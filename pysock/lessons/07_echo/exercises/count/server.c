// Echo server: sends every byte back to where it came from, and counts them; one client after the other, for ever.
// See also: accept(2), recv(2), send(2), inet_ntoa(3), RFC 862

#include <arpa/inet.h>  // htonl, htons, inet_ntoa
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY, IPPROTO_TCP
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE
#include <string.h>     // memset
#include <sys/socket.h> // socket, bind, listen, accept, recv, send, socklen_t, PF_INET
#include <unistd.h>     // close

#define MAXPENDING 5 // callers that may wait while another is being served
#define BUFFER_SIZE 32

// Says what failed and why (errno), and ends; the kernel then closes whatever is still open.
static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

static void handle_client(int clientfd)
{
    char buffer[BUFFER_SIZE];
    ssize_t n;
    size_t total = 0;

    // a long word comes in several pieces; 0 means that the client has finished
    while ((n = recv(clientfd, buffer, sizeof(buffer), 0)) > 0) {
        if (send(clientfd, buffer, n, 0) != n)
            die("Send failed");
        total += n;
    }
    if (n < 0)
        die("Receive failed");
    printf("Echoed %zu bytes\n", total);
    if (close(clientfd) < 0)
        die("Close failed");
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fprintf(stderr, "Usage: %s <port>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    int sockfd = socket(PF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (sockfd < 0)
        die("Socket creation failed");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));

    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(sockfd, MAXPENDING) < 0)
        die("Listen failed");

    for (;;) {
        struct sockaddr_in client;
        socklen_t client_len = sizeof(client); // accept() changes it: set it every time
        int clientfd = accept(sockfd, (struct sockaddr *)&client, &client_len);
        if (clientfd < 0)
            die("Accept failed");

        printf("Handling client %s\n", inet_ntoa(client.sin_addr));
        handle_client(clientfd);
    }
}
