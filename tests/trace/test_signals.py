"""Interrupted calls: which went on, by what the thread does next."""

from __future__ import annotations

import pytest

from pysock.trace import gone_on, parse

RECV = "10 recvfrom(3, 0x1, 16, 0, NULL, NULL) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)\n"
ALARM = "10 --- SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL} ---\n"
KICK = "10 --- SIGRT_32 {si_signo=SIGRT_32, si_code=SI_TIMER, si_timerid=0, si_overrun=0} ---\n"
RETURN = "10 rt_sigreturn({mask=[]}) = 0\n"
RESTART = "10 rt_sigreturn({mask=[]}) = 45\n"
FAIL = "10 rt_sigreturn({mask=[]}) = -1 EINTR (Interrupted system call)\n"
LATER = "10 recvfrom(3, 0x1, 16, 0, NULL, NULL) = -1 ECONNRESET (Connection reset by peer)\n"


@pytest.mark.parametrize(
    ("lines", "goes_on"),
    [
        ([ALARM, FAIL], False),
        ([ALARM, RESTART], True),
        ([KICK, FAIL], True),  # pysock makes it again
        ([ALARM, KICK, RETURN, FAIL], False),  # the kick came within the alarm's handler
        ([KICK, ALARM, RETURN, FAIL], True),  # the alarm came when the call was over already
        ([ALARM, FAIL, KICK, FAIL], False),
    ],
)
def test_what_the_first_handler_s_return_says(lines: list[str], goes_on: bool) -> None:
    trace = parse("".join([RECV, *lines, LATER]))
    first = trace.events[0]
    assert (first.order in gone_on(trace.events)) is goes_on
