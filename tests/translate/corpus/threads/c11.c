/* threads of C11: a queue between two of them, a value of each, a function called once */
#include <stdio.h>
#include <threads.h>
#include <time.h>

#define MANY 200

static mtx_t lock;
static cnd_t changed;
static int queue[4], count, sum;
static once_flag flag = ONCE_FLAG_INIT;
static tss_t own;

static void begin(void)
{
    printf("begin\n");
}

static void ended(void *value)
{
    printf("value %d\n", *(int *)value);
}

static int take(void *arg)
{
    int i;

    call_once(&flag, begin);
    for (i = 0; i < MANY; i++) {
        mtx_lock(&lock);
        while (count == 0)
            cnd_wait(&changed, &lock);
        sum += queue[--count];
        cnd_signal(&changed);
        mtx_unlock(&lock);
    }
    tss_set(own, arg);
    return -*(int *)arg;
}

static int leave(void *arg)
{
    (void)arg;
    call_once(&flag, begin);
    thrd_exit(42);
}

int main(void)
{
    struct timespec past = {1, 0}, little = {0, 1000};
    int number = 7, result, i;
    thrd_t taker, other;

    if (mtx_init(&lock, mtx_plain | mtx_recursive) != thrd_success || cnd_init(&changed) != thrd_success)
        return 1;
    tss_create(&own, ended);
    if (thrd_create(&taker, take, &number) != thrd_success)
        return 1;
    for (i = 0; i < MANY; i++) {
        mtx_lock(&lock);
        while (count == 4)
            cnd_wait(&changed, &lock);
        queue[count++] = i;
        cnd_signal(&changed);
        mtx_unlock(&lock);
    }
    thrd_join(taker, &result);
    printf("%d %d\n", sum, result);
    thrd_create(&other, leave, NULL);
    thrd_join(other, &result);
    printf("%d %d\n", result, thrd_equal(thrd_current(), thrd_current()) != 0);
    mtx_lock(&lock);
    printf("%d ", mtx_trylock(&lock) == thrd_success);
    printf("%d ", cnd_timedwait(&changed, &lock, &past) == thrd_timedout);
    mtx_unlock(&lock);
    mtx_unlock(&lock);
    printf("%d %d\n", thrd_sleep(&little, NULL), tss_get(own) == NULL);
    tss_delete(own);
    cnd_destroy(&changed);
    mtx_destroy(&lock);
    return 0;
}
