#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <netdb.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/select.h>
#include <netinet/in.h>
#include <arpa/inet.h>

/* ------------------------------------------------------------- *
 *  TCP connect() scanner                                        *
 *  usage: scan host ports      ports like 20-25,80,8080-8082    *
 * ------------------------------------------------------------- */

#define MAX_PORTS       65535
#define BANNER_SIZE     40
#define TIMEOUT_USEC    500000

typedef enum { CLOSED, OPEN, FILTERED, FAILED } result;

static unsigned char wanted[MAX_PORTS / 8 + 1];

#define SET(p)      (wanted[(p) >> 3] |=  (1 << ((p) & 7)))
#define ISSET(p)    (wanted[(p) >> 3] &   (1 << ((p) & 7)))

static const char *result_names[] = { "closed", "open", "filtered", "failed" };

void usage(char *name)
{
    fprintf(stderr, "Usage: %s <ip> <ports>\n", name);
    exit(EXIT_FAILURE);
}

/* returns the number of ports, -1 if the text is no list of ports */
int parse_ports(char *text)
{
    int count = 0;
    char *p = text, *end;
    long from, to, i;

    do {
        from = to = strtol(p, &end, 10);
        if (end == p || from < 1 || from > MAX_PORTS) return -1;
        if (*end == '-') {
            p = end + 1;
            to = strtol(p, &end, 10);
            if (end == p || to < from || to > MAX_PORTS) return -1;
        }
        for (i = from; i <= to; ++i)
            if (!ISSET(i)) {
                SET(i);
                count++;
            }
        p = end;
    } while (*p++ == ',');
    return p[-1] == '\0' ? count : -1;
}

result scan_port(struct in_addr host, int port, char *banner)
{
    struct sockaddr_in sa;
    struct timeval tv;
    fd_set wr, rd;
    int sock, flags, err = 0;
    socklen_t errlen = sizeof(err);
    ssize_t n;
    result res = FAILED;

    banner[0] = '\0';
    if ((sock = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)) < 0) {
        perror("socket");
        return FAILED;
    }
    if ((flags = fcntl(sock, F_GETFL, 0)) < 0 || fcntl(sock, F_SETFL, flags | O_NONBLOCK) < 0) {
        perror("fcntl");
        goto out;
    }

    memset(&sa, 0, sizeof(sa));
    sa.sin_family = AF_INET;
    sa.sin_port   = htons(port);
    sa.sin_addr   = host;
    if (connect(sock, (struct sockaddr *)&sa, sizeof(sa)) < 0) {
        if (errno == ECONNREFUSED) { res = CLOSED; goto out; }
        if (errno != EINPROGRESS) { perror("connect"); goto out; }
        FD_ZERO(&wr);
        FD_SET(sock, &wr);
        tv.tv_sec = 0;
        tv.tv_usec = TIMEOUT_USEC;
        switch (select(sock + 1, NULL, &wr, NULL, &tv)) {
        case -1:
            perror("select");
            goto out;
        case 0:
            res = FILTERED;
            goto out;
        }
        if (getsockopt(sock, SOL_SOCKET, SO_ERROR, &err, &errlen) < 0) { perror("getsockopt"); goto out; }
        if (err) {
            res = (err == ECONNREFUSED) ? CLOSED : FILTERED;
            goto out;
        }
    }
    res = OPEN;

    /* does it say something? */
    FD_ZERO(&rd);
    FD_SET(sock, &rd);
    tv.tv_sec = 1;
    tv.tv_usec = 0;
    if (select(sock + 1, &rd, NULL, NULL, &tv) > 0 && (n = recv(sock, banner, BANNER_SIZE - 1, 0)) > 0) {
        banner[n] = '\0';
        banner[strcspn(banner, "\r\n")] = '\0';
    }

out:
    close(sock);
    return res;
}

int main(int argc, char *argv[])
{
    struct in_addr host;
    struct servent *se;
    char banner[BANNER_SIZE], *name;
    int port, nports, tally[4] = { 0 };

    if (argc != 3) usage(argv[0]);
    if (!inet_aton(argv[1], &host)) {
        fprintf(stderr, "%s: bad address\n", argv[1]);
        return 2;
    }
    if ((nports = parse_ports(argv[2])) < 0) {
        fprintf(stderr, "%s: bad ports\n", argv[2]);
        return 2;
    }

    printf("Scanning %s, %d port%s\n", inet_ntoa(host), nports, nports != 1 ? "s" : "");
    for (port = 1; port <= MAX_PORTS; port++) {
        result r;
        if (!ISSET(port)) continue;
        r = scan_port(host, port, banner);
        tally[r]++;
        if (r == CLOSED) continue;
        se = getservbyport(htons(port), "tcp");
        name = se ? se->s_name : "-";
        printf("%5d/tcp  %-8s  %-10s  %s\n", port, result_names[r], name, banner);
    }
    for (port = 0; port < 4; port++)
        if (tally[port])
            printf("%s: %d\n", result_names[port], tally[port]);
    return tally[OPEN] ? 0 : 1;
}
