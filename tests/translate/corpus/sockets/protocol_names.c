/* getprotobyname and getservbyname, as far as the files of the system go */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    struct protoent *p = getprotobyname("tcp");
    struct servent *s;
    struct hostent *h;

    if (p != NULL)
        printf("%s %d %s\n", p->p_name, p->p_proto, p->p_aliases[0]);
    s = getservbyname("http", "tcp");
    if (s)
        printf("%s %d %s\n", s->s_name, ntohs(s->s_port), s->s_proto);
    printf("%d\n", getservbyname("no-such-service", NULL) == NULL);
    h = gethostbyname("127.0.0.1");
    if (h == NULL) {
        herror("gethostbyname");
        exit(1);
    }
    printf("%s %d %d\n", h->h_name, h->h_addrtype, h->h_length);
    printf("%s\n", inet_ntoa(*(struct in_addr *)h->h_addr_list[0]));
    printf("%u\n", ntohl(*(in_addr_t *)h->h_addr));
    return 0;
}
