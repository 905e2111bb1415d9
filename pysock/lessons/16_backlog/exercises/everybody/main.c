// A server that does not pick up: how many may wait, what the next one hears, and how each gets a turn.
// See also: listen(2), connect(2), tcp(7), SO_SNDTIMEO in socket(7)

#include <arpa/inet.h>  // htonl, htons
#include <netinet/in.h> // struct sockaddr_in, INADDR_LOOPBACK
#include <stdio.h>      // perror, printf, snprintf
#include <stdlib.h>     // exit, EXIT_FAILURE, NULL
#include <string.h>     // memset, strlen
#include <sys/socket.h> // socket, setsockopt, bind, listen, accept, connect, send, recv
#include <sys/time.h>   // struct timeval
#include <unistd.h>     // close

#define PORT 8080
#define BACKLOG 1
#define CALLERS 3
#define BUFFER_SIZE 64

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

static int new_socket(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
        die("Socket creation failed");
    return fd;
}

// How long connect() waits before it gives up waiting; 0 and 0 would be for ever.
static void set_patience(int fd, int seconds, int microseconds)
{
    struct timeval patience = {seconds, microseconds};
    if (setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience)) < 0)
        die("Setting the option failed");
}

// Whoever gets through speaks at once, and does not know whether anybody has picked up.
static void call(int fd, int number, const struct sockaddr_in *addr)
{
    char words[BUFFER_SIZE];
    if (connect(fd, (const struct sockaddr *)addr, sizeof(*addr)) < 0) {
        perror("Connect failed");
        printf("Caller %d is not let in.\n", number);
        return;
    }
    printf("Caller %d is connected.\n", number);
    snprintf(words, sizeof(words), "Hello from caller %d!", number);
    if (send(fd, words, strlen(words), 0) < 0)
        die("Send failed");
}

static void hang_up(int fd)
{
    if (close(fd) < 0)
        die("Close failed");
}

int main(void)
{
    int sockfd = new_socket();
    int on = 1;
    if (setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
        die("Setting the option failed");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons(PORT);
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(sockfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(sockfd, BACKLOG) < 0)
        die("Listen failed");
    printf("The server listens, backlog %d, and does not pick up.\n", BACKLOG);

    // BACKLOG + 1 of them find room in the queue
    int callers[CALLERS];
    for (int i = 0; i < CALLERS; i++) {
        callers[i] = new_socket();
        set_patience(callers[i], 0, 200000);
        call(callers[i], i + 1, &addr);
    }

    int clientfd = accept(sockfd, NULL, NULL); // whoever has waited longest
    if (clientfd < 0)
        die("Accept failed");
    char buffer[BUFFER_SIZE];
    ssize_t n = recv(clientfd, buffer, sizeof(buffer) - 1, 0);
    if (n < 0)
        die("Receive failed");
    buffer[n] = '\0';
    printf("The server picks up, and hears: %s\n", buffer);

    // there is room for one more, and the kernel has gone on dialling: this connect() waits for that
    set_patience(callers[CALLERS - 1], 8, 0);
    call(callers[CALLERS - 1], CALLERS, &addr);

    for (int i = 1; i < CALLERS; i++) {
        int otherfd = accept(sockfd, NULL, NULL);
        if (otherfd < 0)
            die("Accept failed");
        n = recv(otherfd, buffer, sizeof(buffer) - 1, 0);
        if (n < 0)
            die("Receive failed");
        buffer[n] = '\0';
        printf("The server picks up, and hears: %s\n", buffer);
        hang_up(otherfd);
    }

    hang_up(clientfd);
    hang_up(sockfd); // nobody waits any more
    printf("The server has gone.\n");
    for (int i = 0; i < CALLERS; i++) {
        n = recv(callers[i], buffer, sizeof(buffer), 0);
        if (n < 0)
            perror("Receive failed");
        printf("Caller %d %s.\n", i + 1, n < 0 ? "was never picked up" : "hears the end");
        hang_up(callers[i]);
    }
    return 0;
}
