/* UNIX domain stream sockets with a path in the current directory */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SOCK_PATH "corpus.sock"

int main(void)
{
    struct sockaddr_un addr, peer;
    socklen_t len;
    int s, c, a;
    char buf[32];

    s = socket(AF_UNIX, SOCK_STREAM, 0);
    addr.sun_family = AF_UNIX;
    strncpy(addr.sun_path, SOCK_PATH, sizeof(addr.sun_path) - 1);
    addr.sun_path[sizeof(addr.sun_path) - 1] = '\0';
    unlink(addr.sun_path);
    len = offsetof(struct sockaddr_un, sun_path) + strlen(addr.sun_path) + 1;
    if (bind(s, (struct sockaddr *)&addr, len) == -1) {
        perror("bind");
        exit(1);
    }
    listen(s, 1);
    c = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(c, (struct sockaddr *)&addr, sizeof(addr)) == -1) {
        perror("connect");
        exit(1);
    }
    len = sizeof(peer);
    a = accept(s, (struct sockaddr *)&peer, &len);
    printf("accepted %d, peer address has %u bytes\n", a, len);
    len = sizeof(peer);
    getsockname(a, (struct sockaddr *)&peer, &len);
    printf("%s %d\n", peer.sun_path, peer.sun_family == AF_UNIX);
    write(c, "through a file", 15);
    read(a, buf, sizeof(buf));
    printf("%s\n", buf);
    close(a);
    close(c);
    if (bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&addr, sizeof(addr)) < 0)
        printf("%s\n", strerror(errno));
    close(s);
    unlink(SOCK_PATH);
    if (connect(3, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        printf("%s\n", strerror(errno));
    return 0;
}
