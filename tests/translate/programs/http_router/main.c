#include "http.h"
#include "routes.h"
#include <arpa/inet.h>
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static volatile sig_atomic_t running = 1;

static void on_signal(int signo)
{
    running = 0;
}

int main(void)
{
    static char buffer[2048];
    struct request req;
    struct response res;
    struct sockaddr_in sin = {
        .sin_family = AF_INET,
        .sin_port = htons(8083),
    };

    struct sigaction sa = { .sa_handler = on_signal };
    sigaction(SIGINT, &sa, NULL);

    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0)
        err(1, "socket");
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    inet_pton(AF_INET, "127.0.0.1", &sin.sin_addr);
    if (bind(listener, (struct sockaddr *)&sin, sizeof sin) < 0)
        err(1, "bind to %s:%d", inet_ntoa(sin.sin_addr), ntohs(sin.sin_port));
    if (listen(listener, 5) < 0)
        err(1, "listen");

    while (running) {
        int fd = accept(listener, NULL, NULL);
        if (fd < 0)
            continue;
        ssize_t n = read(fd, buffer, sizeof(buffer) - 1);
        if (n > 0) {
            buffer[n] = '\0';
            if (http_parse(buffer, &req) < 0) {
                warnx("%zd bytes that are no request", n);
                res.status = STATUS_BAD_REQUEST;
                res.length = 0;
            } else {
                dispatch(&req, &res);
            }
            if (http_send(fd, &res) < 0)
                warn("send");
        }
        close(fd);
    }
    print_hits();
    return 0;
}
