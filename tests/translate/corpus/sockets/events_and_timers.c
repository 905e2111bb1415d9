/* eventfd and timerfd, read as numbers, waited for with poll */
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

int main(void)
{
    int ev = eventfd(3, EFD_NONBLOCK), tm = timerfd_create(CLOCK_MONOTONIC, 0);
    uint64_t value = 39;
    struct itimerspec spec = { .it_value = { 0, 1000000 } };
    struct pollfd p = { .fd = tm, .events = POLLIN };

    write(ev, &value, sizeof value);
    value = 0;
    printf("%zd", read(ev, &value, sizeof value));
    printf(" %llu\n", (unsigned long long)value);
    if (read(ev, &value, sizeof value) < 0)
        perror("eventfd");
    if (timerfd_settime(tm, 0, &spec, NULL) < 0)
        perror("timerfd_settime");
    printf("%d\n", poll(&p, 1, 5000));
    printf("%zd %d\n", read(tm, &value, sizeof value), value >= 1);
    close(ev);
    close(tm);
    return 0;
}
