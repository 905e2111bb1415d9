"""Builds pysock: writes the Python side of the binding, compiles `pysock._libc`, and says what is packed.

All metadata that needs no code stands in pyproject.toml.
"""

import os
import sys
import sysconfig
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py

if os.name != "posix":
    sys.exit("pysock binds the C library of POSIX systems (Linux, macOS, the BSDs); this system is not supported.")

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "csrc"))

#: One binary serves every CPython from 3.9 on; PyPy and free-threaded builds have no stable ABI.
ABI3 = sys.implementation.name == "cpython" and not sysconfig.get_config_var("Py_GIL_DISABLED")


class BuildPython(build_py):
    """The wrappers are written before the Python files are gathered."""

    def run(self):
        import wrappers

        wrappers.write()
        super().run()


class BuildLibc(build_ext):
    """cffi writes the C of pysock._libc, which is then compiled like any extension."""

    def build_extension(self, extension):
        import build

        source = Path(self.build_temp, "_libc.c")
        source.parent.mkdir(parents=True, exist_ok=True)
        build.builder().emit_c_code(str(source))
        extension.sources = [str(source)]
        extension.extra_compile_args = build.COMPILE_ARGS
        super().build_extension(extension)


class Wheel(bdist_wheel):
    def finalize_options(self):
        if ABI3:
            self.py_limited_api = "cp39"
        super().finalize_options()


setup(
    ext_modules=[
        Extension(
            "pysock._libc", sources=[], py_limited_api=ABI3, depends=[f"csrc/{p.name}" for p in HERE.glob("csrc/*.h")]
        )
    ],
    cmdclass={"build_py": BuildPython, "build_ext": BuildLibc, "bdist_wheel": Wheel},
)
