/* UDP time server: answers every request with the date that the request has in it.
   (It does not look at the clock, or the output would be another one each time.) */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>

#define PORT 7770
#define BUFSIZE 64

static const char *days[] = {"Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"};

/* days since 1970-01-01, the civil calendar without libc */
static long days_from_civil(int y, unsigned m, unsigned d)
{
    int era;
    unsigned yoe, doy, doe;

    y -= m <= 2;
    era = (y >= 0 ? y : y - 399) / 400;
    yoe = (unsigned)(y - era * 400);
    doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
    doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097L + (long)doe - 719468;
}

static int leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

int main(int argc, char **argv)
{
    int sockfd;                     /* socket */
    int portno = PORT;              /* port to listen on */
    socklen_t clientlen;            /* byte size of client's address */
    struct sockaddr_in serveraddr;  /* server's addr */
    struct sockaddr_in clientaddr;  /* client addr */
    char buf[BUFSIZE];              /* message buf */
    char *hostaddrp;                /* dotted decimal host addr string */
    int optval;                     /* flag value for setsockopt */
    int n;                          /* message byte size */
    int count = 0;

    if (argc > 1)
        portno = atoi(argv[1]);

    /*
     * socket: create the parent socket
     */
    sockfd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sockfd < 0) {
        perror("ERROR opening socket");
        exit(1);
    }

    /* setsockopt: lets us rerun the server immediately after we kill it */
    optval = 1;
    setsockopt(sockfd, SOL_SOCKET, SO_REUSEADDR, (const void *)&optval, sizeof(int));

    bzero((char *)&serveraddr, sizeof(serveraddr));
    serveraddr.sin_family = AF_INET;
    serveraddr.sin_addr.s_addr = htonl(INADDR_ANY);
    serveraddr.sin_port = htons((unsigned short)portno);
    if (bind(sockfd, (struct sockaddr *)&serveraddr, sizeof(serveraddr)) < 0) {
        perror("ERROR on binding");
        exit(1);
    }

    /*
     * main loop: wait for a datagram, then answer it
     */
    clientlen = sizeof(clientaddr);
    while (1) {
        int y, m, d;
        long epoch;
        struct tm tm;
        time_t t;

        bzero(buf, BUFSIZE);
        n = recvfrom(sockfd, buf, BUFSIZE - 1, 0, (struct sockaddr *)&clientaddr, &clientlen);
        if (n < 0) {
            perror("ERROR in recvfrom");
            exit(1);
        }
        hostaddrp = inet_ntoa(clientaddr.sin_addr);
        if (hostaddrp == NULL) {
            perror("ERROR on inet_ntoa\n");
            exit(1);
        }
        printf("server received datagram from %s:%d\n", hostaddrp, ntohs(clientaddr.sin_port));
        printf("server received %zu/%d bytes: %s\n", strlen(buf), n, buf);

        if (strcmp(buf, "quit") == 0)
            break;
        if (sscanf(buf, "%d-%d-%d", &y, &m, &d) == 3) {
            epoch = days_from_civil(y, m, d);
            t = epoch * 86400;
            gmtime_r(&t, &tm);
            n = sprintf(buf, "%s, day %d of %d, %ld", days[((epoch + 4) % 7 + 7) % 7], tm.tm_yday + 1, leap(y) ? 366 : 365, epoch);
            if (tm.tm_year + 1900 != y || tm.tm_mon + 1 != m || tm.tm_mday != d)
                n += sprintf(buf + n, " (%d-%02d-%02d)", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
        } else {
            n = sprintf(buf, "no date");
        }
        ++count;

        n = sendto(sockfd, buf, n, 0, (struct sockaddr *)&clientaddr, clientlen);
        if (n < 0)
            perror("ERROR in sendto");
    }
    printf("%d answers\n", count);
    close(sockfd);
    return 0;
}
