"""Writes the short way into libc: for each function whose wrapper checks nothing but numbers, memory and text, a C
function that does the same (quick.h). Which functions those are, their declarations say. build.py compiles them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declarations import Constant, Function, Header, Parameter

_KNOWN = frozenset(("IN", "OUT", "INOUT", "TEXT", "OPT"))

#: What wrappers written by hand check besides what their declarations say, in C (quick_hand.h).
_MESSAGE, _MESSAGES = "pysock_quick_message(p_msg, room_msg)", "pysock_quick_messages(p_msgvec, room_msgvec, p_vlen)"
_PIECES, _MEMBER = "pysock_quick_pieces(p_iov, p_iovcnt)", "pysock_quick_member(p_fd)"
BY_HAND = {
    "sendmsg": _MESSAGE,
    "recvmsg": _MESSAGE,
    "sendmmsg": _MESSAGES,
    "recvmmsg": _MESSAGES,
    **dict.fromkeys(("readv", "writev", "preadv", "pwritev", "preadv2", "pwritev2"), _PIECES),
    "getsockopt": "pysock_quick_option(p_level, p_optname)",
    "epoll_ctl": "pysock_quick_unattached(p_op, p_event)",
    **dict.fromkeys(("FD_SET", "FD_CLR", "FD_ISSET"), _MEMBER),
}


class _LongWay(Exception):
    """This function needs its wrapper."""


def functions(headers: tuple[Header, ...], integers: frozenset[str], sized: frozenset[str]) -> dict[str, Function]:
    """By name. integers: the integer types; sized: the opaque ones, whose objects only the wrapper knows."""
    return {name: item for name, (item, _) in _found(headers, integers, sized).items()}


def _found(
    headers: tuple[Header, ...], integers: frozenset[str], sized: frozenset[str]
) -> dict[str, tuple[Function, list[str]]]:
    """With each function, what must hold before it is called."""
    constants = frozenset(i.name for header in headers for i in header.declarations if isinstance(i, Constant))
    found = {}
    for header in headers:
        for item in header.declarations:
            if isinstance(item, Function) and item.name not in found:
                try:
                    found[item.name] = item, _checks(item, integers, sized, constants)
                except _LongWay:
                    continue
    return found


def source(headers: tuple[Header, ...], integers: frozenset[str], sized: frozenset[str], wide: frozenset[str]) -> str:
    """The C of them all. wide: the integer types that a long long does not hold."""
    found = _found(headers, integers, sized)
    pieces = ["#ifndef PYPY_VERSION"]
    pieces += [_function(item, checks, wide) for item, checks in found.values()]
    pieces.append("static const struct pysock_quick pysock_quick_functions[] = {")
    pieces += [f'    {{"{name}", pysock_quick_{name}}},' for name in sorted(found)]  # for bsearch()
    pieces += ["};", "#endif"]
    return "\n".join(pieces) + "\n"


def _checks(item: Function, integers: frozenset[str], sized: frozenset[str], constants: frozenset[str]) -> list[str]:
    """What must hold after the numbers and the memory are known, in C; _LongWay where that cannot be said."""
    result = item.result
    if item.variadic or not (result == "void" or result in integers):
        raise _LongWay
    known = {"BLOCKS": ("", "norestart"), "BYHAND": ("",) if item.name in BY_HAND else ()}
    if any(marker.argument not in known.get(marker.name, ()) for marker in item.markers):
        raise _LongWay
    checks = []
    for parameter in item.parameters:
        if {marker.name for marker in parameter.markers} - _KNOWN or parameter.function_pointer:
            raise _LongWay
        if not parameter.pointer:
            if parameter.base not in integers:
                raise _LongWay
            continue
        measure = parameter.marker("IN", "OUT", "INOUT", "TEXT")
        if measure is None or parameter.base in sized:
            raise _LongWay
        if measure.name == "TEXT":
            if measure.argument:
                raise _LongWay
            continue
        size = measure.argument or _whole(parameter)
        calculated, numbers = _expression(size, item, constants)
        checks += [f"pysock_quick_small(p_{name})" for name in numbers if f"pysock_quick_small(p_{name})" not in checks]
        checks.append(f"pysock_quick_fits(p_{parameter.name}, room_{parameter.name}, {calculated})")
    # a length that is passed by address must be there before it is read
    checks = sorted(checks, key=lambda check: "PYSOCK_DEREF" in check)
    return [*checks, BY_HAND[item.name]] if item.marker("BYHAND") else checks


def _whole(parameter: Parameter) -> str:
    pointed = f"{parameter.base} {'*' * (parameter.stars - 1)}".strip()
    if pointed == "void" or parameter.array is not None:
        raise _LongWay
    return f"sizeof({pointed})"


def _expression(size: str, item: Function, constants: frozenset[str]) -> tuple[str, list[str]]:
    """A size expression as C may calculate it, and the numbers in it that must be small: so that nothing overflows."""
    parameters = {parameter.name: parameter for parameter in item.parameters}
    name = re.fullmatch(r"(\*?)\s*(\w+)", size)
    if name is not None and name[2] in parameters and parameters[name[2]].pointer == bool(name[1]):
        parameter = parameters[name[2]]
        plain = f"PYSOCK_DEREF({parameter.base}, p_{parameter.name})" if name[1] else f"p_{parameter.name}"
        return plain, []
    choice = re.fullmatch(r"([^?]+)\?([^:]+):(.+)", size)
    if choice:
        test = re.fullmatch(r"\s*(\w+)\s*==\s*(\w+)\s*", choice[1])
        if test is None or test[1] not in parameters or parameters[test[1]].pointer or test[2] not in constants:
            raise _LongWay
        (then, numbers), (other, more) = (_expression(part.strip(), item, constants) for part in choice.groups()[1:])
        return f"(({parameters[test[1]].base})p_{test[1]} == {test[2]} ? {then} : {other})", numbers + more
    numbers = []

    def written(word: re.Match[str]) -> str:
        if word[0].startswith("sizeof"):
            return f"(long long){word[0]}"
        if word[0] not in parameters or parameters[word[0]].pointer:
            raise _LongWay
        numbers.append(word[0])
        return f"p_{word[0]}"

    text = re.sub(r"sizeof\s*\([^()]*\)|[A-Za-z_]\w*", written, size)
    if not re.fullmatch(r"[\w\s+*>()]+", re.sub(r"sizeof\s*\([^()]*\)", "1", text)):
        raise _LongWay
    return f"(long long)({text})", numbers


def _function(item: Function, checks: list[str], wide: frozenset[str]) -> str:
    names = [f"p_{parameter.name}" for parameter in item.parameters]
    conditions = ["names == NULL", f"count == {len(names)}"]
    conditions += [_taken(parameter, place, wide) for place, parameter in enumerate(item.parameters)]
    lines = [
        f"static PyObject *pysock_quick_{item.name}(PyObject *self, PyObject *const *arguments, Py_ssize_t count, "
        "PyObject *names)",
        "{",
        *(f"    {line}" for parameter in item.parameters for line in _variables(parameter)),
        "    if (!(" + "\n          && ".join(conditions + checks) + "))",
        f"        {_end(item, _LONG)}",
        *(f"    {line}" for line in _call(item, names)),
        "}",
    ]
    if _holds(item):
        lines.insert(2, "    PyObject *held = NULL;")
    return "\n".join(lines)


_LONG = "pysock_long_way(self, arguments, count, names)"


def _untyped(parameter: Parameter) -> bool:
    """Whether it is memory that a bytearray may be."""
    return (parameter.pointer, parameter.base, parameter.stars) == (True, "void", 1) and not parameter.marker("TEXT")


def _holds(item: Function) -> bool:
    return any(map(_untyped, item.parameters))


def _end(item: Function, result: str) -> str:
    """What was held is let go in any case."""
    return f"return pysock_quick_released(held, {result});" if _holds(item) else f"return {result};"


def _variables(parameter: Parameter) -> Iterator[str]:
    if not parameter.pointer:
        yield f"long long p_{parameter.name} = 0;"
        return
    yield f"void *p_{parameter.name} = NULL;"
    if not parameter.marker("TEXT"):
        yield f"long long room_{parameter.name} = 0;"


def _taken(parameter: Parameter, place: int, wide: frozenset[str]) -> str:
    name = parameter.name
    if not parameter.pointer:
        taken = f"pysock_quick_number(arguments[{place}], &p_{name})"
        return f"{taken} && p_{name} >= 0" if parameter.base in wide else taken
    option = parameter.marker("OPT")
    null = int(option is not None and not option.argument)
    if parameter.marker("TEXT"):
        return f"pysock_quick_text(arguments[{place}], {null}, &p_{name})"
    writes = int(parameter.marker("IN") is None)
    if _untyped(parameter):
        memory = f"pysock_quick_bytes(arguments[{place}], {writes}, {null}, &held, &p_{name})"
    else:
        memory = f"pysock_quick_memory(arguments[{place}], {writes}, {null}, 0, &p_{name})"
    return f"(room_{name} = {memory}) != PYSOCK_UNKNOWN"


def _call(item: Function, names: list[str]) -> Iterator[str]:
    call = f"{item.name}({', '.join(names)})"
    if item.result == "void":
        yield f"PYSOCK_QUICK({call});"
        yield "Py_INCREF(Py_None);"
        yield _end(item, "Py_None")
        return
    yield f"{item.result} result;"
    if not any(marker.name == "BLOCKS" for marker in item.markers):
        yield f"PYSOCK_QUICK(result = {call});"
    else:
        yield "int again;"
        yield f"PYSOCK_QUICK(result = {call}; again = result == ({item.result})-1 && errno == EINTR);"
        yield "if (again && (again = pysock_quick_again()) != 0) /* a handler may have changed what was checked */"
        yield f"    {_end(item, f'again < 0 ? NULL : {_LONG}')}"
    yield _end(item, f"PYSOCK_INTEGER({item.result}, result)")
