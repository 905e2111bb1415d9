/* ioctl with an int: FIONREAD and FIONBIO; MSG_WAITALL, MSG_OOB left out */
#include <errno.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int sv[2], waiting = -1, on = 1;
    char buf[8];

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    ioctl(sv[0], FIONREAD, &waiting);
    printf("%d\n", waiting);
    write(sv[1], "12345", 5);
    ioctl(sv[0], FIONREAD, &waiting);
    printf("%d\n", waiting);
    write(sv[1], "678", 3);
    printf("%zd\n", recv(sv[0], buf, 8, MSG_WAITALL));
    printf("%.8s\n", buf);
    ioctl(sv[0], FIONBIO, &on);
    if (read(sv[0], buf, 1) < 0)
        printf("%d\n", errno == EAGAIN);
    on = 0;
    ioctl(sv[0], FIONBIO, &on);
    write(sv[1], "x", 1);
    printf("%zd\n", read(sv[0], buf, 1));
    return 0;
}
