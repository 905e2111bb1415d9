"""<syslog.h>: LOG_PERROR shows on standard error what is written to the log."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pysock import *

# fmt: off
PARTS = [
    ("%d", "LOG_MASK(LOG_ERR)"), ("%d", "LOG_UPTO(LOG_WARNING)"), ("%d", "LOG_PRI(LOG_DAEMON | LOG_INFO)"), ("%d", "LOG_FAC(LOG_USER)"),
    ("%d", "LOG_MAKEPRI(LOG_LOCAL3, LOG_ALERT)"), ("%d", "setlogmask(0)"), ("%d", "setlogmask(LOG_UPTO(LOG_ERR))"), ("%d", "setlogmask(0xff)"), ("%s", "_PATH_LOG"),
]
# fmt: on


def test_parts(beside_c: Callable[..., None]) -> None:
    beside_c("syslog.h", PARTS)


def test_beside_c(programs: Any) -> None:
    ended = programs.same(
        r"""
        #include <errno.h>
        #include <stdarg.h>
        #include <stdio.h>
        #include <syslog.h>
        static void say(int priority, const char *format, ...)
        {
            va_list ap;
            va_start(ap, format);
            vsyslog(priority, format, ap);
            va_end(ap);
        }
        int main(void)
        {
            openlog(NULL, LOG_PERROR, LOG_DAEMON);
            syslog(LOG_INFO, "named as the program");
            openlog("server", LOG_PERROR, LOG_USER);
            errno = ECONNREFUSED;
            syslog(LOG_ERR, "connect: %m");
            say(LOG_WARNING | LOG_LOCAL0, "%s %d\n", "line", 5);
            setlogmask(LOG_UPTO(LOG_ERR));
            syslog(LOG_INFO, "not written");
            openlog(NULL, LOG_PERROR, LOG_USER);
            syslog(LOG_CRIT, "ident stays");
            closelog();
            openlog(NULL, LOG_PERROR, LOG_USER);
            syslog(LOG_CRIT, "the program's name again");
            return 0;
        }
        """,
        """
from pysock import *

def say(priority, format, *args):
    ap = va_list()
    va_start(ap, args)
    vsyslog(priority, format, ap)
    va_end(ap)

def main():
    openlog(NULL, LOG_PERROR, LOG_DAEMON)
    syslog(LOG_INFO, "named as the program")
    openlog("server", LOG_PERROR, LOG_USER)
    errno[0] = ECONNREFUSED
    syslog(LOG_ERR, "connect: %m")
    say(LOG_WARNING | LOG_LOCAL0, "%s %d\\n", "line", 5)
    setlogmask(LOG_UPTO(LOG_ERR))
    syslog(LOG_INFO, "not written")
    openlog(NULL, LOG_PERROR, LOG_USER)
    syslog(LOG_CRIT, "ident stays")
    closelog()
    openlog(NULL, LOG_PERROR, LOG_USER)
    syslog(LOG_CRIT, "the program's name again")
    return 0

run(main)
""",
    )
    assert "server: connect: Connection refused\nserver: line 5\nserver: ident stays\n" in ended.err


IDENT = """
from pysock import *

def main():
    openlog({}, LOG_PERROR, LOG_USER)
    junk = [new("char[16]", b"x" * 15) for _ in range(1000)]
    syslog(LOG_ERR, "kept")

run(main)
"""


@pytest.mark.parametrize(
    "ident", ["'my' + 'self'", "b'myself'", "bytearray(b'myself\\0')", "new('char[16]', b'myself')"]
)
def test_the_ident_lives_on(programs: Any, ident: str) -> None:
    assert programs.python(IDENT.format(ident)).err == "myself: kept\n"


def test_the_ident_is_a_pointer_as_in_c(programs: Any) -> None:
    source = """
from pysock import *

def main():
    ident = new("char[4]", b"one")
    openlog(ident, LOG_PERROR, LOG_USER)
    strcpy(ident, "two")
    syslog(LOG_ERR, "changed")
    memset(ident, ord("x"), 4)
    try:
        syslog(LOG_ERR, "not written")
    except ValueError as error:
        print(error)

run(main)
"""
    assert programs.python(source) == (
        "syslog: ident of openlog() has no NUL in its 4 bytes; C would read on behind it\n",
        "two: changed\n",
        0,
    )


REFUSED = [
    (lambda: openlog(5, 0, 0), TypeError, "openlog: ident takes text (str, bytes, a char array), not int"),
    (lambda: openlog("x", "yes", 0), TypeError, "openlog: option takes an int, not str"),
    (lambda: syslog("err", "x"), TypeError, "syslog: priority takes an int, not str"),
    (
        lambda: syslog(LOG_ERR, "%d", "xx"),
        TypeError,
        "syslog: argument 1 after the format, for '%d', takes an integer, not str",
    ),
    (lambda: vsyslog(LOG_ERR, "x", ()), TypeError, "vsyslog: ap takes a va_list, not tuple"),
]


@pytest.mark.parametrize(("call", "kind", "message"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(call: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as raised:
        call()
    assert str(raised.value) == message
