/* Passing a descriptor over a UNIX socket by SCM_RIGHTS */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static int send_fd(int sock, int fd)
{
    char control[CMSG_SPACE(sizeof(int))] = { 0 };
    char byte = 'F';
    struct iovec iov = { &byte, 1 };
    struct msghdr msg = { 0 };
    struct cmsghdr *cmsg;

    msg.msg_iov = &iov;
    msg.msg_iovlen = 1;
    msg.msg_control = control;
    msg.msg_controllen = sizeof control;
    cmsg = CMSG_FIRSTHDR(&msg);
    cmsg->cmsg_level = SOL_SOCKET;
    cmsg->cmsg_type = SCM_RIGHTS;
    cmsg->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(cmsg), &fd, sizeof fd);
    return sendmsg(sock, &msg, 0) == 1 ? 0 : -1;
}

static int receive_fd(int sock)
{
    union {
        char buf[CMSG_SPACE(sizeof(int))];
        struct cmsghdr align;
    } u;
    char byte;
    struct iovec iov = { .iov_base = &byte, .iov_len = 1 };
    struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = u.buf, .msg_controllen = sizeof u.buf };
    struct cmsghdr *c;
    int fd = -1;

    if (recvmsg(sock, &msg, 0) < 0)
        return -1;
    for (c = CMSG_FIRSTHDR(&msg); c != NULL; c = CMSG_NXTHDR(&msg, c))
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS)
            fd = *(int *)CMSG_DATA(c);
    return fd;
}

int main(void)
{
    int sv[2], p[2], fd;
    char buf[16];
    ssize_t n;

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) < 0 || pipe(p) < 0)
        exit(1);
    printf("%d\n", send_fd(sv[0], p[1]));
    fd = receive_fd(sv[1]);
    printf("%d\n", fd > p[1]);
    close(p[1]);
    write(fd, "through it", 10);
    close(fd);
    while ((n = read(p[0], buf, sizeof buf)) > 0)
        printf("%.*s\n", (int)n, buf);
    return 0;
}
