"""<termios.h>, <sys/ttydefaults.h>: what a terminal does with bytes, on pseudo-terminals of our own."""
# ruff: noqa: E501, F403, F405, SIM115

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pysock import *
from pysock.libc.termios import *

FLAGS = ("c_iflag", "c_oflag", "c_cflag", "c_lflag", "c_line")
OPENED = (
    "",
    "int m = posix_openpt(O_RDWR | O_NOCTTY); grantpt(m); unlockpt(m); int s = open(ptsname(m), O_RDWR | O_NOCTTY)",
    "from pysock.libc.termios import *; m = posix_openpt(O_RDWR | O_NOCTTY); grantpt(m); unlockpt(m); s = open(ptsname(m), O_RDWR | O_NOCTTY)",
)

# fmt: off
SETTINGS = [
    OPENED,
    ("", "struct termios t, u", "t, u = termios(), termios()"),
    ("%d", "tcgetattr(s, &t)", "tcgetattr(s, t)"), *(("%u", f"t.{flag}") for flag in FLAGS),
    *(("%d", f"t.c_cc[{index}]") for index in ("VINTR", "VQUIT", "VERASE", "VKILL", "VEOF", "VTIME", "VMIN", "VSTART", "VSTOP", "VSUSP", "VEOL", "VWERASE", "VLNEXT")),
    ("%d", "cfgetispeed(&t) == B38400", "cfgetispeed(t) == B38400"), ("%d", "cfgetospeed(&t) == B38400", "cfgetospeed(t) == B38400"),
    ("%d", "(t.c_lflag & ECHO) != 0"), ("", "t.c_lflag &= ~ECHO"), ("%d", "tcsetattr(s, TCSANOW, &t)", "tcsetattr(s, TCSANOW, t)"),
    ("", "tcgetattr(s, &u)", "tcgetattr(s, u)"), ("%d", "(u.c_lflag & ECHO) != 0"),
    ("", "cfmakeraw(&t)", "cfmakeraw(t)"), *(("%u", f"t.{flag}") for flag in FLAGS), ("%d", "t.c_cc[VMIN]"), ("%d", "t.c_cc[VTIME]"),
    ("%d", "tcsetattr(s, TCSAFLUSH, &t)", "tcsetattr(s, TCSAFLUSH, t)"), ("", "tcgetattr(s, &u)", "tcgetattr(s, u)"), *(("%u", f"u.{flag}") for flag in FLAGS),
    ("%d", "cfsetispeed(&t, B9600)", "cfsetispeed(t, B9600)"), ("%d", "cfsetospeed(&t, B115200)", "cfsetospeed(t, B115200)"), ("%u", "cfgetispeed(&t)", "cfgetispeed(t)"), ("%u", "cfgetospeed(&t)", "cfgetospeed(t)"), ("%u", "t.c_cflag"),
    ("%d", "cfsetspeed(&t, 19200)", "cfsetspeed(t, 19200)"), ("%d", "cfgetospeed(&t) == EXTA", "cfgetospeed(t) == EXTA"),
    ("%d", "cfsetspeed(&t, 12345)", "cfsetspeed(t, 12345)"), ("%d", "errno"), ("%d", "cfsetospeed(&t, 12345)", "cfsetospeed(t, 12345)"), ("%d", "cfsetispeed(&t, 12345)", "cfsetispeed(t, 12345)"),
    ("%d", "tcsetattr(s, 99, &t)", "tcsetattr(s, 99, t)"), ("%d", "errno"),
    ("%d", "CCEQ(3, 3)"), ("%d", "CCEQ(3, 4)"), ("%d", "CCEQ(_POSIX_VDISABLE, _POSIX_VDISABLE)"), ("%d", "CCEQ(-1, 255)"),
    ("%d", "sizeof(t.c_cc) == NCCS"),
    ("%d", "CTRL('c') == CINTR", "CTRL(ord('c')) == CINTR"), ("%d", "CTRL('D') == CEOF", "CTRL(ord('D')) == CEOF"), ("%d", "CTRL(-1)"), ("%d", "TTYDEF_LFLAG == (ECHO | ICANON | ISIG | IEXTEN | ECHOE | ECHOKE | ECHOCTL)"), ("%d", "TTYDEF_SPEED == B9600"),
]
BYTES = [
    OPENED,
    ("", "struct termios t; char buf[64]; int n = 0", 't = termios(); buf = new("char[64]"); n = new("int")'),
    ("%d", 'write(m, "abc\\177d\\r", 6)', 'write(m, b"abc\\177d\\r", 6)'),
    ("%d", "read(s, buf, 64)"), ("%.4s", "buf"), ("%d", "read(m, buf, 64)"), ("%.3s", "buf"),
    ("%d", 'write(s, "x\\n", 2)', 'write(s, b"x\\n", 2)'), ("%d", "tcdrain(s)"), ("%d", "read(m, buf, 64)"), ("%d", "buf[1]"), ("%d", "buf[2]"),
    ("", "tcgetattr(s, &t); cfmakeraw(&t)", "tcgetattr(s, t); cfmakeraw(t)"), ("%d", "tcsetattr(s, TCSADRAIN, &t)", "tcsetattr(s, TCSADRAIN, t)"),
    ("%d", 'write(m, "ab\\177\\r\\003", 5)', 'write(m, b"ab\\177\\r\\003", 5)'), ("%d", "read(s, buf, 64)"), *(("%d", f"buf[{index}]") for index in range(5)),
    ("", "t.c_cc[VMIN] = t.c_cc[VTIME] = 0; tcsetattr(s, TCSANOW, &t)", "t.c_cc[VMIN] = t.c_cc[VTIME] = 0; tcsetattr(s, TCSANOW, t)"), ("%d", "read(s, buf, 64)"),
    ("", "t.c_cc[VTIME] = 1; tcsetattr(s, TCSANOW, &t)", "t.c_cc[VTIME] = 1; tcsetattr(s, TCSANOW, t)"), ("%d", "read(s, buf, 64)"),
    ("", 'write(m, "lost", 4)', 'write(m, b"lost", 4)'), ("", "struct pollfd p = {s, POLLIN, 0}; poll(&p, 1, 10000)", "p = pollfd(fd=s, events=POLLIN); poll(p, 1, 10000)"), ("%d", "tcflush(s, TCIFLUSH)"), ("%d", "read(s, buf, 64)"),
    ("%d", "tcflow(s, TCOOFF)"), ("%d", "tcflow(s, TCOON)"), ("%d", "tcflow(s, 99)"), ("%d", "errno"), ("%d", "tcflush(s, 99)"), ("%d", "errno"), ("%d", "tcsendbreak(s, 0)"),
    ("", "close(m)"), ("%d", "tcgetattr(s, &t)", "tcgetattr(s, t)"), ("%d", "errno"),
]
NO_TERMINAL = [
    ("", "int pair[2]; pipe(pair); struct termios t = {0}", 'from pysock.libc.termios import *; pair, t = new("int[2]"), termios(); pipe(pair)'),
    ("%d", "tcgetattr(pair[0], &t)", "tcgetattr(pair[0], t)"), ("%d", "errno"), ("%d", "tcsetattr(pair[0], TCSANOW, &t)", "tcsetattr(pair[0], TCSANOW, t)"), ("%d", "errno"),
    *(row for call in ("tcdrain(pair[0])", "tcflush(pair[0], TCIOFLUSH)", "tcflow(pair[0], TCOON)", "tcsendbreak(pair[0], 0)", "tcgetsid(pair[0])", "tcdrain(-1)", "tcgetsid(-1)") for row in (("%d", call), ("%d", "errno"))),
    ("", "close(pair[0]); close(pair[1])"),
]
# fmt: on


@pytest.mark.parametrize("rows", [SETTINGS, BYTES, NO_TERMINAL], ids=["settings", "bytes", "no terminal"])
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None]) -> None:
    beside_c("errno.h fcntl.h poll.h stdlib.h termios.h unistd.h", rows)


def test_signals_of_a_terminal(programs: Any) -> None:
    """A child has the terminal for its own; ^C ends it, and with ISIG off it reads a byte."""
    c = """
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
int child(int m, int isig)
{
    struct termios t;
    int s, pair[2], status;
    char byte = 0;
    pipe(pair);
    fflush(stdout);
    if (fork() == 0) {
        setsid();
        signal(SIGINT, SIG_DFL);
        s = open(ptsname(m), O_RDWR);
        ioctl(s, TIOCSCTTY, 0);
        tcgetattr(s, &t);
        cfmakeraw(&t);
        if (isig)
            t.c_lflag |= ISIG;
        tcsetattr(s, TCSANOW, &t);
        byte = tcgetsid(s) == getpid() && tcgetpgrp(s) == getpid();
        write(pair[1], &byte, 1);
        read(s, &byte, 1);
        _exit(byte);
    }
    read(pair[0], &byte, 1);
    printf("%d\\n", byte);
    write(m, "\\003", 1);
    wait(&status);
    close(pair[0]);
    close(pair[1]);
    return status;
}
int main(void)
{
    int m = posix_openpt(O_RDWR | O_NOCTTY), status;
    grantpt(m);
    unlockpt(m);
    status = child(m, 0);
    printf("%d %d\\n", WIFEXITED(status), WEXITSTATUS(status));
    status = child(m, 1);
    printf("%d %d\\n", WIFSIGNALED(status), WTERMSIG(status));
    return 0;
}
"""
    python = """
from pysock import *
from pysock.libc.termios import *
def child(m, isig):
    t, pair, status, byte = termios(), new("int[2]"), new("int"), new("char[1]")
    pipe(pair)
    fflush(stdout)
    if fork() == 0:
        setsid()
        signal(SIGINT, SIG_DFL)
        s = open(ptsname(m), O_RDWR)
        ioctl(s, TIOCSCTTY, 0)
        tcgetattr(s, t)
        cfmakeraw(t)
        if isig:
            t.c_lflag |= ISIG
        tcsetattr(s, TCSANOW, t)
        byte[0] = tcgetsid(s) == getpid() and tcgetpgrp(s) == getpid()
        write(pair[1], byte, 1)
        read(s, byte, 1)
        _exit(byte[0])
    read(pair[0], byte, 1)
    printf("%d\\n", byte[0])
    write(m, b"\\003", 1)
    wait(status)
    close(pair[0])
    close(pair[1])
    return status[0]
m = posix_openpt(O_RDWR | O_NOCTTY)
grantpt(m)
unlockpt(m)
status = child(m, 0)
printf("%d %d\\n", WIFEXITED(status), WEXITSTATUS(status))
status = child(m, 1)
printf("%d %d\\n", WIFSIGNALED(status), WTERMSIG(status))
"""
    assert programs.same(c, python).out == "1\n1 3\n1\n1 2\n"


@pytest.fixture
def terminal() -> Iterator[int]:
    m = posix_openpt(O_RDWR | O_NOCTTY)
    grantpt(m)
    unlockpt(m)
    s = open(ptsname(m), O_RDWR | O_NOCTTY)
    yield s
    close(s)
    close(m)


def test_what_is_refused(terminal: int) -> None:
    with pytest.raises(ValueError, match=r"^tcgetattr: termios_p is NULL; libc would crash"):
        tcgetattr(terminal, NULL)
    with pytest.raises(ValueError, match=r"^tcgetattr: sizeof.struct termios. is 60, but termios_p holds 36 bytes"):
        tcgetattr(terminal, new("char[36]"))
    with pytest.raises(ValueError, match=r"^tcsetattr: sizeof.struct termios. is 60, but termios_p holds 59 bytes"):
        tcsetattr(terminal, TCSANOW, bytearray(59))
    with pytest.raises(TypeError, match=r"^cfmakeraw: termios_p is bytes, which never change"):
        cfmakeraw(bytes(60))  # type: ignore[arg-type]


def test_a_copy_of_the_settings(terminal: int) -> None:
    """As programs do it: keep them, change a copy, set the first ones again."""
    before = termios()
    assert tcgetattr(terminal, before) == 0
    changed = termios(before)
    changed.c_lflag &= ~(ECHO | ICANON)
    assert tcsetattr(terminal, TCSANOW, changed) == 0
    now = termios()
    assert tcgetattr(terminal, now) == 0 and now.c_lflag == before.c_lflag & ~(ECHO | ICANON)
    assert tcsetattr(terminal, TCSANOW, before) == 0
    assert tcgetattr(terminal, now) == 0 and memcmp(now, before, sizeof(now)) == 0


def test_the_settings_as_the_kernel_has_them(terminal: int) -> None:
    """ioctl() fills in the first 36 bytes of the same struct."""
    ours, kernel = termios(), termios()
    assert tcgetattr(terminal, ours) == 0 and ioctl(terminal, TCGETS, kernel) == 0
    assert (ours.c_iflag, ours.c_lflag, ours.c_cc[VINTR]) == (kernel.c_iflag, kernel.c_lflag, kernel.c_cc[VINTR])
