/* A route as route(8) builds it: filled in, looked at, and refused where there is no such interface */
#include <arpa/inet.h>
#include <errno.h>
#include <net/route.h>
#include <netinet/ip.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static int set_addr(struct sockaddr *sa, const char *text)
{
    struct sockaddr_in *sin = (struct sockaddr_in *)sa;

    memset(sin, 0, sizeof(*sin));
    sin->sin_family = AF_INET;
    return inet_aton(text, &sin->sin_addr) ? 0 : -1;
}

static void print_route(const struct rtentry *rt)
{
    const struct sockaddr_in *dst = (const struct sockaddr_in *)&rt->rt_dst;
    const struct sockaddr_in *mask = (const struct sockaddr_in *)&rt->rt_genmask;

    printf("%s/", inet_ntoa(dst->sin_addr));
    printf("%s %s%s%s metric %d dev %s\n", inet_ntoa(mask->sin_addr), rt->rt_flags & RTF_UP ? "U" : "",
           rt->rt_flags & RTF_GATEWAY ? "G" : "", rt->rt_flags & RTF_HOST ? "H" : "", rt->rt_metric - 1, rt->rt_dev);
}

int main(void)
{
    char device[] = "nosuchif0";
    struct rtentry rt;
    unsigned flags = RTF_LOCAL | RTF_INTERFACE;
    struct in6_rtmsg msg = {.rtmsg_dst_len = 64, .rtmsg_metric = 1, .rtmsg_flags = RTF_UP, .rtmsg_ifindex = 999999};
    int fd = socket(AF_INET, SOCK_DGRAM, 0);

    if (fd == -1) {
        perror("socket");
        return 1;
    }
    memset(&rt, 0, sizeof(rt));
    if (set_addr(&rt.rt_dst, "192.0.2.0") || set_addr(&rt.rt_genmask, "255.255.255.0"))
        return 1;
    set_addr(&rt.rt_gateway, "198.51.100.1");
    rt.rt_flags = RTF_UP | RTF_GATEWAY;
    rt.rt_metric = 5;
    rt.rt_dev = device;
    print_route(&rt);
    if (ioctl(fd, SIOCADDRT, &rt) == 0)
        printf("it was added?\n");
    else
        printf("refused: %d\n", errno == ENODEV || errno == EPERM);
    rt.rt_flags |= RTF_HOST;
    rt.rt_mss = 1400;
    print_route(&rt);
    printf("%lu %d %d\n", rt.rt_mtu, RTF_MSS == RTF_MTU, RT_CLASS_MAIN);
    printf("%zu %d %u\n", sizeof(rt), msg.rtmsg_dst_len, RT_ADDRCLASS(flags));
    printf("%d %d\n", RT_LOCALADDR(flags), RT_TOS(0xff));
    close(fd);
    return 0;
}
