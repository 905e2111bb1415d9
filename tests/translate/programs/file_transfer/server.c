/* Keeps files in the directory "store", for one client after the other. */
#include "common.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define STORE "store"

static void usage(const char *me)
{
    fprintf(stderr, "usage: %s port\n", me);
    exit(2);
}

static int cmp(const void *a, const void *b)
{
    return strcmp(a, b);
}

static int list(int fd)
{
    static char names[16][NAME_MAX_ + 1];
    char text[sizeof names];
    size_t used = 0;
    int n = 0;
    struct dirent *d;
    struct sum sum;
    DIR *dir = opendir(STORE);

    if (dir == NULL)
        return -1;
    while (n < 16 && (d = readdir(dir)) != NULL)
        if (d->d_name[0] != '.')
            snprintf(names[n++], sizeof names[0], "%.*s", NAME_MAX_, d->d_name);
    closedir(dir);
    qsort(names, n, sizeof names[0], cmp);
    for (int i = 0; i < n; i++)
        used += snprintf(text + used, sizeof text - used, "%s\n", names[i]);
    sum_start(&sum);
    sum_add(&sum, text, used);
    if (send_header(fd, OP_LIST, "", used, sum_end(&sum)) < 0)
        return -1;
    return used ? write_all(fd, text, used) : 1;
}

static void talk(int fd)
{
    struct header h;
    char name[NAME_MAX_ + 1], path[sizeof STORE + sizeof name];
    int r;

    while ((r = recv_header(fd, &h, name)) > 0) {
        int ok = 0;

        snprintf(path, sizeof path, STORE "/%s", name);
        if (strchr(name, '/')) {
            errno = EACCES;
            ok = -1;
        } else
            switch (h.op) {
            case OP_PUT:
                ok = recv_body(fd, &h, path);
                printf("put %s %llu\n", name, (unsigned long long)h.size);
                if (ok > 0)
                    ok = send_header(fd, OP_DONE, "", 0, 0);
                break;
            case OP_GET:
                printf("get %s\n", name);
                ok = send_file(fd, OP_PUT, path);
                break;
            case OP_LIST:
                ok = list(fd);
                break;
            default:
                errno = ENOSYS;
                ok = -1;
            }
        if (ok < 0)
            send_header(fd, OP_ERROR, strerror(errno), 0, 0);
        if (ok == 0)
            break;
    }
    if (r < 0)
        perror("client");
}

int main(int argc, char *argv[])
{
    struct sockaddr_in sin;
    int fd, client;

    if (argc != 2)
        usage(argv[0]);
    signal(SIGPIPE, SIG_IGN);
    mkdir(STORE, 0777);

    fd = socket(AF_INET, SOCK_STREAM, 0);
    memset(&sin, 0, sizeof sin);
    sin.sin_family = AF_INET;
    sin.sin_addr.s_addr = inet_addr("127.0.0.1");
    sin.sin_port = htons((uint16_t)strtoul(argv[1], NULL, 10));
    if (bind(fd, (struct sockaddr *)&sin, sizeof sin) < 0) {
        perror("bind");
        return 1;
    }
    listen(fd, 1);
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (;;) {
        if ((client = accept(fd, NULL, NULL)) < 0) {
            perror("accept");
            continue;
        }
        talk(client);
        close(client);
    }
}
