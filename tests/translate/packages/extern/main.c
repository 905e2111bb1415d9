/* One variable is one object, whichever file changes it. */
#include <stdio.h>
#include "log.h"

int verbose = 1;
const int limit = 3;

int main(void)
{
    struct point *p = &origin;
    int *place = &counted;

    for (int i = 0; i < limit; i++)
        log_line("hello");
    verbose = 0;
    log_line("unheard");
    verbose += 2;
    log_line("twice");
    while (log_lines++ < 7)
        ;
    log_file = stderr;
    *place += 10;
    origin.x = 5;
    table[1] = 9;
    log_state(p);
    log_file = stdout;
    log_state(p);
    printf("%d %d %d %s\n", log_lines, counted, (verbose = 7) + 1, log_name);
    log_name = "other";
    log_state(p);
    return log_depth(3);
}
