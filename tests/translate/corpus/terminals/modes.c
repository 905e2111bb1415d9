/* a password prompt and a chat's raw mode, on a pseudo-terminal: settings kept, changed, set again */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int master, slave;
static struct termios before;

static void restore(void)
{
    struct termios now;

    tcsetattr(slave, TCSANOW, &before);
    tcgetattr(slave, &now);
    printf("restored %d\n", now.c_lflag == before.c_lflag);
}

static int set_echo(int fd, int on)
{
    struct termios t;

    if (tcgetattr(fd, &t) < 0) {
        perror("tcgetattr");
        return -1;
    }
    if (on)
        t.c_lflag |= ECHO;
    else
        t.c_lflag &= ~(tcflag_t)ECHO;
    return tcsetattr(fd, TCSAFLUSH, &t);
}

static void show(const char *what, const char *buf, ssize_t n)
{
    ssize_t i;

    printf("%s:", what);
    for (i = 0; i < n; i++)
        printf(" %02x", (unsigned char)buf[i]);
    printf("\n");
}

int main(void)
{
    char buf[64], keys[3] = "a\r";
    struct termios raw;

    master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) < 0 || unlockpt(master) < 0) {
        perror("pty");
        return 1;
    }
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    if (tcgetattr(slave, &before) < 0) {
        perror("tcgetattr");
        return 1;
    }
    atexit(restore);
    set_echo(slave, 0);
    write(master, "secret\n", 7);
    show("password", buf, read(slave, buf, sizeof buf));
    set_echo(slave, 1);
    write(master, "hi\n", 3);
    show("line", buf, read(slave, buf, sizeof buf));
    show("echo", buf, read(master, buf, sizeof buf));

    raw = before;
    cfmakeraw(&raw);
    raw.c_cc[VMIN] = 3;
    raw.c_cc[VTIME] = 0;
    cfsetispeed(&raw, B9600);
    cfsetospeed(&raw, B9600);
    if (tcsetattr(slave, TCSADRAIN, &raw) < 0)
        perror("tcsetattr");
    keys[2] = CTRL('c');
    write(master, keys, 3);
    show("raw", buf, read(slave, buf, sizeof buf));
    write(slave, "x\n", 2);
    tcdrain(slave);
    show("raw output", buf, read(master, buf, sizeof buf));
    printf("%d %d\n", cfgetospeed(&raw) == B9600, (raw.c_cflag & CSIZE) == CS8);
    if (tcgetattr(-1, &raw) < 0)
        perror("tcgetattr");
    tcflush(slave, TCIOFLUSH);
    return 0;
}
