"""What <resolv.h> needs by hand: libc goes by what stands in _res, or in a struct that res_ninit() has filled in."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import IN, IN_OPT, OUT, OUT_OPT, PLACE, SIZE, TEXT, TEXT_OPT, number, place_of
from pysock.libc._arpa_nameser import message, names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_STATE = "struct __res_state"
_HEAD = 12  # libc writes to the head of an answer before it looks how long that may be


def dn_expand(msg: Any, eomorig: Any, comp_dn: Any, exp_dn: Any, length: int) -> int:
    passed = message("dn_expand", ("msg", msg), ("eomorig", eomorig), ("comp_dn", comp_dn))
    return int(lib.dn_expand(*passed, OUT(exp_dn, length, ("dn_expand", "exp_dn", "length")), length))


def dn_comp(exp_dn: Any, comp_dn: Any, length: int, dnptrs: Any, lastdnptr: Any) -> int:
    call = "dn_comp"
    passed = TEXT(exp_dn, (call, "exp_dn")), OUT(comp_dn, length, (call, "comp_dn", "length")), length
    return int(lib.dn_comp(*passed, *names(call, dnptrs, lastdnptr)))


def dn_skipname(comp_dn: Any, eom: Any) -> int:
    return int(lib.dn_skipname(*message("dn_skipname", ("comp_dn", comp_dn), ("eom", eom))))


# Questions to name servers


def res_query(dname: Any, class_: int, type: int, answer: Any, anslen: int) -> int:
    call = "res_query"
    _servers(call, "_res", lib._res)
    return int(lib.res_query(TEXT(dname, (call, "dname")), class_, type, *_answer(call, answer, anslen)))


def res_search(dname: Any, class_: int, type: int, answer: Any, anslen: int) -> int:
    call = "res_search"
    _servers(call, "_res", lib._res)
    return int(lib.res_search(TEXT(dname, (call, "dname")), class_, type, *_answer(call, answer, anslen)))


def res_querydomain(name: Any, domain: Any, class_: int, type: int, answer: Any, anslen: int) -> int:
    call = "res_querydomain"
    _servers(call, "_res", lib._res)
    asked = TEXT(name, (call, "name")), TEXT_OPT(domain, (call, "domain"))
    return int(lib.res_querydomain(*asked, class_, type, *_answer(call, answer, anslen)))


def res_send(msg: Any, msglen: int, answer: Any, anslen: int) -> int:
    _servers("res_send", "_res", lib._res)
    return int(lib.res_send(*_question("res_send", msg, msglen), *_answer("res_send", answer, anslen)))


def _servers(call: str, name: str, state: Any) -> None:
    if not 0 <= state.nscount <= lib.MAXNS:
        raise ValueError(f"{call}: {name}.nscount is {state.nscount}, but nsaddr_list has room for {lib.MAXNS}")


def _question(call: str, msg: Any, msglen: int) -> tuple[Any, int]:
    size = number(msglen)
    return IN(msg, max(size, _HEAD) if size >= 0 else size, (call, "msg", "msglen, or a head")), size


def _answer(call: str, answer: Any, anslen: int) -> tuple[Any, int]:
    size = number(anslen)
    return OUT(answer, max(size, _HEAD) if size >= 0 else size, (call, "answer", "anslen, or a head")), size


# Structs of the program's own. Behind res_h_errno libc keeps sockets and memory that it will free: whoever writes there
# has it free anything.

_OPEN, _CLOSED = "open", "closed"
_PRIVATE = ffi.offsetof(_STATE, "res_h_errno") + SIZE["int"]
_states: dict[int, tuple[str, bytes]] = {}  # by address: what libc left behind there


def _private(state: Any) -> bytes:
    return bytes(ffi.buffer(ffi.cast("char *", state) + _PRIVATE, SIZE[_STATE] - _PRIVATE))


def res_ninit(statp: Any) -> int:
    state = PLACE(statp, _STATE, ("res_ninit", "statp"))
    if not _is_this_threads(state):
        private = _private(state)
        if any(private) and _states.get(place_of(state), ("", b""))[1] != private:
            raise ValueError("res_ninit: statp is not all zeros: memset(statp, 0, sizeof('struct __res_state')) before")
    result = int(lib.res_ninit(state))
    if result == 0:
        _states[place_of(state)] = _OPEN, _private(state)
    return result


def res_nclose(statp: Any) -> None:
    state = _state("res_nclose", statp)
    lib.res_nclose(state)
    _states[place_of(state)] = _CLOSED, _private(state)


def _state(call: str, statp: Any) -> Any:
    """A struct that libc knows: this thread's own, or one of res_ninit()."""
    state = PLACE(statp, _STATE, (call, "statp"))
    if not _is_this_threads(state):
        kind, private = _states.get(place_of(state), ("", b""))
        if kind == _CLOSED and private == _private(state):
            raise ValueError(f"{call}: statp was closed by res_nclose(); call res_ninit() again")
        if kind != _OPEN or private != _private(state):
            raise ValueError(f"{call}: statp is not what res_ninit() has filled in")
    _servers(call, "*statp", ffi.cast(f"{_STATE} *", state))
    return state


def _is_this_threads(state: Any) -> bool:
    return place_of(state) == place_of(ffi.addressof(lib, "_res"))


def _asked(call: str, statp: Any, *arguments: Any) -> int:
    state = _state(call, statp)
    result = int(getattr(lib, call)(state, *arguments))
    _states[place_of(state)] = _OPEN, _private(state)
    return result


def res_nquery(statp: Any, dname: Any, class_: int, type: int, answer: Any, anslen: int) -> int:
    call = "res_nquery"
    return _asked(call, statp, TEXT(dname, (call, "dname")), class_, type, *_answer(call, answer, anslen))


def res_nsearch(statp: Any, dname: Any, class_: int, type: int, answer: Any, anslen: int) -> int:
    call = "res_nsearch"
    return _asked(call, statp, TEXT(dname, (call, "dname")), class_, type, *_answer(call, answer, anslen))


def res_nquerydomain(statp: Any, name: Any, domain: Any, class_: int, type: int, answer: Any, anslen: int) -> int:
    call = "res_nquerydomain"
    asked = TEXT(name, (call, "name")), TEXT_OPT(domain, (call, "domain"))
    return _asked(call, statp, *asked, class_, type, *_answer(call, answer, anslen))


def res_nmkquery(
    statp: Any, op: int, dname: Any, class_: int, type: int, data: Any, datalen: int, newrr: Any, buf: Any, buflen: int
) -> int:
    call = "res_nmkquery"
    asked = op, TEXT(dname, (call, "dname")), class_, type
    unused = TEXT_OPT(data, (call, "data")), datalen, IN_OPT(newrr, 0, (call, "newrr", "0"))
    return _asked(call, statp, *asked, *unused, OUT_OPT(buf, buflen, (call, "buf", "buflen")), buflen)


def res_nsend(statp: Any, msg: Any, msglen: int, answer: Any, anslen: int) -> int:
    call = "res_nsend"
    return _asked(call, statp, *_question(call, msg, msglen), *_answer(call, answer, anslen))
