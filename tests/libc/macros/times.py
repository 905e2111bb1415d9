# ruff: noqa: F403, F405
from pysock import *

seconds = [-5, -1, 0, 1, 2147483647, 4000000000]
micros = [0, 1, 500000, 999999]
for i in range(6):
    for j in range(4):
        for k in range(4):
            a, b = (
                timeval(tv_sec=seconds[i], tv_usec=micros[j]),
                timeval(tv_sec=cdiv(seconds[5 - i], 2), tv_usec=micros[k]),
            )
            res = timeval()
            timeradd(a, b, res)
            dump(res, sizeof(res))
            timersub(a, b, res)
            dump(res, sizeof(res))
            show(bool(timerisset(a)))
            ts = timespec()
            TIMEVAL_TO_TIMESPEC(a, ts)
            dump(ts, sizeof(ts))
            ts.tv_nsec += 999
            TIMESPEC_TO_TIMEVAL(a, ts)
            dump(a, sizeof(a))
            timerclear(a)
            dump(a, sizeof(a))
            show(bool(timerisset(a)))
