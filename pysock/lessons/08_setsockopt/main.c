// Three servers that start again: without an option, with SO_REUSEADDR, with SO_REUSEPORT.
// See also: setsockopt(2), socket(7), tcp(7), RFC 9293 section 3.6.1

#include <arpa/inet.h>  // htonl, htons
#include <netinet/in.h> // struct sockaddr_in, INADDR_LOOPBACK
#include <stdio.h>      // perror, printf
#include <stdlib.h>     // exit, EXIT_FAILURE
#include <string.h>     // memset
#include <sys/socket.h> // setsockopt, SOL_SOCKET, SO_REUSEADDR, SO_REUSEPORT, socklen_t, ...
#include <unistd.h>     // close

#define PORT 8080
#define BACKLOG 5

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

static int new_socket(void)
{
    int sockfd = socket(AF_INET, SOCK_STREAM, 0);
    if (sockfd < 0)
        die("Socket creation failed");
    return sockfd;
}

static void set_option(int sockfd, int option)
{
    int on = 1;
    if (setsockopt(sockfd, SOL_SOCKET, option, &on, sizeof(on)) < 0)
        die("Setting the option failed");
}

static void hang_up(int sockfd)
{
    if (close(sockfd) < 0)
        die("Close failed");
}

static struct sockaddr_in loopback(int port)
{
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(port);
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return addr;
}

// 0, or -1 when the port is not to be had: here that is no reason to end.
static int start(int sockfd, int port)
{
    struct sockaddr_in addr = loopback(port);
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("Bind failed");
        return -1;
    }
    if (listen(sockfd, BACKLOG) < 0)
        die("Listen failed");
    printf("Listening on port %d.\n", port);
    return 0;
}

// A talk without a word. The server hangs up first, so its kernel keeps the port in mind (TIME_WAIT).
static void take_a_call(int sockfd, int port)
{
    struct sockaddr_in addr = loopback(port);
    int caller = new_socket();
    if (connect(caller, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Connect failed");
    struct sockaddr_in client;
    socklen_t client_len = sizeof(client);
    int clientfd = accept(sockfd, (struct sockaddr *)&client, &client_len);
    if (clientfd < 0)
        die("Accept failed");
    hang_up(clientfd);
    hang_up(caller);
}

int main(void)
{
    printf("1. No option\n");
    int sockfd = new_socket();
    if (start(sockfd, PORT) == 0)
        take_a_call(sockfd, PORT);
    hang_up(sockfd);
    printf("The same server again:\n");
    sockfd = new_socket();
    start(sockfd, PORT); // fails: the call of a moment ago is still remembered
    hang_up(sockfd);

    printf("2. SO_REUSEADDR\n");
    sockfd = new_socket();
    set_option(sockfd, SO_REUSEADDR);
    if (start(sockfd, PORT + 1) == 0)
        take_a_call(sockfd, PORT + 1);
    hang_up(sockfd);
    printf("The same server again:\n");
    sockfd = new_socket();
    set_option(sockfd, SO_REUSEADDR);
    start(sockfd, PORT + 1);
    printf("And a second one beside it:\n");
    int second = new_socket();
    set_option(second, SO_REUSEADDR);
    start(second, PORT + 1); // fails: the first one listens there
    hang_up(second);
    hang_up(sockfd);

    printf("3. SO_REUSEPORT\n");
    sockfd = new_socket();
    set_option(sockfd, SO_REUSEPORT);
    start(sockfd, PORT + 2);
    printf("And a second one beside it:\n");
    second = new_socket();
    set_option(second, SO_REUSEPORT);
    start(second, PORT + 2);
    hang_up(second);
    hang_up(sockfd);
    return 0;
}
