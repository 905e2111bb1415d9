/* variables of which each thread has its own, outside and within a function */
#include <pthread.h>
#include <stdio.h>
_Thread_local int calls = 3;
int plain;

static int next(void)
{
    static __thread unsigned n;

    plain++;
    return ++n;
}

static void *work(void *arg)
{
    int last = 0;

    for (int i = 0; i < 1000; i++) {
        calls++;
        last = next();
    }
    printf("%d %d\n", calls, last);
    return NULL;
}
int main(void)
{
    pthread_t t;

    for (int i = 0; i < 2; i++) {
        pthread_create(&t, NULL, work, NULL);
        pthread_join(t, NULL);
    }
    int here = next();
    printf("%d %d %d\n", calls, here, plain);
    return 0;
}
