/* What the TUN driver says without an interface being made, and a packet's head */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <linux/if_tun.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int tun_alloc(char *dev, int flags)
{
    struct ifreq ifr;
    int fd = open("/dev/net/tun", O_RDWR);

    if (fd < 0)
        return fd;
    memset(&ifr, 0, sizeof(ifr));
    ifr.ifr_flags = flags;
    if (*dev)
        strncpy(ifr.ifr_name, dev, IFNAMSIZ - 1);
    if (ioctl(fd, TUNSETIFF, (void *)&ifr) < 0) {
        int saved = errno;

        close(fd);
        errno = saved;
        return -1;
    }
    strcpy(dev, ifr.ifr_name);
    return fd;
}

int main(void)
{
    char name[IFNAMSIZ] = "pytun%d";
    unsigned char packet[8] = {0};
    struct tun_pi *pi = (struct tun_pi *)packet;
    unsigned int features = IFF_TUN | IFF_NO_PI;
    int fd = open("/dev/net/tun", O_RDWR);

    if (fd >= 0) {
        if (ioctl(fd, TUNGETFEATURES, &features) < 0)
            perror("TUNGETFEATURES");
        close(fd);
    }
    printf("%d %d\n", (features & IFF_TUN) != 0, (features & IFF_NO_PI) != 0);
    if (tun_alloc(name, 0) >= 0 || tun_alloc(name, IFF_NO_PI) >= 0) /* neither TUN nor TAP */
        printf("made?\n");
    printf("%s %d\n", name, errno == EINVAL || errno == EPERM || errno == EACCES || errno == ENOENT);
    pi->proto = htons(ETH_P_IP);
    printf("%zu %02x %02x %#x\n", sizeof(*pi), packet[2], packet[3], IFF_TAP | IFF_VNET_HDR | IFF_MULTI_QUEUE);
    printf("%d\n", (pi->flags & TUN_PKT_STRIP) == 0);
    return 0;
}
