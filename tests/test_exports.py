"""What `from pysock import *` brings and what `import pysock` loads; each C header has its module, at its own path."""

from __future__ import annotations

import builtins
import importlib
import json
import keyword
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import pysock
from pysock import structs, values

ROOT = Path(__file__).resolve().parent.parent
HEADERS = sorted(path.relative_to(ROOT / "csrc" / "include").as_posix() for path in ROOT.glob("csrc/include/**/*.h"))

APART = set(
    """
    arpa/ftp.h arpa/nameser.h arpa/telnet.h arpa/tftp.h fnmatch.h glob.h libgen.h linux/sysinfo.h math.h resolv.h
    sys/file.h sys/statvfs.h sys/sysinfo.h sys/times.h sys/ttydefaults.h termios.h utime.h
    """.split()
)
"""Those whose names hide others': they are imported from the header alone."""


def module_of(header: str) -> str:
    """`netinet/in.h` -> `pysock.libc.netinet.in_`; so too `linux/can.h`, beside the folder of `linux/can/raw.h`"""
    parts = header[: -len(".h")].replace("-", "_").split("/")
    if keyword.iskeyword(parts[-1]) or any(other.startswith(header[: -len(".h")] + "/") for other in HEADERS):
        parts[-1] += "_"
    return ".".join(["pysock.libc", *parts])


def star(module: str) -> dict[str, object]:
    names: dict[str, object] = {}
    exec(f"from {module} import *", names)
    del names["__builtins__"]
    return names


def fresh(code: str) -> object:
    """What a new interpreter prints, as JSON; one in which `site` has loaded nothing yet."""
    package = str(Path(pysock.__file__).resolve().parents[1])  # an editable install is found by `site` alone
    code = f"import sys\nsys.path = {[*sys.path, package]!r}\n{code}"
    done = subprocess.run([sys.executable, "-SW", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# from pysock import *


def test_the_builtins_hidden() -> None:
    assert {name for name in star("pysock") if hasattr(builtins, name)} == {"abs", "exit", "open"}


def test_the_names_are_those_of_c_and_of_its_language() -> None:
    names = star("pysock")
    of_headers = {name for header in HEADERS if header not in APART for name in star(module_of(header))}
    assert set(names) - of_headers == {*values.__all__, *structs.__all__, "run"} - {"NULL"}
    assert of_headers - set(names) == set()
    assert names["NULL"] == values.NULL
    assert set(names) == set(pysock.__all__)


def test_some_names_are_imported_from_their_header_alone() -> None:
    assert {"sin", "pow", "M_PI", "isnan"} <= set(star("pysock.libc.math"))
    assert {"sin", "pow", "M_PI", "isnan"}.isdisjoint(star("pysock"))
    assert isinstance(pysock.flock, type) and not isinstance(star("pysock.libc.sys.file")["flock"], type)


@pytest.mark.parametrize(
    "name",
    ["ffi", "lib", "show", "values", "structs", "guard", "formats", "runtime", "events", "trace", *pysock._pythonic],
)
def test_tools_stay_out(name: str) -> None:
    assert name not in star("pysock")


def test_no_name_of_ours_enters_unasked() -> None:
    """A tool's module, a CamelCase object or a helper of the wrappers among the C names would surprise."""
    declared = "".join((ROOT / "csrc" / "include" / header).read_text(encoding="utf-8") for header in HEADERS)
    words = set(re.findall(r"\w+", declared)) | {*values.__all__, *structs.__all__, "run"}
    words |= {f"{word}_" for word in words if keyword.iskeyword(word)}
    for name, value in star("pysock").items():
        assert name in words
        assert not isinstance(value, ModuleType), name


def test_all_and_dir_agree() -> None:
    assert set(pysock.__all__) <= set(dir(pysock))
    names = star("pysock")
    for name in pysock.__all__:
        assert getattr(pysock, name) is names[name]


def test_pythons_objects_are_reached_by_name() -> None:
    """Each of them, of its module; C's names keep their meaning whatever of these is loaded."""
    for name, module in pysock._pythonic.items():
        value = getattr(pysock, name)
        assert getattr(importlib.import_module(f"pysock.{module}"), name) is value
        assert getattr(pysock, name) is value
        assert name in dir(pysock)
        assert name not in pysock.__all__
    assert pysock.socket is star("pysock")["socket"]
    assert callable(pysock.interfaces)


def test_ffi_and_lib_are_public_all_the_same() -> None:
    assert pysock.ffi.sizeof("struct sockaddr_in") == 16
    assert pysock.lib.htons(1) == pysock.htons(1)


# import pysock


def test_importing_loads_little() -> None:
    loaded = fresh(
        "import sys\nbefore = set(sys.modules)\nimport pysock\nloaded = sorted(set(sys.modules) - before)\n"
        "import json\nprint(json.dumps(loaded))"
    )
    assert isinstance(loaded, list)
    assert {name for name in loaded if name.startswith("pysock") and not name.startswith("pysock._libc.")} == {
        "pysock",
        "pysock._libc",
        "pysock.interpreter",
        "pysock.runtime",
        "pysock.structs",
        "pysock.values",
    }
    assert set(loaded).isdisjoint(
        {
            "argparse",
            "cffi",
            "dataclasses",
            "enum",
            "inspect",
            "json",
            "pathlib",
            "pycparser",
            "re",
            "signal",
            "socket",
            "subprocess",
            "threading",
            "typing",
            "weakref",
        }
    )


def test_a_whole_program_loads_no_tool() -> None:
    loaded = fresh(
        "import sys\nfrom pysock import *\nprintf('')\nbuf = new('char[4]')\n"
        "@struct\nclass packet:\n    id = member('int')\n"
        "loaded = sorted(sys.modules)\nimport json\nprint(json.dumps(loaded))"
    )
    assert isinstance(loaded, list)
    tools = {"cli", "compare", "doctor", "events", "lessons", "trace", "translate"}
    assert {f"pysock.{tool}" for tool in tools}.isdisjoint(loaded)
    assert set(loaded).isdisjoint({"argparse", "cffi", "dataclasses", "pycparser", "socket", "subprocess", "typing"})


# Headers


def test_there_are_headers() -> None:
    assert {"sys/socket.h", "netinet/in.h", "errno.h", "stdio.h"} <= set(HEADERS)
    assert module_of("netinet/in.h") == "pysock.libc.netinet.in_"


@pytest.mark.parametrize("header", HEADERS)
def test_each_header_has_its_module(header: str) -> None:
    module = importlib.import_module(module_of(header))
    assert module.__doc__ is not None
    assert module.__doc__.startswith(f"#include <{header}>")
    assert module.__all__
    for name in module.__all__:
        assert hasattr(module, name), name
    assert set(star(module_of(header))) == set(module.__all__)


@pytest.mark.parametrize("header", sorted({*HEADERS} - APART))
def test_pysock_has_each_headers_names(header: str) -> None:
    for name, value in star(module_of(header)).items():
        assert getattr(pysock, name) is value or name == "NULL"


def test_the_readme_names_the_headers() -> None:
    """One place lists them, all of them."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    covered = text.partition("## What is covered")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"`<([^>]+)>`", covered)) == HEADERS
    assert set(re.findall(r"`<([^>]+)>`\*", covered)) == APART


def test_no_module_without_a_header() -> None:
    package = Path(values.__file__).parent / "libc"
    modules = {
        ".".join(["pysock.libc", *path.relative_to(package).with_suffix("").parts])
        for path in package.glob("**/*.py")
        if path.name != "__init__.py" and not path.name.startswith("_")
    }
    assert modules == {module_of(header) for header in HEADERS}


@pytest.mark.parametrize("package", ["pysock.libc", "pysock.libc.sys", "pysock.libc.netinet", "pysock.libc.arpa"])
def test_packages_export_nothing(package: str) -> None:
    assert {name for name in star(package) if name not in sys.modules and not name.startswith("_")} <= {
        path.stem for path in Path(next(iter(importlib.import_module(package).__path__))).iterdir()
    }


def test_a_folder_that_is_a_header_as_well() -> None:
    """`from pysock.libc.linux.can import *` finds it, as one would think."""
    assert star("pysock.libc.linux.can") == star("pysock.libc.linux.can_")
    assert "can_frame" in star("pysock.libc.linux.can")
    assert {"CAN_RAW_FILTER", "can_frame"} <= set(star("pysock.libc.linux.can.raw"))


def test_no_module_bears_the_name_of_a_c_function() -> None:
    """`pysock.socket` is C's function, whatever else is imported."""
    directory = Path(values.__file__).parent
    modules = {path.name.partition(".")[0] for path in directory.iterdir()} - {"__pycache__"}
    assert "runtime" in modules
    assert modules.isdisjoint(star("pysock"))


# Names that are not there


def test_a_name_that_c_has_elsewhere_says_so() -> None:
    import pysock._headers as headers

    assert headers.absent, "every name of every header is here: this test has nothing to look at"
    for name, header in headers.absent.items():
        assert name not in pysock.__all__
        with pytest.raises(AttributeError, match=f"^{name} is not defined by <{header}> on this system$"):
            getattr(pysock, name)
        with pytest.raises(AttributeError, match=f"^{name} is not defined by <{header}> on this system$"):
            getattr(importlib.import_module(module_of(header)), name)


def test_a_binding_that_is_older_than_its_headers_says_so() -> None:
    """To a star import an AttributeError would say that there is no __all__: it would bring next to nothing."""
    code = (
        "import json, pysock.libc\nimport pysock._libc as binding\n"
        "class Old:\n"
        "    def __getattr__(self, name):\n"
        "        if name == 'SIGINT': raise AttributeError('no SIGINT')\n"
        "        return getattr(lib, name)\n"
        "lib, binding.lib = binding.lib, Old()\n"
        "try:\n    exec('from pysock import *')\nexcept ImportError as error:\n    print(json.dumps(str(error)))\n"
    )
    assert fresh(code) == "pysock's headers do not fit its binding (no SIGINT); build it again"


@pytest.mark.parametrize("module", ["pysock", "pysock.libc.stdio", "pysock.libc.netinet.in_"])
def test_a_name_that_nothing_has(module: str) -> None:
    with pytest.raises(AttributeError, match=f"module '{module}' has no attribute 'nosuchname'"):
        importlib.import_module(module).nosuchname  # noqa: B018
    with pytest.raises(ImportError, match="nosuchname"):
        exec(f"from {module} import nosuchname")
