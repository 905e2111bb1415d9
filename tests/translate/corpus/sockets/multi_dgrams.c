/* sendmmsg and recvmmsg: several datagrams in one call */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#define COUNT 3

int main(void)
{
    int sv[2], i, n;
    struct mmsghdr out[COUNT], in[COUNT + 1];
    struct iovec iov_out[COUNT], iov_in[COUNT + 1];
    char *texts[COUNT] = { "one", "three", "" }, bufs[COUNT + 1][8];

    socketpair(AF_UNIX, SOCK_DGRAM, 0, sv);
    memset(out, 0, sizeof out);
    memset(in, 0, sizeof in);
    for (i = 0; i < COUNT; i++) {
        iov_out[i].iov_base = texts[i];
        iov_out[i].iov_len = strlen(texts[i]);
        out[i].msg_hdr.msg_iov = &iov_out[i];
        out[i].msg_hdr.msg_iovlen = 1;
    }
    n = sendmmsg(sv[0], out, COUNT, 0);
    printf("%d sent, %u %u %u bytes\n", n, out[0].msg_len, out[1].msg_len, out[2].msg_len);
    for (i = 0; i <= COUNT; i++) {
        iov_in[i] = (struct iovec){ bufs[i], sizeof bufs[i] };
        in[i].msg_hdr.msg_iov = &iov_in[i];
        in[i].msg_hdr.msg_iovlen = 1;
    }
    n = recvmmsg(sv[1], in, COUNT + 1, MSG_DONTWAIT, NULL);
    for (i = 0; i < n; i++)
        printf("%u [%.*s]\n", in[i].msg_len, (int)in[i].msg_len, bufs[i]);
    return n == COUNT ? 0 : 1;
}
