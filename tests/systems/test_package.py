"""What is handed on: the sdist has all that a build needs, and its wheel is that of the checkout; the wheel fits other
Linux systems; the index takes both; and where pysock cannot be built, the build says so in one sentence.

It compiles twice and differs with no interpreter: tox's environment `package` runs it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(sys.executable).parent


def run(*command: str | Path, **options: Any) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout
    return done.stdout


def built(kind: str, source: Path, out: Path) -> Path:
    """An sdist or a wheel of this folder, compiled quickly."""
    environment = {**os.environ, "CFLAGS": "-O0 -g0"}
    run(sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", out, source, env=environment)
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of what git knows, in a folder of its own: a build leaves things behind."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    checkout = tmp_path_factory.mktemp("checkout") / "pysock"
    for name in run("git", "-C", ROOT, "ls-files", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, checkout / name)
    return built("sdist", checkout, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        if sys.version_info >= (3, 12):
            archive.extractall(folder, filter="data")
        else:
            archive.extractall(folder)
    (root,) = folder.iterdir()
    return root


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", unpacked, tmp_path_factory.mktemp("wheel"))


def contents(wheel: Path) -> dict[str, str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def test_the_sdist_has_all_that_git_knows(unpacked: Path) -> None:
    known = {name for name in run("git", "-C", ROOT, "ls-files", "-z").split("\0") if name and (ROOT / name).is_file()}
    assert known - {str(path.relative_to(unpacked)) for path in unpacked.rglob("*")} == {".gitignore"}


def test_its_wheel_is_that_of_the_checkout(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    checkout = next((sdist.parent.parent).glob("checkout*")) / "pysock"
    other = built("wheel", checkout, tmp_path / "wheel")
    assert other.name == wheel.name
    assert contents(other) == contents(wheel)


def test_it_is_one_wheel_for_every_cpython(wheel: Path) -> None:
    assert re.fullmatch(r"pysock_libc-[\d.]+-cp39-abi3-linux_\w+\.whl", wheel.name)
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = next(archive.read(name).decode() for name in names if name.endswith("/METADATA"))
    assert {"pysock/_libc.abi3.so", "pysock/py.typed", "pysock/libc/sys/socket.py", "pysock/_headers.py"} <= names
    assert "License-File: LICENSE" in metadata
    assert re.findall(r"^Requires-Dist: (\S+)(?!.*extra)", metadata, re.MULTILINE) == ["cffi>=1.17;"]


def test_it_fits_other_linux_systems(wheel: Path) -> None:
    shown = run(sys.executable, "-m", "auditwheel", "show", wheel)
    assert re.search(r'consistent\s+with\s+the\s+following\s+platform\s+tag:\s+"manylinux_2_\d+_\w+"', shown), shown


def test_the_index_takes_both(wheel: Path, sdist: Path) -> None:
    shown = run(sys.executable, "-m", "twine", "check", "--strict", wheel, sdist)
    assert shown.count("PASSED") == 2, shown


@pytest.mark.parametrize(("platform", "first"), [("linux", "cp39-manylinux_x86_64"), ("macos", "cp39-macosx_arm64")])
def test_the_configuration_of_cibuildwheel_is_one(platform: str, first: str) -> None:
    if shutil.which("cibuildwheel", path=str(HERE)) is None:
        pytest.skip("cibuildwheel does not run on this Python")
    shown = run(HERE / "cibuildwheel", "--platform", platform, "--archs", "all", "--print-build-identifiers", cwd=ROOT)
    assert first in shown.split()
    assert any(line.startswith("pp39-") for line in shown.split())


def test_a_system_that_is_not_supported_ends_the_build_with_one_sentence() -> None:
    program = (
        "import os, runpy\n"
        "from setuptools.command import bdist_wheel, build_ext, build_py\n"
        "os.name = 'nt'\n"
        "runpy.run_path('setup.py', run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "pysock binds the C library of POSIX systems (Linux, macOS, the BSDs); this system is not supported.\n"
    )
