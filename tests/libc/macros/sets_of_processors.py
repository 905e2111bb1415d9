# ruff: noqa: F403, F405
from pysock import *

a, b, c = cpu_set_t(), cpu_set_t(), cpu_set_t()
memset(a, 0xFF, sizeof(a))
CPU_ZERO(a)
CPU_ZERO(b)
cpus = [0, 1, 63, 64, 65, 1022, 1023, 1024, 5000]
for i in range(9):
    CPU_SET(cpus[i], a)
    show(bool(CPU_ISSET(cpus[i], a)))
    show(CPU_COUNT(a))
    dump(a, sizeof(a))
CPU_CLR(64, a)
CPU_CLR(5000, a)
CPU_SET(0, b)
CPU_SET(64, b)
CPU_AND(c, a, b)
dump(c, sizeof(c))
CPU_OR(c, a, b)
dump(c, sizeof(c))
CPU_XOR(c, a, b)
dump(c, sizeof(c))
show(bool(CPU_EQUAL(a, b)))
show(bool(CPU_EQUAL(a, a)))
