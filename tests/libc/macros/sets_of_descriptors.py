# ruff: noqa: F403, F405
from pysock import *

set = fd_set()
memset(set, 0xFF, sizeof(set))
FD_ZERO(set)
dump(set, sizeof(set))
fds = [0, 1, 7, 8, 31, 32, 63, 64, 65, 511, 1022, 1023]
for i in range(12):
    show(bool(FD_ISSET(fds[i], set)))
    FD_SET(fds[i], set)
    show(bool(FD_ISSET(fds[i], set)))
    dump(set, sizeof(set))
for i in range(0, 12, 2):
    FD_CLR(fds[i], set)
    FD_CLR(fds[i], set)
    show(bool(FD_ISSET(fds[i], set)))
    dump(set, sizeof(set))
