"""The names that docs/fidelity.md says the standard library lacks: it does, and pysock has them."""

from __future__ import annotations

import importlib
import pkgutil
import platform
import re
import select
import socket
import sys
from collections.abc import Mapping
from typing import Any

import pytest

import pysock
import pysock.libc


def standard_has(name: str) -> bool:
    """Whether a function of this name can be called with the standard library."""
    places = socket, socket.socket, select, select.poll(), select.epoll
    return any(hasattr(place, name) for place in places)


@pytest.fixture(scope="module")
def section(page: str) -> str:
    found = re.search(r"^## Names that are missing\n(.*?)^## ", page, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def listed(section: str, after: str, before: str) -> list[str]:
    names = re.findall(r"`(\w+)`", section.partition(after)[2].partition(before)[0])
    assert len(names) > 10 and names == sorted(names)
    return names


def test_functions(section: str) -> None:
    for name in listed(section, "nor as a method of their objects:", "No struct"):
        assert callable(getattr(pysock, name)), name
        assert not standard_has(name), name
    assert standard_has("getservbyname") and standard_has("recvmsg") and standard_has("poll")


def test_structs(section: str) -> None:
    for name in listed(section, "order, size, sign and padding of every", "And constants"):
        assert isinstance(getattr(pysock, name), type), name
        assert pysock.sizeof(f"struct {name}") > 0
        assert not hasattr(socket, name) and not hasattr(select, name), name


@pytest.fixture(scope="module")
def constants() -> dict[str, int]:
    """Every number that pysock has from the headers, by its name in C."""
    found: dict[str, int] = {}
    for module in pkgutil.walk_packages(pysock.libc.__path__, "pysock.libc."):
        if not module.name.rpartition(".")[2].startswith("_"):
            header = importlib.import_module(module.name)
            values = {name: getattr(header, name) for name in getattr(header, "__all__", ())}
            found.update({name: value for name, value in values.items() if type(value) is int})
    return found


def count(constants: Mapping[str, int], prefix: str) -> tuple[int, int]:
    """How many names begin so, and how many of them `socket` lacks."""
    names = [name for name in constants if name.startswith(prefix)]
    return len(names), sum(not hasattr(socket, name) for name in names)


def debian() -> str:
    try:
        release: Any = platform.freedesktop_os_release()  # type: ignore[attr-defined, unused-ignore]
    except (AttributeError, OSError):
        return ""
    return f"{release.get('ID')} {release.get('VERSION_ID')}"


def test_constants(section: str, constants: dict[str, int]) -> None:
    rows = re.findall(r"^\| `(\w+)\*` \| (\d+) \| (\d+) \|$", section, re.MULTILINE)
    assert len(rows) == 7
    for prefix, declared, missing in rows:
        found = count(constants, prefix)
        assert 0 < found[1] <= found[0], prefix
        if debian() == "debian 12" and platform.machine() == "x86_64":
            assert found[0] == int(declared), prefix
            if sys.version_info[:2] == (3, 13):
                assert found[1] == int(missing), prefix
