"""<netdb.h> beside the C, with numeric addresses and the names that need no network."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import pysock
from pysock import *

# fmt: off
LISTS = [
    ("", "struct addrinfo hints, *r; memset(&hints, 0, sizeof hints)", 'hints, r = addrinfo(), new("struct addrinfo *")'),
    ("", "hints.ai_socktype = SOCK_STREAM; hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV"),
    ("%d", 'getaddrinfo("127.0.0.1", "8080", &hints, &r)', 'getaddrinfo("127.0.0.1", "8080", hints, r)'),
    *[("%d", f"r->{field}", f"r[0].{field}") for field in ("ai_family", "ai_socktype", "ai_protocol", "ai_addrlen", "ai_flags")], ("%d", "r->ai_next == NULL", "r[0].ai_next == NULL"),
    ("%d", "ntohs(((struct sockaddr_in *)r->ai_addr)->sin_port)", 'ntohs(cast("struct sockaddr_in *", r[0].ai_addr).sin_port)'), ("%s", "inet_ntoa(((struct sockaddr_in *)r->ai_addr)->sin_addr)", 'inet_ntoa(cast("struct sockaddr_in *", r[0].ai_addr).sin_addr)'), ("", "freeaddrinfo(r)", "freeaddrinfo(r[0])"),
    ("%d", 'getaddrinfo("::1", NULL, &hints, &r)', 'getaddrinfo("::1", NULL, hints, r)'), ("%d", "r->ai_family", "r[0].ai_family"), ("", "freeaddrinfo(r)", "freeaddrinfo(r[0])"),
    ("", "hints.ai_flags = AI_PASSIVE; hints.ai_family = AF_INET"), ("%d", 'getaddrinfo(NULL, "80", &hints, &r)', 'getaddrinfo(NULL, "80", hints, r)'), ("%u", "((struct sockaddr_in *)r->ai_addr)->sin_addr.s_addr", 'cast("struct sockaddr_in *", r[0].ai_addr).sin_addr.s_addr'), ("", "freeaddrinfo(r)", "freeaddrinfo(r[0])"),
    ("", "hints.ai_flags = AI_NUMERICHOST"), ("%d", 'getaddrinfo("not numeric", NULL, &hints, &r)', 'getaddrinfo("not numeric", NULL, hints, r)'), ("%d", "getaddrinfo(NULL, NULL, &hints, &r)", "getaddrinfo(NULL, NULL, hints, r)"),
    ("%d", 'getaddrinfo("::1", NULL, &hints, &r)', 'getaddrinfo("::1", NULL, hints, r)'), ("%d", 'getaddrinfo("1.2.3.4", "no-such-service", &hints, &r)', 'getaddrinfo("1.2.3.4", "no-such-service", hints, r)'),
    ("", "hints.ai_family = 99"), ("%d", 'getaddrinfo("1.2.3.4", NULL, &hints, &r)', 'getaddrinfo("1.2.3.4", NULL, hints, r)'), ("", "hints.ai_flags = -1"), ("%d", 'getaddrinfo("1.2.3.4", NULL, &hints, &r)', 'getaddrinfo("1.2.3.4", NULL, hints, r)'),
    *[("%s", f"gai_strerror({code})") for code in ("EAI_NONAME", "EAI_FAMILY", "EAI_BADFLAGS", "EAI_SERVICE", "EAI_AGAIN", "0", "99")], *[("%s", f"hstrerror({n})") for n in (-1, 0, 1, 2, 3, 4, 99)],
]
NAMES = [
    ("", "struct sockaddr_in a; memset(&a, 0, sizeof a); a.sin_family = AF_INET; a.sin_port = htons(80); a.sin_addr.s_addr = htonl(INADDR_LOOPBACK)", "a = sockaddr_in(sin_family=AF_INET, sin_port=htons(80), sin_addr={'s_addr': htonl(INADDR_LOOPBACK)})"),
    ("", "char h[NI_MAXHOST], s[NI_MAXSERV]", 'h, s = new(f"char[{NI_MAXHOST}]"), new(f"char[{NI_MAXSERV}]")'),
    *[row for flags in ("NI_NUMERICHOST | NI_NUMERICSERV", "NI_NUMERICHOST", "NI_NUMERICHOST | NI_DGRAM") for row in [("%d", f"getnameinfo((void *)&a, sizeof a, h, sizeof h, s, sizeof s, {flags})", f"getnameinfo(a, sizeof(a), h, sizeof(h), s, sizeof(s), {flags})"), ("%s", "h"), ("%s", "s")]],
    ("%d", "getnameinfo((void *)&a, sizeof a, h, 4, NULL, 0, NI_NUMERICHOST)", "getnameinfo(a, sizeof(a), h, 4, NULL, 0, NI_NUMERICHOST)"), ("%d", "getnameinfo((void *)&a, 4, h, 64, NULL, 0, NI_NUMERICHOST)", "getnameinfo(a, 4, h, 64, NULL, 0, NI_NUMERICHOST)"), ("%d", "getnameinfo((void *)&a, sizeof a, NULL, 0, NULL, 0, 0)", "getnameinfo(a, sizeof(a), NULL, 0, NULL, 0, 0)"),
    ("", "struct hostent *e = gethostbyname(\"127.0.0.1\")", 'e = gethostbyname("127.0.0.1")'), ("%s", "e->h_name", "e.h_name"), ("%d", "e->h_length", "e.h_length"), ("%d", "e->h_addrtype", "e.h_addrtype"), ("%d", "e->h_addr_list[0][3]", "e.h_addr_list[0][3]"), ("%d", "e->h_addr_list[1] == NULL", "e.h_addr_list[1] == NULL"), ("%d", "e->h_aliases[0] == NULL", "e.h_aliases[0] == NULL"),
    ("%d", 'gethostbyname2("::1", AF_INET6)->h_length', 'gethostbyname2("::1", AF_INET6).h_length'), ("%d", "gethostbyaddr(&a.sin_addr, 3, AF_INET) == NULL", "gethostbyaddr(a.sin_addr, 3, AF_INET) == NULL"),
    ("", "struct servent *v = getservbyname(\"http\", \"tcp\")", 'v = getservbyname("http", "tcp")'), ("%d", "v == NULL ? -1 : ntohs(v->s_port)", "-1 if v == NULL else ntohs(v.s_port)"), ("%d", 'getservbyname("no-such", NULL) == NULL'), ("%d", "getservbyport(htons(1), \"none\") == NULL", 'getservbyport(htons(1), "none") == NULL'),
    ("", "v = getservbyport(htons(22), \"tcp\")", 'v = getservbyport(htons(22), "tcp")'), ("%s", "v == NULL ? \"none\" : v->s_name", '"none" if v == NULL else v.s_name'),
    ("", "struct protoent *p = getprotobyname(\"tcp\")", 'p = getprotobyname("tcp")'), ("%d", "p == NULL ? -1 : p->p_proto", "-1 if p == NULL else p.p_proto"), ("", "p = getprotobynumber(17)"), ("%s", "p == NULL ? \"none\" : p->p_name", '"none" if p == NULL else p.p_name'), ("%d", "getprotobynumber(-5) == NULL"),
    ("", "setservent(1); v = getservent()", "setservent(1); v = getservent()"), ("%s", "v == NULL ? \"none\" : v->s_name", '"none" if v == NULL else v.s_name'), ("", "endservent()"), ("", "setprotoent(0); p = getprotoent()"), ("%s", "p == NULL ? \"none\" : p->p_name", '"none" if p == NULL else p.p_name'), ("", "endprotoent()"), ("", "sethostent(0); e = gethostent()"), ("%s", "e == NULL ? \"none\" : e->h_name", '"none" if e == NULL else e.h_name'), ("", "endhostent()"), ("", "setnetent(0); endnetent()"),
]
# fmt: on


@pytest.mark.parametrize("rows", [LISTS, NAMES], ids=["lists", "names"])
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None]) -> None:
    beside_c("sys/socket.h netinet/in.h arpa/inet.h netdb.h string.h errno.h", rows)


def test_herror() -> None:
    code = "from pysock import *; h_errno[0] = HOST_NOT_FOUND; herror('lookup'); herror(NULL)"
    environment = {**os.environ, "PYTHONPATH": str(Path(pysock.__file__).resolve().parents[1])}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == "lookup: Unknown host\nUnknown host\n"


def test_an_unfinished_path_in_getnameinfo() -> None:
    u = sockaddr_un(sun_family=AF_UNIX)
    memset(u.sun_path, ord("x"), sizeof(u.sun_path))
    with pytest.raises(ValueError, match=r"^getnameinfo: the path in addr has no NUL in its 108 bytes"):
        getnameinfo(u, sizeof(u), new("char[256]"), 256, NULL, 0, 0)


def test_families_that_libc_aborts_on() -> None:
    with pytest.raises(
        ValueError, match=r"^gethostbyname2: af is AF_UNSPEC; libc aborts on it: pass AF_INET or AF_INET6$"
    ):
        gethostbyname2("localhost", AF_UNSPEC)


# Entries in memory of one's own

# fmt: off
REENTRANT = [
    ("", "char buf[2048]; int herr; struct hostent h, *hp; struct servent s, *sp; struct protoent p, *pp; struct netent n, *np",
     'buf, herr = new("char[2048]"), new("int"); h, hp = hostent(), new("struct hostent *"); s, sp = servent(), new("struct servent *"); p, pp = protoent(), new("struct protoent *"); n, np = netent(), new("struct netent *")'),
    ("%d", 'gethostbyname_r("127.0.0.1", &h, buf, 2048, &hp, &herr)', 'gethostbyname_r("127.0.0.1", h, buf, 2048, hp, herr)'), ("%d", "hp == &h", "hp[0] == addressof(h)"), ("%s", "hp->h_name", "hp[0].h_name"), ("%d", "hp->h_length", "hp[0].h_length"), ("%s", "inet_ntoa(*(struct in_addr *)h.h_addr_list[0])", 'inet_ntoa(cast("struct in_addr *", h.h_addr_list[0])[0])'),
    ("%d", 'gethostbyname2_r("::1", AF_INET6, &h, buf, 2048, &hp, &herr)', 'gethostbyname2_r("::1", AF_INET6, h, buf, 2048, hp, herr)'), ("%d", "h.h_addrtype == AF_INET6"), ("%d", "h.h_addr_list[0][15]"),
    ("%d", 'gethostbyname_r("127.0.0.1", &h, buf, 4, &hp, &herr) == ERANGE', 'gethostbyname_r("127.0.0.1", h, buf, 4, hp, herr) == ERANGE'), ("%d", "hp == NULL", "hp[0] == NULL"),
    ("%d", 'getservbyname_r("http", "tcp", &s, buf, 2048, &sp)', 'getservbyname_r("http", "tcp", s, buf, 2048, sp)'), ("%d", "sp ? ntohs(sp->s_port) : -1", "ntohs(sp[0].s_port) if sp[0] else -1"),
    ("%d", "getservbyport_r(htons(80), NULL, &s, buf, 2048, &sp)", "getservbyport_r(htons(80), NULL, s, buf, 2048, sp)"), ("%s", 'sp ? sp->s_name : "none"', 'sp[0].s_name if sp[0] else "none"'),
    ("%d", 'getservbyname_r("no-such", NULL, &s, buf, 2048, &sp)', 'getservbyname_r("no-such", NULL, s, buf, 2048, sp)'), ("%d", "sp == NULL", "sp[0] == NULL"),
    ("%d", 'getprotobyname_r("tcp", &p, buf, 2048, &pp)', 'getprotobyname_r("tcp", p, buf, 2048, pp)'), ("%d", "pp ? pp->p_proto : -1", "pp[0].p_proto if pp[0] else -1"),
    ("%d", "getprotobynumber_r(17, &p, buf, 2048, &pp)", "getprotobynumber_r(17, p, buf, 2048, pp)"), ("%s", 'pp ? pp->p_name : "none"', 'pp[0].p_name if pp[0] else "none"'),
    ("%d", 'getnetbyname_r("no-such-net", &n, buf, 2048, &np, &herr)', 'getnetbyname_r("no-such-net", n, buf, 2048, np, herr)'), ("%d", "np == NULL", "np[0] == NULL"),
    ("", "setprotoent(0); getprotoent_r(&p, buf, 2048, &pp)", "setprotoent(0); getprotoent_r(p, buf, 2048, pp)"), ("%s", 'pp ? pp->p_name : "none"', 'pp[0].p_name if pp[0] else "none"'), ("", "endprotoent()"),
    ("", "setservent(0); getservent_r(&s, buf, 2048, &sp)", "setservent(0); getservent_r(s, buf, 2048, sp)"), ("%s", 'sp ? sp->s_name : "none"', 'sp[0].s_name if sp[0] else "none"'), ("", "endservent()"),
    ("", "sethostent(0); gethostent_r(&h, buf, 2048, &hp, &herr)", "sethostent(0); gethostent_r(h, buf, 2048, hp, herr)"), ("%s", 'hp ? hp->h_name : "none"', 'hp[0].h_name if hp[0] else "none"'), ("", "endhostent()"),
    ("", "setnetent(0); getnetent_r(&n, buf, 2048, &np, &herr)", "setnetent(0); getnetent_r(n, buf, 2048, np, herr)"), ("%s", 'np ? np->n_name : "none"', 'np[0].n_name if np[0] else "none"'), ("", "endnetent()"),
    ("", "char *a = 0, *b = 0, *c = 0", 'a, b, c = new("char *"), new("char *"), new("char *")'), ("%d", 'setnetgrent("no-such-group")'), ("%d", "getnetgrent_r(&a, &b, &c, buf, 2048)", "getnetgrent_r(a, b, c, buf, 2048)"), ("", "endnetgrent()"),
]
# fmt: on


def test_entries_in_own_memory_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c("errno.h arpa/inet.h netdb.h", REENTRANT)


def test_an_entry_keeps_its_memory() -> None:
    def lookup() -> CData:
        entry, result = hostent(), new("struct hostent *")
        assert gethostbyname_r("127.0.0.1", entry, new("char[3000]"), 3000, result, new("int")) == 0
        return result

    result = lookup()
    taken = [new("char[3000]", b"\xff" * 3000) for _ in range(100)]
    assert cstr(result[0].h_name) == "127.0.0.1"
    assert cstr(inet_ntoa(cast("struct in_addr *", result[0].h_addr_list[0])[0])) == "127.0.0.1"
    del taken


def test_entries_that_are_refused() -> None:
    entry, buf, result, herr = servent(), new("char[64]"), new("struct servent *"), new("int")

    def refused(call: Callable[[], object]) -> str:
        with pytest.raises((TypeError, ValueError)) as error:
            call()
        return str(error.value)

    assert "buf holds 64 bytes" in refused(lambda: getservbyname_r("http", NULL, entry, buf, 65, result))
    assert "result_buf holds 4 bytes" in refused(lambda: getservbyname_r("http", NULL, new("int"), buf, 64, result))
    assert "result takes the address of a pointer" in refused(lambda: getservent_r(entry, buf, 64, NULL))
    assert refused(lambda: getservent_r(entry, entry, sizeof(entry), result)) == (
        "getservent_r: buf and result_buf are the same memory; libc would write one over the other"
    )
    assert "h_errnop is NULL" in refused(lambda: gethostent_r(hostent(), buf, 64, new("struct hostent *"), NULL))
    assert "af is AF_UNSPEC" in refused(
        lambda: gethostbyname2_r("::1", AF_UNSPEC, hostent(), buf, 64, new("struct hostent *"), herr)
    )
