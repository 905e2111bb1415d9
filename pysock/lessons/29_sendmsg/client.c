// The colleague: takes over the callers that an operator, another program, hands on, and talks to them.
// See also: recvmsg(2), cmsg(3), unix(7) on SCM_RIGHTS

#include <arpa/inet.h>  // ntohl
#include <stddef.h>     // offsetof
#include <stdint.h>     // uint32_t
#include <stdio.h>      // fprintf, perror, printf, stderr
#include <stdlib.h>     // exit, EXIT_FAILURE, NULL
#include <string.h>     // memcpy, memset, strcpy, strlen
#include <sys/socket.h> // socket, connect, sendmsg, recvmsg, struct msghdr, CMSG_FIRSTHDR, SCM_RIGHTS
#include <sys/uio.h>    // struct iovec
#include <sys/un.h>     // struct sockaddr_un
#include <unistd.h>     // close

#define LONGEST 64

static _Noreturn void die(const char *message)
{
    perror(message);
    exit(EXIT_FAILURE);
}

static _Noreturn void stop(const char *why)
{
    fprintf(stderr, "%s\n", why);
    exit(EXIT_FAILURE);
}

// Three pieces from three places, sent as one.
static void greet(int callerfd, const char *who, size_t length)
{
    struct iovec pieces[3] = {
        {.iov_base = "Hello, ", .iov_len = 7},
        {.iov_base = (char *)who, .iov_len = length},
        {.iov_base = "!\n", .iov_len = 2},
    };
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 3};
    if (sendmsg(callerfd, &message, MSG_NOSIGNAL) < 0)
        perror("Greeting failed"); // a caller who has gone: the next one is waiting
}

int main(int argc, char *argv[])
{
    struct sockaddr_un desk;
    memset(&desk, 0, sizeof(desk));
    desk.sun_family = AF_UNIX;
    if (argc != 2 || strlen(argv[1]) >= sizeof(desk.sun_path)) {
        fprintf(stderr, "Usage: %s <path>\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    strcpy(desk.sun_path, argv[1]);
    socklen_t desk_len = offsetof(struct sockaddr_un, sun_path) + strlen(argv[1]) + 1; // as far as it is used

    int operatorfd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (operatorfd < 0)
        die("Socket creation failed");
    if (connect(operatorfd, (struct sockaddr *)&desk, desk_len) < 0)
        die("Connect failed");

    for (;;) {
        // the length goes to one place, the text to another
        uint32_t length;
        char who[LONGEST];
        struct iovec pieces[2] = {
            {.iov_base = &length, .iov_len = sizeof(length)},
            {.iov_base = who, .iov_len = sizeof(who)},
        };

        _Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(int))];
        struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
        message.msg_control = control;
        message.msg_controllen = sizeof(control);
        ssize_t n = recvmsg(operatorfd, &message, 0);
        if (n < 0)
            die("Receive failed");
        if (n == 0)
            break;

        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        if (header == NULL || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
            stop("A message without a caller");
        int callerfd;
        memcpy(&callerfd, CMSG_DATA(header), sizeof(int));
        // what the kernel had no room for is lost
        if ((message.msg_flags & MSG_CTRUNC) != 0)
            stop("More than one caller");
        if ((size_t)n < sizeof(length) || n - sizeof(length) != ntohl(length))
            stop("No whole message");

        printf("Talking to %.*s\n", (int)(n - sizeof(length)), who);
        greet(callerfd, who, n - sizeof(length));
        if (close(callerfd) < 0)
            die("Close failed");
    }
    printf("The operator has gone\n");

    if (close(operatorfd) < 0)
        die("Close failed");
    return 0;
}
