"""What is not supported, and what to write in its place: words of C that no translation has, attributes that mean
something, functions. docs/quirks.md shows each. Nothing here looks at a program."""

from __future__ import annotations

_JUMP = "jumps out of functions (<setjmp.h>) are not supported: return an error through the functions instead"
_CONTEXT = "contexts (<ucontext.h>) are not supported: use threads"
_NUMBER = "is not supported: the widest integers are 64 bits wide, the widest floating numbers Python's own"

#: Words that cannot be anything else; where one stands, the statement is given up.
WORDS = {
    "jmp_buf": _JUMP,
    "sigjmp_buf": _JUMP,
    "ucontext_t": _CONTEXT,
    "__int128": f"__int128 {_NUMBER}",
    "__int128_t": f"__int128_t {_NUMBER}",
    "__uint128_t": f"__uint128_t {_NUMBER}",
    "__float128": f"__float128 {_NUMBER}",
    "_Float128": f"_Float128 {_NUMBER}",
    "_Complex": "complex numbers are not supported: keep the two parts in variables of their own",
}

#: Attributes that change what the program does.
ATTRIBUTES = {
    "cleanup": "call the function where the variable's block ends",
    "constructor": "call the function at the beginning of main()",
    "destructor": "give the function to atexit()",
    "vector_size": "vectors are not supported: use an array and a loop",
}

LABEL_ADDRESS = "the address of a label is not supported: use a switch"

_FUNCTIONS = {
    "alloca": "use an array of that length, or malloc()",
    "clone": "use fork() or pthread_create()",
    "vfork": "use fork()",
    "setjmp": "return an error through the functions instead",
    "longjmp": "return an error through the functions instead",
    "sigsetjmp": "return an error through the functions instead",
    "siglongjmp": "return an error through the functions instead",
    "getpw": "it writes without being told how much room there is: use getpwuid()",
}
_FUNCTIONS.update(dict.fromkeys(("newlocale", "uselocale"), "use setlocale(), which is for all threads"))
_FAMILIES = {
    "__sync_": "use a pthread_mutex_t",
    "__atomic_": "use a pthread_mutex_t",
    "atomic_": "use a pthread_mutex_t",
    "SSL_": "OpenSSL is not bound; Python has the module ssl",
    "CreateThread": "this is Windows: use pthread_create()",
    "WSA": "this is Windows: put it within #ifdef _WIN32",
    "closesocket": "this is Windows: use close()",
}


def of_function(name: str) -> str:
    """What to do in place of a call that nobody knows; or nothing."""
    found = _FUNCTIONS.get(name) or next((text for start, text in _FAMILIES.items() if name.startswith(start)), "")
    return f"; {found}" if found else ""
