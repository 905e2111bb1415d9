/* The loopback interface: if_nametoindex, getifaddrs, ioctl */
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct ifaddrs *list, *ifa;
    struct ifreq ifr;
    char name[IF_NAMESIZE];
    unsigned index = if_nametoindex("lo");
    int fd, found = 0;

    printf("%s\n", if_indextoname(index, name));
    printf("%u\n", if_nametoindex("no-such-if"));
    if (getifaddrs(&list) == -1) {
        perror("getifaddrs");
        return 1;
    }
    for (ifa = list; ifa != NULL; ifa = ifa->ifa_next) {
        if (ifa->ifa_addr == NULL || ifa->ifa_addr->sa_family != AF_INET)
            continue;
        if (strcmp(ifa->ifa_name, "lo") == 0 && (ifa->ifa_flags & IFF_LOOPBACK)) {
            struct sockaddr_in *sin = (struct sockaddr_in *)ifa->ifa_addr;
            if (!found++)
                printf("lo has %s\n", inet_ntoa(sin->sin_addr));
        }
    }
    freeifaddrs(list);

    fd = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&ifr, 0, sizeof(ifr));
    strncpy(ifr.ifr_name, "lo", IFNAMSIZ - 1);
    if (ioctl(fd, SIOCGIFFLAGS, &ifr) == 0)
        printf("up %d loopback %d\n", (ifr.ifr_flags & IFF_UP) != 0, (ifr.ifr_flags & IFF_LOOPBACK) != 0);
    if (ioctl(fd, SIOCGIFADDR, &ifr) == 0)
        printf("%s\n", inet_ntoa(((struct sockaddr_in *)&ifr.ifr_addr)->sin_addr));
    strcpy(ifr.ifr_name, "none0");
    if (ioctl(fd, SIOCGIFMTU, &ifr) < 0)
        perror("ioctl");
    close(fd);
    return 0;
}
