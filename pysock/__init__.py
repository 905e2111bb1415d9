"""pysock: C socket programs in Python, line for line.

`from pysock import *` gives libc's names, exactly as C has them: one call is one libc call, with -1 and errno. With
them come the C language's own words: new, sizeof, addressof, cast, NULL, cstr, struct, union, member, run, and C's
integers.

A program that keeps its `#include` lines imports each header at its own path instead: `#include <sys/socket.h>` is
`from pysock.libc.sys.socket import *`.

`pysock.lib` is the binding without its guards; `pysock.ffi` is cffi's. `pysock.show(value)` writes a C
value as strace does.

`pysock.Socket` and the other CamelCase names are Python's objects, with exceptions instead of -1: docs/sockets.md.
They are imported by name, and are not among what `import *` brings.
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

#: Names that are neither C's nor its language's, by module: it is loaded when the first of them is asked for.
_pythonic = {
    name: module
    for module, names in {
        "addresses": "Address",
        "descriptors": "Descriptor",
        "errors": "CallError GaiError",
        "links": "Interface interfaces",
        "notation": "show",
        "polling": "Epoll Poll ready",
        "resolving": "Resolved connect_to name_of resolve",
        "sockets": "Socket",
        "transfers": "Message",
    }.items()
    for name in names.split()
}

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pysock._headers import *  # noqa: F403
    from pysock.addresses import Address as Address
    from pysock.descriptors import Descriptor as Descriptor
    from pysock.errors import CallError as CallError
    from pysock.errors import GaiError as GaiError
    from pysock.links import Interface as Interface
    from pysock.links import interfaces as interfaces
    from pysock.notation import show as show
    from pysock.polling import Epoll as Epoll
    from pysock.polling import Poll as Poll
    from pysock.polling import ready as ready
    from pysock.resolving import Resolved as Resolved
    from pysock.resolving import connect_to as connect_to
    from pysock.resolving import name_of as name_of
    from pysock.resolving import resolve as resolve
    from pysock.sockets import Socket as Socket
    from pysock.transfers import Message as Message
else:

    def __getattr__(name):
        """The headers' names, all of them when the first is asked for: `import pysock` alone loads no header."""
        if name in _pythonic:
            from importlib import import_module

            value = globals()[name] = getattr(import_module(f"pysock.{_pythonic[name]}"), name)
            return value
        if name == "__all__" or not name.startswith("__"):
            try:
                import pysock._headers as headers
            except AttributeError as error:  # which `from pysock import *` would take for a module without __all__
                raise ImportError(f"pysock's headers do not fit its binding ({error}); build it again") from error

            globals().update(headers.names)
            globals()["__all__"] = [*headers.names, *values.__all__, *structs.__all__, "run"]
            if name in globals():
                return globals()[name]
            if name in headers.absent:
                raise AttributeError(f"{name} is not defined by <{headers.absent[name]}> on this system")
        raise AttributeError(f"module 'pysock' has no attribute {name!r}")

    def __dir__():
        return sorted({*globals(), *__getattr__("__all__"), *_pythonic})
