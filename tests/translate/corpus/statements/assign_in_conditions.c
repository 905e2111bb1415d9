/* Assignments in the conditions of if, while, for and ?:, with calls and comparisons */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int queue[] = { 5, 3, 8, 0, 9 };
static int position;

static int take(void) { return queue[position++]; }

int main(void)
{
    int p[2], n, fd, total = 0, rc;
    char buf[8], *colon, *rest;
    char line[] = "user:x:1000:/home";
    size_t len;

    while ((n = take()))
        total += n;
    printf("%d\n", total);
    if ((rc = pipe(p)) < 0 || (fd = dup(p[1])) == -1) {
        perror("pipe");
        return 1;
    }
    if ((n = write(fd, "abcdefghij", 10)) != 10)
        perror("write");
    close(fd);
    close(p[1]);
    while ((n = read(p[0], buf, sizeof buf)) > 0)
        printf("%d ", n);
    printf("%d %d\n", n, rc);
    for (rest = line; (colon = strchr(rest, ':')) != NULL; rest = colon + 1)
        printf("%.*s ", (int)(colon - rest), rest);
    printf("%s\n", rest);
    if (!(len = strlen(rest)))
        printf("empty\n");
    else if (len > 3 && (n = rest[0]) == '/')
        printf("%zu %c\n", len, n);
    printf("%s\n", (rc = close(99)) ? strerror(errno) : "closed");
    do {
        n = 0;
    } while ((n += 1) < 1 || (total -= 5) > 0);
    printf("%d %d\n", n, total);
    return 0;
}
