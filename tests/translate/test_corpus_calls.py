"""The corpus's socket programs and their translations make the same calls, as strace sees them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from pysock.compare.comparison import Options, Subject, compare
from pysock.compare.runs import namespaces
from pysock.compare.scenario import Program, Scenario
from pysock.compare.verdict import NAMES, NOT_CHECKED, SAME
from pysock.trace import find
from pysock.translate import translate

CORPUS = Path(__file__).with_name("corpus") / "sockets"
LOCAL_PORT = 40000
"""Leaves no port to chance, where the program needs one only."""
SEVERAL_PORTS = frozenset(("fork_server", "many_clients", "udp", "udp_connected"))
ACCEPTED = (
    "differs only in a port that the system chose",
    "moved bytes that strace does not show in full",
)
"""Why a verdict may be "not checked"."""

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != (3, 13), reason="the calls are libc's, on every interpreter: seen once, on 3.13"
)


@pytest.mark.skipif(namespaces()[0] is None, reason=f"ports are not free without namespaces: {namespaces()[1]}")
@pytest.mark.skipif(find()[0] is None, reason=f"nobody sees the calls: {find()[1]}")
def test_calls(program: Any, tmp_path: Path) -> None:
    python = tmp_path / f"{program.name}.py"
    python.write_text(translate(program.sources), encoding="utf-8")
    run = Program(program.name, args=tuple(program.argv[1:]))
    port = None if program.name in SEVERAL_PORTS else LOCAL_PORT
    scenario = Scenario("run once", (run,), local_port=port)
    compared = compare(Subject(program.name, (scenario,), {program.name: (tuple(program.sources), python)}), Options())
    judged = [v for name in NAMES for _, v in compared.verdicts(name)]
    wrong = [v for v in judged if v.result != SAME]
    wrong = [v for v in wrong if v.result != NOT_CHECKED or not any(why in v.reason for why in ACCEPTED)]
    if program.name == "interfaces":  # what the kernel answers getifaddrs() holds counters
        wrong = [v for v in wrong if "in the C itself" not in v.reason and "AF_NETLINK" not in str(v.difference)]
    assert wrong == []
