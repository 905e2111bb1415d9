/* Workers that get jobs through one pipe and send structs back through another */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 3
#define JOBS 9

struct job { int id; int n; };
struct result { int id; long value; char note[8]; };

static long fib(int n)
{
    long a = 0, b = 1;

    while (n-- > 0) {
        long t = a + b;
        a = b;
        b = t;
    }
    return a;
}

static void worker(int in, int out)
{
    struct job j;
    struct result r;

    while (read(in, &j, sizeof j) == sizeof j) {
        memset(&r, 0, sizeof r);
        r.id = j.id;
        r.value = fib(j.n);
        snprintf(r.note, sizeof r.note, "f%d", j.n);
        if (write(out, &r, sizeof r) != sizeof r)
            _exit(2);
    }
    _exit(0);
}

int main(void)
{
    int jobs[2], results[2], i, status, failed = 0;
    struct result all[JOBS], r;

    if (pipe(jobs) < 0 || pipe(results) < 0) {
        perror("pipe");
        exit(1);
    }
    for (i = 0; i < WORKERS; i++) {
        pid_t pid = fork();
        if (pid == -1)
            exit(1);
        if (!pid) {
            close(jobs[1]);
            close(results[0]);
            worker(jobs[0], results[1]);
        }
    }
    close(jobs[0]);
    close(results[1]);
    for (i = 0; i < JOBS; i++) {
        struct job j = { i, i * 5 };
        write(jobs[1], &j, sizeof(struct job));
    }
    close(jobs[1]);
    while ((i = read(results[0], &r, sizeof r)) > 0)
        all[r.id] = r;
    for (i = 0; i < JOBS; i++)
        printf("%d %s %ld\n", all[i].id, all[i].note, all[i].value);
    while (wait(&status) > 0)
        failed += WEXITSTATUS(status) != 0;
    printf("%d failed\n", failed);
    return failed;
}
