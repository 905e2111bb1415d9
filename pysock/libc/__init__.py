"""One module per C header, at its own path: `#include <sys/socket.h>` is `from pysock.libc.sys.socket import *`.

Exactly C: C names, C return values, -1 and errno; one call is one libc call. The modules are made from csrc/include
when pysock is built; the files whose names begin with an underscore hold what is written by hand.
"""
