/* A name server and one who asks it, in one process: a question is made, sent over loopback, answered and taken apart */
#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#define NAME "www.example.org"

static int answer(const unsigned char *query, int len, unsigned char *out, int room)
{
    const HEADER *asked = (const HEADER *)query;
    HEADER *hp = (HEADER *)out;
    unsigned char *cp, *names[8];
    char name[NS_MAXDNAME];
    unsigned type, class;
    int n;
    const unsigned char *p = query + NS_HFIXEDSZ;

    n = dn_expand(query, query + len, p, name, sizeof(name));
    if (n < 0)
        return -1;
    p += n;
    GETSHORT(type, p);
    GETSHORT(class, p);
    memset(out, 0, NS_HFIXEDSZ);
    hp->id = asked->id;
    hp->qr = 1;
    hp->opcode = QUERY;
    hp->rd = asked->rd;
    hp->qdcount = htons(1);
    names[0] = out;
    names[1] = NULL;
    cp = out + NS_HFIXEDSZ;
    n = dn_comp(name, cp, room - NS_HFIXEDSZ, names, names + 8);
    cp += n;
    PUTSHORT(type, cp);
    PUTSHORT(class, cp);
    if (strcmp(name, NAME) != 0) {
        hp->rcode = NXDOMAIN;
        return cp - out;
    }
    if (type == T_A) {
        for (int i = 0; i < 2; i++) {
            n = dn_comp(name, cp, out + room - cp, names, names + 8);
            cp += n;
            PUTSHORT(T_A, cp);
            PUTSHORT(C_IN, cp);
            PUTLONG(3600 + i, cp);
            PUTSHORT(NS_INADDRSZ, cp);
            PUTLONG(0xc0000201 + i, cp);
        }
        hp->ancount = htons(2);
    } else if (type == T_MX) {
        unsigned char *length;

        cp += dn_comp(name, cp, out + room - cp, names, names + 8);
        PUTSHORT(T_MX, cp);
        PUTSHORT(C_IN, cp);
        PUTLONG(60, cp);
        length = cp;
        cp += NS_INT16SZ;
        PUTSHORT(10, cp);
        cp += dn_comp("mail.example.org", cp, out + room - cp, names, names + 8);
        n = cp - length - NS_INT16SZ;
        PUTSHORT(n, length);
        hp->ancount = htons(1);
    }
    return cp - out;
}

static void print_answer(const unsigned char *msg, int len)
{
    const HEADER *hp = (const HEADER *)msg;
    const unsigned char *eom = msg + len, *p = msg + HFIXEDSZ;
    int questions = ntohs(hp->qdcount), answers = ntohs(hp->ancount);
    char name[MAXDNAME];

    printf("%d bytes: qr %d rcode %d, %d questions, %d answers\n", len, hp->qr, hp->rcode, questions, answers);
    while (questions-- > 0)
        p += dn_skipname(p, eom) + QFIXEDSZ;
    while (answers-- > 0 && p < eom) {
        unsigned short type, class, rdlen;
        unsigned long ttl;
        int n = dn_expand(msg, eom, p, name, sizeof(name));

        if (n < 0)
            break;
        p += n;
        GETSHORT(type, p);
        GETSHORT(class, p);
        GETLONG(ttl, p);
        NS_GET16(rdlen, p);
        printf("%s class %d ttl %lu ", name, class, ttl);
        if (type == ns_t_a) {
            char text[INET_ADDRSTRLEN];

            printf("A %s\n", inet_ntop(AF_INET, p, text, sizeof(text)));
        } else if (type == ns_t_mx) {
            const unsigned char *q = p;
            int preference;

            NS_GET16(preference, q);
            dn_expand(msg, eom, q, name, sizeof(name));
            printf("MX %d %s\n", preference, name);
        }
        p += rdlen;
    }
    printf("%s\n", p == eom ? "whole" : "rest");
}

int main(void)
{
    struct sockaddr_in server;
    socklen_t size = sizeof(server);
    unsigned char query[NS_PACKETSZ], reply[NS_PACKETSZ];
    static const int types[] = {T_A, T_MX, T_TXT};
    int fd = socket(AF_INET, SOCK_DGRAM, 0), len;

    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd == -1 || bind(fd, (struct sockaddr *)&server, sizeof(server)) || res_init() ||
        getsockname(fd, (struct sockaddr *)&server, &size)) {
        perror("server");
        return 1;
    }
    for (int i = 0; i < 3; i++) {
        len = res_mkquery(QUERY, NAME, C_IN, types[i], NULL, 0, NULL, query, sizeof(query));
        printf("question of %d bytes, rd %d\n", len, ((HEADER *)query)->rd);
        len = answer(query, len, reply, sizeof(reply));
        print_answer(reply, len);
    }
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        struct sockaddr_in peer;

        size = sizeof(peer);
        for (int i = 0; i < 2; i++) {
            len = recvfrom(fd, query, sizeof(query), 0, (struct sockaddr *)&peer, &size);
            len = answer(query, len, reply, sizeof(reply));
            sendto(fd, reply, len, 0, (struct sockaddr *)&peer, size);
        }
        _exit(0);
    }
    _res.nscount = 1;
    _res.nsaddr = server;
    _res.options &= ~(RES_DEFNAMES | RES_DNSRCH);
    len = res_query(NAME, C_IN, T_MX, reply, sizeof(reply));
    if (len > 0)
        print_answer(reply, len);
    len = res_query("nothing.example.org", C_IN, T_A, reply, sizeof(reply));
    printf("%d %s\n", len, h_errno == HOST_NOT_FOUND ? "HOST_NOT_FOUND" : hstrerror(h_errno));
    printf("%d %d %d\n", res_hnok("a-b.example"), res_hnok("a_b.example"), res_dnok("x"));
    close(fd);
    return 0;
}
