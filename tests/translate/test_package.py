"""Programs of several files as packages: each file a module, and the whole behaves as the C does."""

from __future__ import annotations

import ast
import builtins
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable

import pytest

from pysock.translate.errors import TranslationError
from pysock.translate.folder import Foreign, write
from pysock.translate.program import Options, translated

HERE = Path(__file__).parent
CORPUS = HERE / "packages"
"""Programs about what only packages meet; those of the corpus that have several files run as packages as well."""

SEVERAL = sorted(path.parent for path in (HERE / "corpus").rglob("main.c"))


def modules(files: Any, **options: Any) -> dict[str, str]:
    result = translated(files, Options(package=True, **options))
    return {module.path: module.text for module in result.modules}


def put(folder: Path, **files: str) -> list[Path]:
    """C files of these names (`x_h`: `x.h`), written; the `.c` ones."""
    for name, text in files.items():
        path = folder / (f"{name[:-2]}.h" if name.endswith("_h") else f"{name}.c")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [folder / f"{name}.c" for name in files if not name.endswith("_h")]


def test_equal(
    program: Any, in_c: Callable[..., Any], bench: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_c = in_c(program)
    monkeypatch.chdir(program.directory)
    write(tmp_path / "package", modules([source.relative_to(program.directory) for source in program.sources]))
    of_python = bench.run(program, package=str(tmp_path / "package"))
    assert of_python == of_c
    assert of_c.stdout


# What the modules say


def test_a_function_is_imported_beside_the_header_that_declares_it(tmp_path: Path) -> None:
    text = modules(sorted((HERE / "programs" / "event_loop").glob("*.c")))
    assert "from .loop_h import *\nfrom .loop import loop_add, loop_after," in text["reminder.py"]
    assert "from .heap_h import *\nfrom .heap import heap_free, heap_pop, heap_push, heap_remove\n" in text["loop.py"]
    assert text["__main__.py"].endswith('from .reminder import main\n\nif __name__ == "__main__":\n    run(main)\n')


def test_what_changes_is_one_object_for_all(tmp_path: Path) -> None:
    text = modules(sorted((CORPUS / "extern").glob("*.c")))
    assert "    log.log_file = stderr\n" in text["main.py"]
    assert "while i < main_c.verbose:" in text["log.py"]
    assert "    global verbose\n" in text["main.py"]


def test_a_header_that_includes_itself_in_the_end(tmp_path: Path) -> None:
    text = modules(sorted((CORPUS / "cycle").glob("*.c")))
    assert '# (#include "leaf.h": it includes this file)' in text["tree_h.py"]
    assert text["tree_h.py"].endswith("\n\nfrom . import tree as tree_c  # here, since it imports this module\n")


def test_what_stays_where_it_is_included_is_said(tmp_path: Path) -> None:
    text = modules([CORPUS / "xmacro" / "main.c"])
    assert text["main.py"].count('# (#include "colors.def": what it brings is written out here)') == 3
    assert sorted(text) == ["__init__.py", "__main__.py", "main.py", "max_min_h.py"]


def test_a_file_begins_with_functions_of_one_that_imports_it(tmp_path: Path) -> None:
    files = put(
        tmp_path,
        x_h="int one(int n);\nint two(int n);\nextern int (*table[1])(int);\n",
        main='#include "x.h"\nint two(int n) { return n; }\nint main(void) { return table[0](1) + one(2); }\n',
        x='#include "x.h"\nint (*table[1])(int) = {two};\nint one(int n) { return two(n); }\n',
    )
    text = modules(files)
    assert "from . import x  # noqa: F401 - first: others need it\n" in text["__main__.py"]
    write(tmp_path / "out", text)
    ran = subprocess.run([sys.executable, "-m", "out"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (3, "")


def test_files_that_begin_with_each_other(tmp_path: Path) -> None:
    table = "int (*{0}[1])(int) = {{{1}}};\nint {2}(int n) {{ return n; }}\n"
    files = put(
        tmp_path,
        x_h="int one(int n);\nint two(int n);\n",
        a='#include "x.h"\n' + table.format("a", "two", "one") + "int main(void) { return 0; }\n",
        b='#include "x.h"\n' + table.format("b", "one", "two"),
    )
    with pytest.raises(TranslationError, match="begin with each other's functions"):
        modules(files)


def test_a_static_variable_of_a_header_is_one_for_each_file(tmp_path: Path) -> None:
    files = put(
        tmp_path,
        x_h="static int count;\nint next(void);\n",
        main='#include "x.h"\nint main(void) { count++; return next() + count; }\n',
        x='#include "x.h"\nint next(void) { return ++count; }\n',
    )
    with pytest.raises(TranslationError, match=r"x\.h:1:12: error: 'count' is static in a header"):
        modules(files)


@pytest.mark.parametrize("name", ["extern", "cycle", "folders"])
def test_each_name_is_defined_or_imported(name: str, tmp_path: Path) -> None:
    """By reading alone: what no path of the program reaches must be there, too."""
    text = modules(sorted((CORPUS / name).rglob("*.c")))
    write(tmp_path / "out", text)
    names = {path[:-3].replace("/", "."): source for path, source in text.items() if not path.endswith("__.py")}
    code = "import json, sys, importlib as i; i.import_module('out.__main__'); "
    code += "print(json.dumps({n: list(vars(i.import_module(f'out.{n}'))) for n in sys.argv[1:]}))"
    command = [sys.executable, "-c", code, *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    for module, there in json.loads(done.stdout).items():
        assert _free(ast.parse(names[module])) - set(there) - set(vars(builtins)) == set(), module


def _free(tree: ast.AST) -> set[str]:
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    bound = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return {node.id for node in names} - bound


# The folder


def test_a_second_time_takes_the_place_of_the_first(tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = put(tmp_path, main="int main(void) { return 1; }\n", more="int more;\n")
    write(out, modules(files))
    (out / "notes.txt").write_text("mine")
    write(out, modules(files[:1]))
    assert sorted(path.name for path in out.iterdir()) == ["__init__.py", "__main__.py", "main.py", "notes.txt"]


def test_no_file_of_others_is_written_over(tmp_path: Path) -> None:
    files = put(tmp_path, main="int main(void) { return 1; }\n", more="int more;\n")
    (tmp_path / "more.py").write_text("mine")
    with pytest.raises(Foreign, match=r"more\.py: this was not written by pysock translate"):
        write(tmp_path, modules(files))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["main.c", "more.c", "more.py"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        write(tmp_path / "out", {"a.py": ""})
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_half_a_package_is_never_left(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="too long"):
        write(tmp_path / "out", {"a.py": "", f"{'b' * 300}.py": ""})
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_python_cannot_run(tmp_path: Path) -> None:
    with pytest.raises(Foreign, match="no package with a dot"):
        write(tmp_path / "out.d", {"a.py": ""})


# The command


def pysock(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pysock", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_the_command_writes_a_package_that_runs_and_the_map_of_all_modules(tmp_path: Path) -> None:
    files = sorted((CORPUS / "extern").glob("*.c"))
    done = pysock("translate", *files, "-o", "port/", "--map", "map.json", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    ran = subprocess.run([sys.executable, "-m", "port"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (8, 1)
    lines = json.loads((tmp_path / "map.json").read_text())["lines"]
    row = (tmp_path / "port/log_h.py").read_text().splitlines().index("LOG_MAX = 4") + 1
    assert [
        (Path(one["file"]).name, one["c"]) for one in lines if (one["module"], one["python"]) == ("log_h.py", row)
    ] == [("log.h", 7)]


def test_what_is_wrong_leaves_no_folder(tmp_path: Path) -> None:
    put(tmp_path, main="int main(void) { return nothing; }\n")
    done = pysock("translate", "main.c", "-o", "port/", "--json", cwd=tmp_path)
    assert done.returncode == 2
    assert json.loads(done.stdout)["messages"][0]["line"] == 1
    assert not (tmp_path / "port").exists()


def test_port_proves_a_package_equal(tmp_path: Path) -> None:
    files = sorted((CORPUS / "folders").rglob("*.c"))
    done = pysock("port", *files, "-o", "port/", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "pysock: wrote port\n")
