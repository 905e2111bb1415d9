"""What the Pythonic layer raises: OSError's own subclasses, whose text is the call that failed in strace's notation.

    >>> from pysock import AF_INET, SOCK_STREAM, Socket
    >>> Socket(AF_INET, SOCK_STREAM).connect(("127.0.0.1", 1))
    Traceback (most recent call last):
    pysock.errors.ConnectionRefusedError: connect(3, {sa_family=AF_INET, sin_port=htons(1),
    sin_addr=inet_addr("127.0.0.1")}, 16) = -1 ECONNREFUSED (Connection refused)

errno alone decides the class, by Python's own table (PEP 3151). Nothing here makes a call of libc's socket API.
"""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.arguments import kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class CallError(OSError):
    """A call of libc that failed. Each is also of Python's own class for its errno: ConnectionRefusedError, ...

    errno, strerror   as of any OSError
    call              the C function, "connect"
    arguments         its arguments, each in strace's notation
    sent              of sendall(): how many bytes had gone out before; None otherwise
    """

    call: str = ""
    sent: int | None = None
    _values: tuple[Any, ...] = ()

    @property
    def arguments(self) -> tuple[str, ...]:
        from pysock.notation.calls import texts

        return texts(self.call, self._values) if self.call else ()

    def __str__(self) -> str:
        if not self.call:
            return super().__str__()
        from pysock.notation import errno_text

        return f"{self.call}({', '.join(self.arguments)}) = -1 {errno_text(self.errno or 0)}"


def _classes() -> dict[int, type[CallError]]:
    """Python's own classes by errno, each with a class here that is also a CallError, of the same name."""
    import errno

    found: dict[int, type[CallError]] = {}
    for number in errno.errorcode:
        builtin = type(OSError(number, ""))
        if builtin is OSError:
            continue
        name = builtin.__name__
        if name not in globals():
            doc = f"Python's own {name}, of a call of libc."
            globals()[name] = type(name, (CallError, builtin), {"__module__": __name__, "__doc__": doc})
        found[number] = globals()[name]
    return found


_by_errno = _classes()


def failed(call: str, *values: Any) -> NoReturn:
    """After a call that returned -1: raises what errno says. The values are the arguments that it was made with."""
    number = ffi.errno
    error = _by_errno.get(number, CallError)(number, _strerror(number))
    error.call = call
    error._values = kept(call, values)
    raise error


class _Messages(dict):  # type: ignore[type-arg]
    """strerror() by errno."""

    def __missing__(self, number: int) -> str:
        import os

        text = self[number] = os.strerror(number)
        return text


_strerror = _Messages().__getitem__


class GaiError(OSError):
    """A lookup that failed: getaddrinfo() or getnameinfo() returned an EAI code.

    code        the code, as <netdb.h> numbers it; name: "EAI_NONAME"
    strerror    what gai_strerror() says
    errno       the code; with EAI_SYSTEM, the errno of the system's call that failed
    call, arguments   as in CallError
    """

    call: str = ""
    arguments: tuple[str, ...] = ()
    code: int = 0

    @property
    def name(self) -> str:
        from pysock.notation import names

        return names.Names("EAI_").text(self.code)

    def __str__(self) -> str:
        if not self.call:
            return super().__str__()
        text = f"{self.call}({', '.join(self.arguments)}) = {self.name} ({self.strerror})"
        if self.code == lib.EAI_SYSTEM:
            from pysock.notation import errno_text

            text += f", errno {errno_text(self.errno or 0)}"
        return text


def lookup_failed(call: str, code: int, arguments: tuple[str, ...]) -> GaiError:
    """The exception for this EAI code; errno is still that of the lookup."""
    number = ffi.errno
    text = ffi.string(ffi.cast("char *", lib.gai_strerror(code))).decode("utf-8", "replace")
    error = GaiError(number if code == lib.EAI_SYSTEM else code, text)
    error.call, error.code, error.arguments = call, code, arguments
    return error
