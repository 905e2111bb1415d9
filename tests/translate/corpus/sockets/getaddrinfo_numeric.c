/* getaddrinfo with numbers only: the list, the flags, the errors */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>

static void lookup(const char *node, const char *service, int family, int flags)
{
    struct addrinfo hints, *res, *p;
    char host[NI_MAXHOST], serv[NI_MAXSERV];
    int rc;

    memset(&hints, 0, sizeof hints);
    hints.ai_family = family;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICHOST | AI_NUMERICSERV;
    rc = getaddrinfo(node, service, &hints, &res);
    if (rc != 0) {
        printf("%s %s: %s\n", node ? node : "(null)", service ? service : "(null)", gai_strerror(rc));
        return;
    }
    for (p = res; p != NULL; p = p->ai_next) {
        getnameinfo(p->ai_addr, p->ai_addrlen, host, sizeof host, serv, sizeof serv, NI_NUMERICHOST | NI_NUMERICSERV);
        printf("family %d type %d protocol %d: %s port %s, %u bytes\n", p->ai_family, p->ai_socktype,
               p->ai_protocol, host, serv, p->ai_addrlen);
        if (p->ai_family == AF_INET) {
            struct sockaddr_in *in = (struct sockaddr_in *)p->ai_addr;
            printf("  %s %d\n", inet_ntoa(in->sin_addr), ntohs(in->sin_port));
        }
    }
    freeaddrinfo(res);
}

int main(void)
{
    lookup("127.0.0.1", "80", AF_UNSPEC, 0);
    lookup("::1", "8080", AF_INET6, 0);
    lookup(NULL, "9000", AF_INET, AI_PASSIVE);
    lookup(NULL, "9000", AF_INET, 0);
    lookup("no.number", "80", AF_INET, 0);
    lookup("127.0.0.1", "http", AF_INET, 0);
    lookup(NULL, NULL, AF_INET, 0);
    lookup("127.0.0.1", NULL, AF_INET, 0);
    return 0;
}
