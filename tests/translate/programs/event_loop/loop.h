/* loop.h - a small event loop: descriptors and timers, with callbacks. */
#ifndef LOOP_H
#define LOOP_H

#include <stdint.h>

#define LOOP_READ  0x1
#define LOOP_WRITE 0x4

typedef struct loop loop_t;
typedef void (*io_callback)(loop_t *loop, int fd, unsigned events, void *data);
typedef void (*timer_callback)(loop_t *loop, int id, void *data);

loop_t *loop_new(void);
int loop_add(loop_t *loop, int fd, unsigned events, io_callback callback, void *data);
int loop_change(loop_t *loop, int fd, unsigned events);
void loop_remove(loop_t *loop, int fd);
int loop_after(loop_t *loop, unsigned ticks, timer_callback callback, void *data);
int loop_cancel(loop_t *loop, int id);
void loop_tick(loop_t *loop);           /* time goes on by one */
int loop_run(loop_t *loop);
void loop_stop(loop_t *loop, int result);
void loop_delete(loop_t *loop);

#endif
