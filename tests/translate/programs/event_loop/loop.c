#include "loop.h"
#include "heap.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#define BATCH 8

struct watch {
    io_callback callback;
    void *data;
};

struct timer {
    struct heap_item item;      /* first: a pointer to it is a pointer to the timer */
    int id;
    timer_callback callback;
    void *data;
};

struct loop {
    int epoll_fd;
    struct watch *watches;      /* by descriptor */
    int size;
    struct heap timers;
    uint64_t now;
    int next_id;
    int running, result;
};

_Static_assert(LOOP_READ == EPOLLIN && LOOP_WRITE == EPOLLOUT, "passed on as they are");

loop_t *loop_new(void)
{
    loop_t *loop = calloc(1, sizeof *loop);
    if (loop == NULL)
        return NULL;
    loop->epoll_fd = epoll_create1(0);
    if (loop->epoll_fd < 0) {
        free(loop);
        return NULL;
    }
    loop->next_id = 100;
    return loop;
}

static int control(loop_t *loop, int op, int fd, unsigned events)
{
    struct epoll_event ev;
    ev.events = events;
    ev.data.fd = fd;
    return epoll_ctl(loop->epoll_fd, op, fd, &ev);
}

int loop_add(loop_t *loop, int fd, unsigned events, io_callback callback, void *data)
{
    if (fd >= loop->size) {
        int size = fd + 8;
        struct watch *w = realloc(loop->watches, size * sizeof *w);
        if (!w)
            return -1;
        memset(w + loop->size, 0, (size - loop->size) * sizeof *w);
        loop->watches = w;
        loop->size = size;
    }
    loop->watches[fd].callback = callback;
    loop->watches[fd].data = data;
    return control(loop, EPOLL_CTL_ADD, fd, events);
}

int loop_change(loop_t *loop, int fd, unsigned events)
{
    return control(loop, EPOLL_CTL_MOD, fd, events);
}

void loop_remove(loop_t *loop, int fd)
{
    control(loop, EPOLL_CTL_DEL, fd, 0);
    loop->watches[fd].callback = NULL;
}

int loop_after(loop_t *loop, unsigned ticks, timer_callback callback, void *data)
{
    struct timer *t = malloc(sizeof *t);
    if (!t)
        return -1;
    t->item.key = loop->now + ticks;
    t->id = loop->next_id++;
    t->callback = callback;
    t->data = data;
    heap_push(&loop->timers, &t->item);
    return t->id;
}

int loop_cancel(loop_t *loop, int id)
{
    for (size_t i = 0; i < loop->timers.count; i++) {
        struct timer *t = (struct timer *)loop->timers.items[i];
        if (t->id == id) {
            heap_remove(&loop->timers, i);
            free(t);
            return 1;
        }
    }
    return 0;
}

void loop_tick(loop_t *loop)
{
    loop->now++;
    while (loop->timers.count > 0 && loop->timers.items[0]->key <= loop->now) {
        struct timer *t = (struct timer *)heap_pop(&loop->timers);
        t->callback(loop, t->id, t->data);
        free(t);
    }
}

int loop_run(loop_t *loop)
{
    struct epoll_event events[BATCH];

    loop->running = 1;
    while (loop->running) {
        int n = epoll_wait(loop->epoll_fd, events, BATCH, -1);
        if (n < 0) {
            if (errno == EINTR)
                continue;
            return -1;
        }
        for (int i = 0; i < n && loop->running; i++) {
            struct watch *w = &loop->watches[events[i].data.fd];
            if (w->callback)
                w->callback(loop, events[i].data.fd, events[i].events, w->data);
        }
    }
    return loop->result;
}

void loop_stop(loop_t *loop, int result)
{
    loop->running = 0;
    loop->result = result;
}

void loop_delete(loop_t *loop)
{
    struct heap_item *item;
    while ((item = heap_pop(&loop->timers)) != NULL)
        free(item);
    heap_free(&loop->timers);
    free(loop->watches);
    close(loop->epoll_fd);
    free(loop);
}
