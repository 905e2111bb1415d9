/* sendmsg and recvmsg with several pieces; readv and writev */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

struct header {
    unsigned short type;
    unsigned short length;
};

int main(void)
{
    int sv[2];
    struct header h = { 7, 11 }, got;
    char body[] = "hello there", first[6], second[16];
    struct iovec iov[2], in[3];
    struct msghdr msg = { 0 };
    ssize_t n;

    socketpair(AF_UNIX, SOCK_DGRAM, 0, sv);
    iov[0].iov_base = &h;
    iov[0].iov_len = sizeof h;
    iov[1].iov_base = body;
    iov[1].iov_len = strlen(body);
    msg.msg_iov = iov;
    msg.msg_iovlen = 2;
    printf("%zd\n", sendmsg(sv[0], &msg, 0));

    memset(second, 0, sizeof second);
    memset(&msg, 0, sizeof msg);
    in[0] = (struct iovec){ &got, sizeof got };
    in[1] = (struct iovec){ first, 5 };
    in[2] = (struct iovec){ second, sizeof second };
    msg.msg_iov = in;
    msg.msg_iovlen = 3;
    n = recvmsg(sv[1], &msg, 0);
    printf("%zd %u %u [%.5s] [%s] %d\n", n, got.type, got.length, first, second, msg.msg_flags);

    writev(sv[1], iov, 2);
    in[0].iov_len = 2;
    in[1].iov_len = 2;
    n = readv(sv[0], in, 2);
    printf("%zd\n", n);
    writev(sv[1], iov, 2);
    msg.msg_iovlen = 1;
    n = recvmsg(sv[0], &msg, 0);
    printf("%zd %d\n", n, (msg.msg_flags & MSG_TRUNC) != 0);
    return 0;
}
