/* What every C program of the benchmarks needs: the clocks, and leaving when a call fails. Each program prints one
   number and nothing else, like the Python program of its name. */

#ifndef BENCH_H
#define BENCH_H

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* A result that must not be -1. */
static inline long checked(long result, const char *call)
{
    if (result == -1) {
        perror(call);
        exit(1);
    }
    return result;
}

#define CHECKED(call) checked((long)(call), #call)

static inline long long nanoseconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* Runs work(count) after a tenth of it that does not count, and prints the processor's nanoseconds for each. */
static inline void timed(void (*work)(long count), long count)
{
    long long start;

    work(count / 10 + 1);
    start = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    work(count);
    printf("%.3f\n", (double)(nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - start) / (double)count);
}

/* 127.0.0.1 and this port; 0 lets the system choose one. */
static inline struct sockaddr_in loopback(int port)
{
    struct sockaddr_in addr;

    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons((unsigned short)port);
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return addr;
}

/* A listening socket on a port that the system has chosen, which is printed. */
static inline int listening(void)
{
    struct sockaddr_in addr = loopback(0);
    socklen_t addrlen = sizeof(addr);
    int fd = (int)CHECKED(socket(AF_INET, SOCK_STREAM, 0));

    CHECKED(bind(fd, (struct sockaddr *)&addr, sizeof(addr)));
    CHECKED(listen(fd, SOMAXCONN));
    CHECKED(getsockname(fd, (struct sockaddr *)&addr, &addrlen));
    printf("%d\n", ntohs(addr.sin_port));
    fflush(stdout);
    return fd;
}

static inline int connected(int port)
{
    struct sockaddr_in addr = loopback(port);
    int fd = (int)CHECKED(socket(AF_INET, SOCK_STREAM, 0));

    CHECKED(connect(fd, (struct sockaddr *)&addr, sizeof(addr)));
    return fd;
}

#endif
