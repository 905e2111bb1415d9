/* Reading lines from a socket: a buffer with a position that is kept between calls */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#define BUF 8

struct reader {
    int fd;
    char buf[BUF];
    char *next;
    ssize_t left;
};

static ssize_t read_char(struct reader *r, char *c)
{
    if (r->left <= 0) {
        if ((r->left = read(r->fd, r->buf, sizeof r->buf)) <= 0)
            return r->left;
        r->next = r->buf;
    }
    r->left--;
    *c = *r->next++;
    return 1;
}

static ssize_t read_line(struct reader *r, char *line, size_t max)
{
    ssize_t n, rc;
    char c, *p = line;

    for (n = 1; n < (ssize_t)max; n++) {
        if ((rc = read_char(r, &c)) == 1) {
            *p++ = c;
            if (c == '\n')
                break;
        } else if (rc == 0) {
            *p = 0;
            return n - 1;
        } else
            return -1;
    }
    *p = 0;
    return n;
}

int main(void)
{
    int sv[2];
    struct reader r = { .left = 0 };
    char line[16];
    ssize_t n;

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    write(sv[1], "first\nsecond line is too long\n\nlast", 35);
    close(sv[1]);
    r.fd = sv[0];
    while ((n = read_line(&r, line, sizeof line)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = '$';
        printf("%zd [%s]\n", n, line);
    }
    printf("%zd %d\n", n, (int)(r.next - r.buf));
    return 0;
}
