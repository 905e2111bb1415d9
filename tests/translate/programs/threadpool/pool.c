#include "pool.h"
#include <stdlib.h>

static void *work(void *argument)
{
    pool_t *pool = argument;
    job_t *job;

    pthread_mutex_lock(&pool->mutex);
    for (;;) {
        while (pool->first == NULL && !pool->closing)
            pthread_cond_wait(&pool->not_empty, &pool->mutex);
        if ((job = pool->first) == NULL)
            break;
        if ((pool->first = job->next) == NULL)
            pool->last = NULL;
        pool->queued--;
        pool->running++;
        pthread_mutex_unlock(&pool->mutex);

        job->function(job->argument);
        free(job);

        pthread_mutex_lock(&pool->mutex);
        if (--pool->running == 0 && pool->first == NULL)
            pthread_cond_broadcast(&pool->idle);
    }
    pthread_mutex_unlock(&pool->mutex);
    return NULL;
}

pool_t *pool_create(int nthreads)
{
    pool_t *pool = calloc(1, sizeof(pool_t));

    if (!pool)
        return NULL;
    pool->threads = malloc(nthreads * sizeof(pthread_t));
    if (!pool->threads) {
        free(pool);
        return NULL;
    }
    pthread_mutex_init(&pool->mutex, NULL);
    pthread_cond_init(&pool->not_empty, NULL);
    pthread_cond_init(&pool->idle, NULL);
    while (pool->nthreads < nthreads && pthread_create(pool->threads + pool->nthreads, NULL, work, pool) == 0)
        pool->nthreads++;
    return pool;
}

int pool_submit(pool_t *pool, job_function function, void *argument)
{
    job_t *job = malloc(sizeof(*job));

    if (!job)
        return -1;
    *job = (job_t){ function, argument, NULL };
    pthread_mutex_lock(&pool->mutex);
    if (pool->last)
        pool->last->next = job;
    else
        pool->first = job;
    pool->last = job;
    pool->queued++;
    pthread_cond_signal(&pool->not_empty);
    pthread_mutex_unlock(&pool->mutex);
    return 0;
}

void pool_wait(pool_t *pool)
{
    pthread_mutex_lock(&pool->mutex);
    while (pool->queued > 0 || pool->running > 0)
        pthread_cond_wait(&pool->idle, &pool->mutex);
    pthread_mutex_unlock(&pool->mutex);
}

int pool_destroy(pool_t *pool)
{
    int i, joined = 0;

    pthread_mutex_lock(&pool->mutex);
    pool->closing = true;
    pthread_cond_broadcast(&pool->not_empty);
    pthread_mutex_unlock(&pool->mutex);
    for (i = 0; i < pool->nthreads; i++)
        if (pthread_join(pool->threads[i], NULL) == 0)
            joined++;
    pthread_mutex_destroy(&pool->mutex);
    pthread_cond_destroy(&pool->not_empty);
    pthread_cond_destroy(&pool->idle);
    free(pool->threads);
    free(pool);
    return joined;
}
