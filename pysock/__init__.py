"""pysock: C socket programs in Python, line for line.

`from pysock import *` gives libc's names, exactly as C has them: one call is one libc call, with -1 and errno. With
them come the C language's own words: new, sizeof, addressof, cast, NULL, cstr, struct, union, member, run, and C's
integers.

A program that keeps its `#include` lines imports each header at its own path instead: `#include <sys/socket.h>` is
`from pysock.libc.sys.socket import *`.

`pysock.lib` is the binding without its guards; `pysock.ffi` is cffi's. `pysock.show(value)` writes a C
value as strace does.
"""

try:
    from pysock._libc import ffi as ffi
    from pysock._libc import lib as lib
except ModuleNotFoundError as missing:
    raise ImportError("pysock is not built here; in its checkout: pip install -e .") from missing
from pysock import structs, values
from pysock.runtime import run as run
from pysock.structs import *  # noqa: F403
from pysock.values import *  # noqa: F403

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pysock._headers import *  # noqa: F403
    from pysock.notation import show as show
else:

    def __getattr__(name):
        """The headers' names, all of them when the first is asked for: `import pysock` alone loads no header."""
        if name == "show":
            from pysock.notation import show

            globals()["show"] = show
            return show
        if name == "__all__" or not name.startswith("__"):
            import pysock._headers as headers

            globals().update(headers.names)
            globals()["__all__"] = [*headers.names, *values.__all__, *structs.__all__, "run"]
            if name in globals():
                return globals()[name]
            if name in headers.absent:
                raise AttributeError(f"{name} is not defined by <{headers.absent[name]}> on this system")
        raise AttributeError(f"module 'pysock' has no attribute {name!r}")

    def __dir__():
        return sorted({*globals(), *__getattr__("__all__"), "show"})
