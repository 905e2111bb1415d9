/* Addresses as text and back: inet_addr, inet_aton, inet_ntoa, inet_pton, inet_ntop */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
    const char *texts[] = { "127.0.0.1", "10.1", "255.255.255.255", "1.2.3.256", "host", "0x7f.1", "1.2.3.4 " };
    const char *six[] = { "::1", "fe80::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4", "1::2::3", "" };
    struct in_addr a;
    struct in6_addr a6;
    char buf[INET6_ADDRSTRLEN];
    unsigned i;

    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        int ok = inet_aton(texts[i], &a), ok2 = inet_pton(AF_INET, texts[i], &a);
        printf("%-16s %d %d %08x\n", texts[i], ok, ok2, ntohl(inet_addr(texts[i])));
    }
    for (i = 0; i < sizeof six / sizeof *six; i++) {
        if (inet_pton(AF_INET6, six[i], &a6) == 1)
            printf("%s %02x..%02x\n", inet_ntop(AF_INET6, &a6, buf, sizeof buf), a6.s6_addr[0], a6.s6_addr[15]);
        else
            printf("'%s' is no address\n", six[i]);
    }
    a.s_addr = htonl(0xC0A80114);
    printf("%s\n", inet_ntoa(a));
    printf("%s\n", inet_ntop(AF_INET, &a, buf, 8) == NULL ? "too small" : buf);
    printf("%s\n", inet_ntop(AF_INET, &a, buf, INET_ADDRSTRLEN));
    printf("%d %d\n", inet_addr("nonsense") == INADDR_NONE, INADDR_ANY == 0);
    printf("%d\n", inet_pton(AF_UNIX, "x", &a));
    perror("inet_pton");
    return 0;
}
