#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void *serve(void *arg)
{
    int fd = (int)(intptr_t)arg;
    char buf[64];
    ssize_t n;
    while ((n = recv(fd, buf, sizeof buf, 0)) > 0)
        send(fd, buf, n, 0);
    close(fd);
    return NULL;
}

static void *call(void *arg)
{
    struct sockaddr_in *addr = arg;
    char buf[64];
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    connect(fd, (struct sockaddr *)addr, sizeof *addr);
    for (int i = 0; i < 20; i++) {
        int length = snprintf(buf, sizeof buf, "message %d", i);
        send(fd, buf, length, 0);
        memset(buf, 0, sizeof buf);
        recv(fd, buf, length, MSG_WAITALL);
    }
    close(fd);
    return strdup(buf);
}

int main(void)
{
    struct sockaddr_in addr = {0};
    socklen_t length = sizeof addr;
    pthread_t clients[8], servers[8];
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener, (struct sockaddr *)&addr, sizeof addr);
    listen(listener, 8);
    getsockname(listener, (struct sockaddr *)&addr, &length);
    for (int i = 0; i < 8; i++)
        pthread_create(&clients[i], NULL, call, &addr);
    for (int i = 0; i < 8; i++)
        pthread_create(&servers[i], NULL, serve, (void *)(intptr_t)accept(listener, NULL, NULL));
    for (int i = 0; i < 8; i++) {
        void *text;
        pthread_join(clients[i], &text);
        puts(text);
        free(text);
        pthread_join(servers[i], NULL);
    }
    return 0;
}
