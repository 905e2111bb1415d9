// chatd: poll() based chat daemon.
// The array of struct pollfd and the array of clients run in parallel;
// slot 0 is the listening socket, slot 1 is standard input (the operator).

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
#include <stdbool.h>
#include <errno.h>
#include <unistd.h>
#include <poll.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netdb.h>
#include <arpa/inet.h>

#define PORT        "7010"
#define FIRST       2
#define BUFLEN      256
#define CHECK(expr, what)                     \
    do {                                      \
        if ((expr) == -1)                     \
            die("%s: %s", what, strerror(errno)); \
    } while (0)
#define MIN(a, b) ((a) < (b) ? (a) : (b))

typedef struct {
    char host[INET6_ADDRSTRLEN];
    int  port;
    long in, out;       // bytes
} client_t;

static struct pollfd *fds;
static client_t *clients;
static int count, capacity;

__attribute__((noreturn, format(printf, 1, 2)))
static void die(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "chatd: ");
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    exit(EXIT_FAILURE);
}

static void add(int fd, const client_t *client)
{
    if (count == capacity) {
        capacity = capacity ? capacity * 2 : 2;
        fds = realloc(fds, capacity * sizeof(*fds));
        clients = realloc(clients, capacity * sizeof(*clients));
        if (fds == NULL || clients == NULL)
            die("out of memory");
    }
    fds[count].fd = fd;
    fds[count].events = POLLIN;
    fds[count].revents = 0;
    clients[count] = *client;
    count++;
}

static void drop(int i)
{
    client_t *c = &clients[i];
    printf("[-] %s:%d (%ld in, %ld out)\n", c->host, c->port, c->in, c->out);
    close(fds[i].fd);
    // the last one takes the free place
    fds[i] = fds[count - 1];
    clients[i] = clients[count - 1];
    count--;
}

static int listen_on(const char *service)
{
    struct addrinfo hints, *list, *ai;
    int fd = -1, rv, on = 1;

    memset(&hints, 0, sizeof(hints));
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    if ((rv = getaddrinfo(NULL, service, &hints, &list)) != 0)
        die("getaddrinfo: %s", gai_strerror(rv));

    for (ai = list; ai != NULL; ai = ai->ai_next) {
        fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
        if (fd == -1)
            continue;
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
        if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0)
            break;
        close(fd);
        fd = -1;
    }
    freeaddrinfo(list);
    if (fd == -1)
        die("no address for port %s", service);
    CHECK(listen(fd, 10), "listen");
    return fd;
}

static void broadcast(int from, const char *data, size_t len)
{
    for (int i = FIRST; i < count; ++i) {
        if (i == from)
            continue;
        ssize_t n = send(fds[i].fd, data, len, 0);
        if (n > 0)
            clients[i].out += n;
    }
}

static void newcomer(int listener)
{
    struct sockaddr_storage ss;
    socklen_t len = sizeof(ss);
    client_t c = {0};
    char hello[BUFLEN];

    int fd = accept(listener, (struct sockaddr *)&ss, &len);
    if (fd < 0) {
        perror("accept");
        return;
    }
    switch (ss.ss_family) {
    case AF_INET: {
        struct sockaddr_in *sin = (struct sockaddr_in *)&ss;
        inet_ntop(AF_INET, &sin->sin_addr, c.host, sizeof(c.host));
        c.port = ntohs(sin->sin_port);
        break;
    }
    case AF_INET6: {
        struct sockaddr_in6 *sin6 = (struct sockaddr_in6 *)&ss;
        inet_ntop(AF_INET6, &sin6->sin6_addr, c.host, sizeof(c.host));
        c.port = ntohs(sin6->sin6_port);
        break;
    }
    default:
        strcpy(c.host, "?");
    }
    add(fd, &c);
    int n = sprintf(hello, "you are number %d, from port %d\n", count - FIRST, c.port);
    clients[count - 1].out += write(fd, hello, n);
    printf("[+] %s:%d\n", c.host, c.port);
}

static bool talk(int i)
{
    char buf[BUFLEN];
    ssize_t n = read(fds[i].fd, buf, sizeof(buf));

    if (n == 0)
        return false;
    if (n < 0) {
        printf("[!] %s:%d: %s\n", clients[i].host, clients[i].port, strerror(errno));
        return false;
    }
    clients[i].in += n;
    printf("[ ] %d: %.*s", clients[i].port, (int)MIN(n, 20), buf);
    if (buf[n - 1] != '\n')
        putchar('\n');
    broadcast(i, buf, n);
    return true;
}

int main(void)
{
    client_t nobody = {"-", 0};
    bool running = true;

    add(listen_on(PORT), &nobody);
    add(STDIN_FILENO, &nobody);

    while (running) {
        int n = poll(fds, count, -1);
        if (n < 0) {
            if (errno == EINTR)
                continue;
            die("poll: %s", strerror(errno));
        }
        // backwards: drop() moves the last one into the gap, and that one has been seen
        for (int i = count - 1; i >= FIRST; i--) {
            if (fds[i].revents & (POLLIN | POLLHUP | POLLERR))
                if (!talk(i))
                    drop(i);
        }
        if (fds[1].revents & POLLIN) {
            char line[BUFLEN];
            if (fgets(line, sizeof(line), stdin) == NULL)
                fds[1].fd = -1;     // poll() overlooks it from now on
            else if (strcmp(line, "shutdown\n") == 0)
                running = false;
            else
                broadcast(-1, line, strlen(line));
        } else if (fds[1].revents & POLLHUP) {
            puts("[*] the operator has gone");
            fds[1].fd = -1;
        }
        if (fds[0].revents & POLLIN)
            newcomer(fds[0].fd);
    }
    while (count > FIRST)
        drop(count - 1);
    free(fds);
    free(clients);
    return 0;
}
