"""<pwd.h> and <grp.h>: users and groups, and the groups of a process."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from pysock import *

# fmt: off
USERS = [
    ("", "struct passwd *p = getpwuid(0)", "p = getpwuid(0)"),
    *(("%s", f"p->{field}", f"p.{field}") for field in ("pw_name", "pw_passwd", "pw_gecos", "pw_dir", "pw_shell")),
    ("%d", "p->pw_uid", "p.pw_uid"), ("%d", "p->pw_gid", "p.pw_gid"),
    ("%d", 'getpwnam("daemon")->pw_uid', 'getpwnam("daemon").pw_uid'),
    ("", "errno = 0", "errno[0] = 0"), ("%d", 'getpwnam("no such user") == NULL'), ("%d", "errno"),
    ("%d", "getpwuid(4000000000u) == NULL", "getpwuid(4000000000) == NULL"), ("%d", "errno"),
    ("%d", "NSS_BUFLEN_PASSWD"), ("%d", "NSS_BUFLEN_GROUP"),
    ("", "int users = 0, ids = 0; setpwent(); while ((p = getpwent()) != NULL) { users++; ids += p->pw_uid % 1000; } endpwent()",
     "users = ids = 0; setpwent()\nwhile (p := getpwent()) != NULL: users += 1; ids += p.pw_uid % 1000\nendpwent()"),
    ("%d", "users"), ("%d", "ids"),
    ("", "setpwent()"), ("%s", "getpwent()->pw_name", "getpwent().pw_name"), ("", "endpwent()"),
]
GROUPS = [
    ("", "struct group *g = getgrgid(0)", "g = getgrgid(0)"),
    ("%s", "g->gr_name", "g.gr_name"), ("%s", "g->gr_passwd", "g.gr_passwd"), ("%d", "g->gr_gid", "g.gr_gid"), ("%d", "g->gr_mem[0] == NULL", "g.gr_mem[0] == NULL"),
    ("%d", 'getgrnam("daemon")->gr_gid', 'getgrnam("daemon").gr_gid'),
    ("", "errno = 0", "errno[0] = 0"), ("%d", 'getgrnam("no such group") == NULL'), ("%d", "errno"),
    ("%d", "getgrgid(4000000000u) == NULL", "getgrgid(4000000000) == NULL"),
    ("", "int count = 0, members = 0; setgrent(); while ((g = getgrent()) != NULL) for (count++; *g->gr_mem; g->gr_mem++) members++; endgrent()",
     "count = members = 0; setgrent()\nwhile (g := getgrent()) != NULL:\n  count += 1\n  while g.gr_mem[members]: members += 1\nendgrent()"),
    ("%d", "count"),
    ("", "gid_t list[64]; int n = 64", 'list, n = new("gid_t[64]"), new("int", 64)'),
    ("%d", 'getgrouplist("root", 77, list, &n)', 'getgrouplist("root", 77, list, n)'), ("%d", "n", "n[0]"), ("%d", "list[0]"),
    ("", "n = 0", "n[0] = 0"), ("%d", 'getgrouplist("root", 77, NULL, &n)', 'getgrouplist("root", 77, NULL, n)'), ("%d", "n", "n[0]"),
]
OWN_MEMORY = [
    ("", "char buf[4096]; struct passwd p, *pp = NULL; struct group g, *gp = NULL",
     'buf = new("char[4096]"); p, pp = passwd(), new("struct passwd *"); g, gp = group(), new("struct group *")'),
    ("%d", 'getpwnam_r("root", &p, buf, 4096, &pp)', 'getpwnam_r("root", p, buf, 4096, pp)'), ("%d", "pp == &p", "pp[0] == addressof(p)"), ("%s", "p.pw_dir"),
    ("%d", "getpwuid_r(1, &p, buf, 4096, &pp)", "getpwuid_r(1, p, buf, 4096, pp)"), ("%s", "pp->pw_name", "pp[0].pw_name"),
    ("%d", 'getpwnam_r("no such user", &p, buf, 4096, &pp)', 'getpwnam_r("no such user", p, buf, 4096, pp)'), ("%d", "pp == NULL", "pp[0] == NULL"),
    ("%d", 'getpwnam_r("root", &p, buf, 4, &pp) == ERANGE', 'getpwnam_r("root", p, buf, 4, pp) == ERANGE'), ("%d", "pp == NULL", "pp[0] == NULL"),
    ("", "setpwent()"), ("%d", "getpwent_r(&p, buf, 4096, &pp)", "getpwent_r(p, buf, 4096, pp)"), ("%s", "pp->pw_name", "pp[0].pw_name"), ("", "endpwent()"),
    ("%d", 'getgrnam_r("root", &g, buf, 4096, &gp)', 'getgrnam_r("root", g, buf, 4096, gp)'), ("%d", "gp->gr_gid", "gp[0].gr_gid"), ("%d", "g.gr_mem[0] == NULL"),
    ("%d", "getgrgid_r(1, &g, buf, 4096, &gp)", "getgrgid_r(1, g, buf, 4096, gp)"), ("%s", "gp->gr_name", "gp[0].gr_name"),
    ("%d", 'getgrnam_r("no such group", &g, buf, 4096, &gp)', 'getgrnam_r("no such group", g, buf, 4096, gp)'), ("%d", "gp == NULL", "gp[0] == NULL"),
    ("%d", "getgrgid_r(0, &g, buf, 4, &gp) == ERANGE", "getgrgid_r(0, g, buf, 4, gp) == ERANGE"),
    ("", "setgrent()"), ("%d", "getgrent_r(&g, buf, 4096, &gp)", "getgrent_r(g, buf, 4096, gp)"), ("%s", "gp->gr_name", "gp[0].gr_name"), ("", "endgrent()"),
]
FILES = [
    ("", 'char buf[4096]; struct passwd p, *pp; struct group g, *gp', 'buf = new("char[4096]"); p, pp = passwd(), new("struct passwd *"); g, gp = group(), new("struct group *")'),
    ("", 'FILE *f = fopen("users", "w+"); fputs("# users\\nme:x:7:8:M. E.:/home/me:\\nyou:y:9:8::/:/bin/sh\\nbroken\\n", f); rewind(f)',
     'f = fopen("users", "w+"); fputs("# users\\nme:x:7:8:M. E.:/home/me:\\nyou:y:9:8::/:/bin/sh\\nbroken\\n", f); rewind(f)'),
    ("", "pp = fgetpwent(f)", "pp[0] = fgetpwent(f)"), ("%s", "pp->pw_name", "pp[0].pw_name"), ("%s", "pp->pw_gecos", "pp[0].pw_gecos"), ("%s", "pp->pw_shell", "pp[0].pw_shell"), ("%d", "pp->pw_uid", "pp[0].pw_uid"),
    ("%d", "fgetpwent_r(f, &p, buf, 4, &pp) == ERANGE", "fgetpwent_r(f, p, buf, 4, pp) == ERANGE"), ("%d", "pp == NULL", "pp[0] == NULL"),
    ("%d", "fgetpwent_r(f, &p, buf, 4096, &pp)", "fgetpwent_r(f, p, buf, 4096, pp)"), ("%s", "p.pw_name"), ("%s", "pp->pw_dir", "pp[0].pw_dir"),
    ("%d", "fgetpwent_r(f, &p, buf, 4096, &pp) == ENOENT", "fgetpwent_r(f, p, buf, 4096, pp) == ENOENT"), ("%d", "pp == NULL", "pp[0] == NULL"),
    ("%d", "fgetpwent(f) == NULL"), ("%d", "errno == ENOENT"), ("%d", "feof(f) != 0"), ("", "fclose(f)"),
    ("", 'f = fopen("groups", "w+"); fputs("us:x:9:one,two\\nnone:x:10:\\n", f); rewind(f)', 'f = fopen("groups", "w+"); fputs("us:x:9:one,two\\nnone:x:10:\\n", f); rewind(f)'),
    ("", "gp = fgetgrent(f)", "gp[0] = fgetgrent(f)"), ("%s", "gp->gr_name", "gp[0].gr_name"), ("%s", "gp->gr_mem[1]", "gp[0].gr_mem[1]"), ("%d", "gp->gr_mem[2] == NULL", "gp[0].gr_mem[2] == NULL"),
    ("%d", "fgetgrent_r(f, &g, buf, 4096, &gp)", "fgetgrent_r(f, g, buf, 4096, gp)"), ("%d", "g.gr_gid"), ("%d", "gp->gr_mem[0] == NULL", "gp[0].gr_mem[0] == NULL"),
    ("%d", "fgetgrent_r(f, &g, buf, 4096, &gp) == ENOENT", "fgetgrent_r(f, g, buf, 4096, gp) == ENOENT"), ("%d", "gp == NULL", "gp[0] == NULL"),
    ("%d", "fgetgrent(f) == NULL"), ("", "fclose(f)"),
    ("", 'f = fopen("groups", "a")', 'f = fopen("groups", "a")'), ("%d", "fgetgrent(f) == NULL"), ("%d", "errno"), ("", "fclose(f)"),
    ("", "int pair[2]; pipe(pair); write(pair[1], \"me:x:7:8:::\\n\", 12); f = fdopen(pair[0], \"r\")", 'pair = new("int[2]"); pipe(pair); write(pair[1], b"me:x:7:8:::\\n", 12); f = fdopen(pair[0], "r")'),
    ("%d", "fgetpwent(f) == NULL"), ("%d", "errno"), ("%d", "fgetpwent_r(f, &p, buf, 4096, &pp)", "fgetpwent_r(f, p, buf, 4096, pp)"), ("%d", "pp == NULL", "pp[0] == NULL"), ("", "fclose(f); close(pair[1])", "fclose(f); close(pair[1])"),
]
# fmt: on


@pytest.mark.parametrize("rows", [USERS, GROUPS, OWN_MEMORY, FILES], ids=["users", "groups", "own memory", "files"])
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None]) -> None:
    beside_c("pwd.h grp.h errno.h unistd.h", rows)


def test_who_this_is() -> None:
    import pwd

    try:
        expected = pwd.getpwuid(os.getuid())
    except KeyError:
        assert getpwuid(getuid()) == NULL
        return
    me = getpwuid(getuid())
    assert (cstr(me.pw_name), me.pw_gid, cstr(me.pw_dir)) == (expected.pw_name, expected.pw_gid, expected.pw_dir)
    groups, ngroups = new("gid_t[1000]"), new("int", 1000)
    count = getgrouplist(me.pw_name, me.pw_gid, groups, ngroups)
    assert list(groups[0:count]) == os.getgrouplist(expected.pw_name, expected.pw_gid)


def test_an_entry_keeps_its_memory(collect: Callable[[], None]) -> None:
    def lookup() -> Any:
        entry, result = passwd(), new("struct passwd *")
        assert getpwnam_r("root", entry, new("char[3000]"), 3000, result) == 0
        return result

    result = lookup()
    collect()
    taken = [new("char[3000]", b"\xff" * 3000) for _ in range(100)]
    assert cstr(result[0].pw_name) == "root"
    del taken


def test_what_is_refused() -> None:
    buf, result = new("char[64]"), new("struct group *")
    with pytest.raises(ValueError, match=r"^getgrnam_r: buflen is 65, but buf holds 64 bytes"):
        getgrnam_r("root", group(), buf, 65, result)
    with pytest.raises(ValueError, match=r"^getpwuid_r: sizeof.struct passwd. is 48, but pwd holds 32 bytes"):
        getpwuid_r(0, group(), buf, 64, new("struct passwd *"))
    with pytest.raises(TypeError, match=r"^getgrgid_r: result takes the address of a pointer, new.'struct group \*'."):
        getgrgid_r(0, group(), buf, 64, NULL)
    whole = new("struct group[2]")
    with pytest.raises(ValueError, match=r"^getgrent_r: buf and grp are the same memory"):
        getgrent_r(whole, whole, sizeof(whole), result)
    with pytest.raises(ValueError, match=r"^getgrouplist: .* is 16, but groups holds 8 bytes"):
        getgrouplist("root", 0, new("gid_t[2]"), new("int", 4))
    with pytest.raises(ValueError, match=r"^getgrouplist: groups is NULL; libc would crash"):
        getgrouplist("root", 0, NULL, new("int", 4))
    with pytest.raises(ValueError, match=r"^getgrouplist: .* is -4; C would take it for a huge"):
        getgrouplist("root", 0, new("gid_t[2]"), new("int", -1))
    with pytest.raises(ValueError, match=r"^setgroups: .* is 12, but list holds 8 bytes"):
        setgroups(3, new("gid_t[2]"))
    for call in (fgetpwent, fgetgrent):
        with pytest.raises(ValueError, match=rf"^{call.__name__}: stream takes an open FILE"):
            call(NULL)


def test_a_process_gives_up_its_groups(programs: Any) -> None:
    """As a server of root's does; others are not allowed to, with the same errno."""
    c = """
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    struct passwd *user = getpwnam("daemon");
    gid_t list[64], one = 1;
    printf("%d\\n", initgroups(user->pw_name, user->pw_gid));
    printf("%d\\n", getuid() ? 0 : getgroups(64, list));
    printf("%d\\n", setgroups(1, &one));
    printf("%d\\n", getuid() ? 0 : getgroups(64, list));
    printf("%d", setgroups(1, NULL));
    printf(" %d\\n", errno);
    printf("%d\\n", setgroups(0, NULL));
    printf("%d\\n", setgid(user->pw_gid));
    printf("%d\\n", setuid(user->pw_uid));
    printf("%d", setgroups(0, NULL));
    printf(" %d\\n", errno == EPERM);
    return 0;
}
"""
    python = """
from pysock import *
user = getpwnam("daemon")
groups, one = new("gid_t[64]"), new("gid_t", 1)
printf("%d\\n", initgroups(user.pw_name, user.pw_gid))
printf("%d\\n", 0 if getuid() else getgroups(64, groups))
printf("%d\\n", setgroups(1, one))
printf("%d\\n", 0 if getuid() else getgroups(64, groups))
printf("%d", setgroups(1, NULL))
printf(" %d\\n", errno)
printf("%d\\n", setgroups(0, NULL))
printf("%d\\n", setgid(user.pw_gid))
printf("%d\\n", setuid(user.pw_uid))
printf("%d", setgroups(0, NULL))
printf(" %d\\n", errno == EPERM)
"""
    assert programs.same(c, python).out.endswith("-1 1\n")
