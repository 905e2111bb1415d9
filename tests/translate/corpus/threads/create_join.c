/* pthread_create and pthread_join: arguments in, results out */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 4

struct job {
    int from, to;
    long sum;
};

static void *work(void *arg)
{
    struct job *j = arg;
    int i;

    for (i = j->from; i < j->to; i++)
        j->sum += i;
    return j;
}

static void *number(void *arg)
{
    long n = (long)arg;

    return (void *)(n * 2);
}

int main(void)
{
    pthread_t threads[THREADS], t;
    struct job jobs[THREADS];
    long total = 0;
    void *result;
    int i, rc;

    for (i = 0; i < THREADS; i++) {
        jobs[i] = (struct job){ i * 10, (i + 1) * 10, 0 };
        rc = pthread_create(&threads[i], NULL, work, &jobs[i]);
        if (rc != 0) {
            fprintf(stderr, "pthread_create: %s\n", strerror(rc));
            exit(1);
        }
    }
    for (i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &result);
        printf("%d: %ld\n", i, ((struct job *)result)->sum);
        total += jobs[i].sum;
    }
    printf("%ld\n", total);
    pthread_create(&t, NULL, number, (void *)21L);
    pthread_join(t, &result);
    printf("%ld\n", (long)result);
    printf("%d\n", pthread_equal(pthread_self(), pthread_self()) != 0);
    return 0;
}
