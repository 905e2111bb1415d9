"""The doctor: what is here, and what to install when it is not."""

from __future__ import annotations

import json
import shutil
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

import pysock.doctor as doctor
from pysock.compare import stage
from pysock.compare.runs import host, namespaces
from pysock.trace import find

NAMES = ["C compiler", "Python headers", "strace", "namespaces", "sandbox"]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A system whose PATH has nothing in it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    for cached in (find, namespaces):
        cached.cache_clear()
    yield tmp_path
    for cached in (find, namespaces):
        cached.cache_clear()


def test_every_check_reports_once_and_in_order() -> None:
    assert [finding.name for finding in doctor.examine()] == NAMES


def test_what_is_here_is_found() -> None:
    found = {finding.name: finding.ok for finding in doctor.examine()}
    assert found["C compiler"] == (shutil.which("cc") is not None)
    assert found["Python headers"] == Path(sysconfig.get_paths()["include"], "Python.h").is_file()
    assert found["strace"] == (find()[0] is not None)
    assert found["namespaces"] == (namespaces()[0] is not None)


def test_everything_that_is_missing_has_a_remedy(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_paths", lambda: {"include": str(bare)})
    findings = doctor.examine()
    assert [finding.name for finding in findings if finding.ok] == []
    assert all(finding.remedy and finding.details for finding in findings)
    assert not doctor.is_well(findings)
    report = doctor.text(findings)
    assert report.count("missing") >= len(NAMES)
    assert host().strace_remedy in report
    assert f"up to {stage.PORT_WAIT:.0f} seconds for a port that is in TIME_WAIT" in report
    for package in ("build-essential", "strace", "util-linux", "bubblewrap", "-dev"):
        assert package in report


def test_only_what_compare_needs_decides() -> None:
    finding = doctor.Finding("x", False, "y", "z", "do this")
    needed = doctor.Finding("x", False, "y", "z", "do this", required=True)
    assert doctor.is_well([finding])
    assert not doctor.is_well([finding, needed])


def test_a_strace_that_may_not_trace_is_missing_a_right(bare: Path) -> None:
    fake = bare / "strace"
    fake.write_text("#!/bin/sh\necho 'strace: Operation not permitted' >&2\nexit 1\n")
    fake.chmod(0o755)
    (bare / "true").symlink_to("/bin/true")
    finding = doctor.check_strace()
    assert not finding.ok
    assert "Operation not permitted" in finding.details
    assert "SYS_PTRACE" in finding.remedy
    # A comparison gives the same advice, unless strace was refused.
    assert host().strace_remedy == finding.remedy
    assert host(strace=False).strace_remedy == ""


def test_a_sandbox_that_may_not_start_is_missing(bare: Path) -> None:
    fake = bare / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    finding = doctor.check_sandbox()
    assert not finding.ok and "No permissions" in finding.details


def test_the_findings_as_text_and_json() -> None:
    findings = [
        doctor.Finding("one", True, "p", "/usr/bin/one", required=True),
        doctor.Finding("three", False, "a purpose", "not there", "install it"),
    ]
    assert doctor.text(findings) == (
        "  one    ok       /usr/bin/one\n"
        "  three  missing  not there\n"
        "                  for a purpose\n"
        "                  install it\n"
    )
    assert "\033[32mok" in doctor.text(findings, colour=True)
    entry = json.loads(doctor.to_json(findings))
    assert entry["ok"] is True
    assert [check["ok"] for check in entry["checks"]] == [True, False]
