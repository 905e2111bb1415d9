"""(g) How long an interpreter that has just started needs for one import, in nanoseconds, by the clock on the wall."""

import sys
import time

CONTENDERS = {"stdlib": "import socket", "guarded": "import pysock", "every header": "from pysock import *"}

if __name__ == "__main__":
    code = compile(CONTENDERS[sys.argv[1]], "import", "exec")
    start = time.perf_counter_ns()
    exec(code, {})
    print(time.perf_counter_ns() - start)
