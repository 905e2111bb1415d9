/* A thread that serves one side of a socket pair; the descriptor comes through malloc'ed memory */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void *handle_client(void *arg)
{
    int fd = *(int *)arg;
    char buf[32];
    ssize_t n;

    free(arg);
    while ((n = recv(fd, buf, sizeof buf, 0)) > 0) {
        for (ssize_t i = 0; i < n / 2; i++) {
            char c = buf[i];
            buf[i] = buf[n - 1 - i];
            buf[n - 1 - i] = c;
        }
        send(fd, buf, n, 0);
    }
    close(fd);
    return NULL;
}

int main(void)
{
    const char *words[] = { "stressed", "live", "x" };
    int sv[2], *arg, i;
    pthread_t tid;
    char reply[32];
    ssize_t n;

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    arg = malloc(sizeof(int));
    *arg = sv[1];
    if (pthread_create(&tid, NULL, handle_client, arg) != 0)
        return 1;
    for (i = 0; i < 3; i++) {
        send(sv[0], words[i], strlen(words[i]), 0);
        n = recv(sv[0], reply, sizeof reply - 1, 0);
        reply[n] = '\0';
        printf("%s -> %s\n", words[i], reply);
    }
    shutdown(sv[0], SHUT_WR);
    printf("%zd\n", recv(sv[0], reply, sizeof reply, 0));
    pthread_join(tid, NULL);
    return 0;
}
