#include "log.h"

int log_lines;
int counted = 1;
const char *log_name = "log";
FILE *log_file;
struct point origin = {1, 2};
int table[LOG_MAX] = {1};
static int limit = _LOG_SECRET;     /* another than main's */

void log_line(const char *text)
{
    for (int i = 0; i < verbose; i++) {
        printf("%s: %s\n", log_name, text);
        log_lines++;
    }
    counted++;
}

/* What there is. */
void log_state(struct point *p)
{
    FILE *file = log_file ? log_file : stdout;
    fprintf(file, "%d %d %d %d %d %d %s\n", p->x, origin.y, table[1], log_lines, counted, limit, log_name);
    limit--;
}

int log_depth(int n)
{
    return n == 0 ? limit : log_depth(n - 1);
}
