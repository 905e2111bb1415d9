// The operator: picks up callers on a port, and hands each over to a colleague, another program, who talks to them.
// See also: sendmsg(2), cmsg(3), unix(7) on SCM_RIGHTS

#include <arpa/inet.h>  // htonl, htons, ntohs, inet_ntop, INET_ADDRSTRLEN
#include <netinet/in.h> // struct sockaddr_in, INADDR_ANY
#include <stddef.h>     // offsetof
#include <stdint.h>     // uint32_t
#include <stdio.h>      // fprintf, perror, printf, snprintf, stderr
#include <stdlib.h>     // atoi, exit, EXIT_FAILURE, NULL
#include <string.h>     // memcpy, memset, strcpy, strlen
#include <sys/socket.h> // socket, bind, listen, accept, sendmsg, struct msghdr, SCM_RIGHTS
#include <sys/uio.h>    // struct iovec
#include <sys/un.h>     // struct sockaddr_un
#include <unistd.h>     // close, unlink

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

// One message: a length, that many bytes of text, and a descriptor beside them.
static void hand_over(int colleaguefd, int callerfd, const char *who)
{
    uint32_t length = htonl(strlen(who));
    struct iovec pieces[2] = {
        {.iov_base = &length, .iov_len = sizeof(length)},
        {.iov_base = (char *)who, .iov_len = strlen(who)},
    };

    // a header and one int, at a place where a struct cmsghdr may lie
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(int))];
    memset(control, 0, sizeof(control));
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
    message.msg_control = control;
    message.msg_controllen = sizeof(control);

    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &callerfd, sizeof(int));

    ssize_t sent = sendmsg(colleaguefd, &message, MSG_NOSIGNAL);
    if (sent < 0)
        die("Handing over failed");
    if ((size_t)sent < sizeof(length) + strlen(who)) {
        fprintf(stderr, "Sent only in part\n");
        exit(EXIT_FAILURE);
    }
}

// Waits at a path for the one colleague, and takes the path away again.
static int meet_colleague(const char *path)
{
    struct sockaddr_un desk;
    memset(&desk, 0, sizeof(desk));
    desk.sun_family = AF_UNIX;
    if (strlen(path) >= sizeof(desk.sun_path)) {
        fprintf(stderr, "Path too long: %s\n", path);
        exit(EXIT_FAILURE);
    }
    strcpy(desk.sun_path, path);
    socklen_t desk_len = offsetof(struct sockaddr_un, sun_path) + strlen(path) + 1; // as far as it is used

    int deskfd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (deskfd < 0)
        die("Socket creation failed");
    if (bind(deskfd, (struct sockaddr *)&desk, desk_len) < 0)
        die("Bind failed");
    if (listen(deskfd, 1) < 0)
        die("Listen failed");
    int colleaguefd = accept(deskfd, NULL, NULL);
    if (colleaguefd < 0)
        die("Accept failed");
    if (unlink(path) < 0)
        die("Path not taken away");
    if (close(deskfd) < 0)
        die("Close failed");
    return colleaguefd;
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        fprintf(stderr, "Usage: %s <port> <path>\n", argv[0]);
        exit(EXIT_FAILURE);
    }

    int listenfd = socket(AF_INET, SOCK_STREAM, 0);
    if (listenfd < 0)
        die("Socket creation failed");
    int on = 1;
    if (setsockopt(listenfd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
        die("Option not set");
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(atoi(argv[1]));
    if (bind(listenfd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
        die("Bind failed");
    if (listen(listenfd, SOMAXCONN) < 0)
        die("Listen failed");

    int colleaguefd = meet_colleague(argv[2]);
    printf("A colleague is there\n");
    for (;;) {
        struct sockaddr_in caller;
        socklen_t caller_len = sizeof(caller);
        int callerfd = accept(listenfd, (struct sockaddr *)&caller, &caller_len);
        if (callerfd < 0)
            die("Accept failed");

        char ip[INET_ADDRSTRLEN];
        if (inet_ntop(AF_INET, &caller.sin_addr, ip, sizeof(ip)) == NULL)
            die("Address conversion failed");
        char who[INET_ADDRSTRLEN + 6];
        snprintf(who, sizeof(who), "%s:%d", ip, ntohs(caller.sin_port));

        hand_over(colleaguefd, callerfd, who);
        printf("Handed over: %s\n", who);
        // the colleague has a descriptor of its own, also while the message is still on its way
        if (close(callerfd) < 0)
            die("Close failed");
    }
}
