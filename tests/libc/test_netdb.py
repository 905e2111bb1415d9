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
