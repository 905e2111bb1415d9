/* (d) Datagrams of 64 bytes over the loopback, 64 with each sendmmsg() and recvmmsg(). datagrams COUNT */

#define _GNU_SOURCE 1
#include "bench.h"

enum { BATCH = 64, SIZE = 64 };

static int sender, receiver;
static char out[BATCH][SIZE], in[BATCH][SIZE];
static struct iovec out_iov[BATCH], in_iov[BATCH];
static struct mmsghdr sent[BATCH], received[BATCH];

static void work(long count)
{
    for (long i = 0; i < count; i += BATCH)
        if (sendmmsg(sender, sent, BATCH, 0) != BATCH || recvmmsg(receiver, received, BATCH, 0, NULL) != BATCH)
            exit(1);
}

int main(int argc, char *argv[])
{
    struct sockaddr_in addr = loopback(0);
    socklen_t addrlen = sizeof(addr);

    receiver = (int)CHECKED(socket(AF_INET, SOCK_DGRAM, 0));
    sender = (int)CHECKED(socket(AF_INET, SOCK_DGRAM, 0));
    CHECKED(bind(receiver, (struct sockaddr *)&addr, sizeof(addr)));
    CHECKED(getsockname(receiver, (struct sockaddr *)&addr, &addrlen));
    CHECKED(connect(sender, (struct sockaddr *)&addr, sizeof(addr)));
    for (int i = 0; i < BATCH; i++) {
        out_iov[i] = (struct iovec){out[i], SIZE};
        in_iov[i] = (struct iovec){in[i], SIZE};
        sent[i].msg_hdr.msg_iov = &out_iov[i];
        sent[i].msg_hdr.msg_iovlen = 1;
        received[i].msg_hdr.msg_iov = &in_iov[i];
        received[i].msg_hdr.msg_iovlen = 1;
    }
    timed(work, argc > 1 ? atol(argv[1]) : BATCH);
    return 0;
}
