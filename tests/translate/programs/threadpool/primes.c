/* Clients ask for the number of primes in a range; the range is split among a pool of threads. */
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "pool.h"

#define THREADS 3
#define PARTS   5

struct part {
    unsigned from, to;      /* to is not in it */
    unsigned found;
    unsigned long long sum;
};

static pthread_mutex_t total_mutex = PTHREAD_MUTEX_INITIALIZER;
static unsigned long total_found;
static _Thread_local unsigned calls;    /* of is_prime(), by this thread */

static bool is_prime(unsigned n)
{
    unsigned d;

    calls++;
    if (n < 2)
        return false;
    for (d = 2; d * d <= n; d += d == 2 ? 1 : 2)
        if (n % d == 0)
            return false;
    return true;
}

static void count_primes(void *argument)
{
    struct part *part = argument;
    unsigned before = calls;

    for (unsigned n = part->from; n < part->to; n++)
        if (is_prime(n)) {
            part->found++;
            part->sum += n;
        }
    pthread_mutex_lock(&total_mutex);
    total_found += part->found;
    pthread_mutex_unlock(&total_mutex);
    if (calls - before != part->to - part->from)
        abort();
}

static void answer(pool_t *pool, int fd, unsigned from, unsigned to)
{
    struct part parts[PARTS];
    unsigned step = (to - from + PARTS - 1) / PARTS, at = from;
    struct part sum = { from, to };
    char text[160];
    int i, n;

    for (i = 0; i < PARTS; i++) {
        parts[i].from = at;
        parts[i].to = at = at + step > to ? to : at + step;
        parts[i].found = 0;
        parts[i].sum = 0;
        if (pool_submit(pool, count_primes, &parts[i]) < 0) {
            perror("pool_submit");
            exit(EXIT_FAILURE);
        }
    }
    pool_wait(pool);
    for (i = 0; i < PARTS; i++) {
        sum.found += parts[i].found;
        sum.sum += parts[i].sum;
    }
    n = snprintf(text, sizeof text, "%u..%u: %u primes, sum %llu (", from, to, sum.found, sum.sum);
    for (i = 0; i < PARTS; i++)
        n += snprintf(text + n, sizeof text - n, "%s%u", i ? "+" : "", parts[i].found);
    n += snprintf(text + n, sizeof text - n, ")\n");
    write(fd, text, n);
}

int main(int argc, char *argv[])
{
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(7510) };
    int listener, fd, clients = argc > 1 ? atoi(argv[1]) : 1;
    pool_t *pool = pool_create(THREADS);
    char line[80];
    unsigned from, to;

    if (pool == NULL || pool->nthreads != THREADS) {
        fprintf(stderr, "no threads\n");
        return EXIT_FAILURE;
    }
    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 5) < 0) {
        perror("primes");
        return EXIT_FAILURE;
    }
    while (clients-- > 0 && (fd = accept(listener, NULL, NULL)) >= 0) {
        FILE *in = fdopen(fd, "r+");
        while (fgets(line, sizeof line, in)) {
            if (sscanf(line, "%u %u", &from, &to) != 2 || from >= to || to > 5000)
                dprintf(fd, "two numbers up to 5000, please\n");
            else
                answer(pool, fd, from, to);
        }
        fclose(in);
    }
    printf("%d threads joined, %lu primes in all\n", pool_destroy(pool), total_found);
    close(listener);
    return 0;
}
