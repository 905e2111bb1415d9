#ifndef POOL_H
#define POOL_H

#include <pthread.h>
#include <stdbool.h>

typedef void (*job_function)(void *);

typedef struct job {
    job_function function;
    void *argument;
    struct job *next;
} job_t;

typedef struct pool {
    pthread_t *threads;
    int nthreads;
    pthread_mutex_t mutex;
    pthread_cond_t not_empty;
    pthread_cond_t idle;
    job_t *first, *last;
    int queued, running;
    bool closing;
} pool_t;

pool_t *pool_create(int nthreads);
int pool_submit(pool_t *pool, job_function function, void *argument);
void pool_wait(pool_t *pool);
int pool_destroy(pool_t *pool);

#endif
