# ruff: noqa: F403, F405
from pysock import *


def serve(arg):
    fd = cast("intptr_t", arg)
    buf = new("char[64]")
    while (n := recv(fd, buf, sizeof(buf), 0)) > 0:
        send(fd, buf, n, 0)
    close(fd)
    return NULL


def call(addr):
    buf = new("char[64]")
    fd = socket(AF_INET, SOCK_STREAM, 0)
    connect(fd, addr, sizeof(addr))
    for i in range(20):
        length = snprintf(buf, sizeof(buf), "message %d", i)
        send(fd, buf, length, 0)
        memset(buf, 0, sizeof(buf))
        recv(fd, buf, length, MSG_WAITALL)
    close(fd)
    return strdup(buf)


def main():
    addr = sockaddr_in()
    length = new("socklen_t", sizeof(addr))
    clients, servers = new("pthread_t[8]"), new("pthread_t[8]")
    listener = socket(AF_INET, SOCK_STREAM, 0)
    addr.sin_family = AF_INET
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    bind(listener, addr, sizeof(addr))
    listen(listener, 8)
    getsockname(listener, addr, length)
    for i in range(8):
        pthread_create(addressof(clients, i), NULL, call, addr)
    for i in range(8):
        pthread_create(addressof(servers, i), NULL, serve, cast("void *", accept(listener, NULL, NULL)))
    for i in range(8):
        text = new("char *")
        pthread_join(clients[i], text)
        puts(text[0])
        free(text[0])
        pthread_join(servers[i], NULL)
    return 0


run(main)
