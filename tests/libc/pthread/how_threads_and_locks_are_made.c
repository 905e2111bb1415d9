#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    pthread_attr_t attr;
    pthread_mutexattr_t mutexattr;
    pthread_condattr_t condattr;
    pthread_mutex_t mutex;
    sigset_t set;
    size_t size;
    void *low;
    int n;
    clockid_t clock;
    printf("%d ", pthread_attr_init(&attr));
    printf("%d ", pthread_attr_setdetachstate(&attr, 77) == EINVAL);
    printf("%d ", pthread_attr_setscope(&attr, PTHREAD_SCOPE_PROCESS) == ENOTSUP);
    printf("%d ", pthread_attr_setstacksize(&attr, 100) == EINVAL);
    printf("%d ", pthread_attr_setstacksize(&attr, 1 << 20));
    printf("%d ", pthread_attr_getstacksize(&attr, &size));
    printf("%zu ", size);
    printf("%d ", pthread_attr_setguardsize(&attr, 8192));
    printf("%d ", pthread_attr_getguardsize(&attr, &size));
    printf("%zu\n", size);
    printf("%d ", pthread_attr_getsigmask_np(&attr, &set) == PTHREAD_ATTR_NO_SIGMASK_NP);
    printf("%d ", pthread_attr_destroy(&attr));
    printf("%d ", pthread_getattr_np(pthread_self(), &attr));
    printf("%d ", pthread_attr_getstack(&attr, &low, &size));
    printf("%d ", size > 0);
    printf("%d\n", pthread_attr_destroy(&attr));
    printf("%d ", pthread_getattr_default_np(&attr));
    printf("%d ", pthread_setattr_default_np(&attr));
    printf("%d\n", pthread_attr_destroy(&attr));
    pthread_mutexattr_init(&mutexattr);
    printf("%d ", pthread_mutexattr_settype(&mutexattr, 77) == EINVAL);
    printf("%d ", pthread_mutexattr_settype(&mutexattr, PTHREAD_MUTEX_ERRORCHECK));
    printf("%d ", pthread_mutexattr_gettype(&mutexattr, &n));
    printf("%d ", n == PTHREAD_MUTEX_ERRORCHECK);
    printf("%d ", pthread_mutex_init(&mutex, &mutexattr));
    printf("%d ", pthread_mutex_lock(&mutex));
    printf("%d ", pthread_mutex_lock(&mutex) == EDEADLK);
    printf("%d ", pthread_mutex_setprioceiling(&mutex, 1, NULL) == EINVAL);
    printf("%d ", pthread_mutex_unlock(&mutex));
    printf("%d ", pthread_mutex_destroy(&mutex));
    printf("%d\n", pthread_mutex_lock(&mutex) == EINVAL);
    pthread_condattr_init(&condattr);
    printf("%d ", pthread_condattr_setclock(&condattr, 77) == EINVAL);
    printf("%d ", pthread_condattr_setclock(&condattr, CLOCK_MONOTONIC));
    printf("%d ", pthread_condattr_getclock(&condattr, &clock));
    printf("%d\n", clock == CLOCK_MONOTONIC);
    return 0;
}
