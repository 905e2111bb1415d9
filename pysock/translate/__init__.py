"""C to raw Python: the program as a careful person would port it, line for line.

The way of a program through the files here, each of which knows only those before it:

| file | what it does |
|---|---|
| `errors.py` | messages with file, line, column and a caret |
| `source.py` | bytes to lines, tokens and comments |
| `joined.py` | the sources as one text, and where each line came from |
| `conditions.py`, `macros.py`, `gnu.py`, `replace.py`, `preprocess.py` | `#if`; which macros can be functions; GNU's \
extensions; macros replaced; `#include`, `#define`, lines |
| `lexer.py`, `parse.py`, `broken.py` | the text to pycparser's tree, with --partial without what it does not take |
| `types.py`, `library.py` | C's types; what libc declares (pysock._prototypes and cffi) |
| `tree.py` | the program as C means it: symbols, typed expressions, statements |
| `constants.py`, `literals.py`, `initial.py` | constant expressions; numbers and strings; braces sorted out |
| `declare.py`, `resolve.py`, `flatten.py`, `body.py` | pycparser's tree to ours: declarations, expressions; jumps \
into statements; statements |
| `prototypes.py` | comments of what Python has no line for, at what is declared |
| `suspicious.py` | what compiles and is hardly meant: warnings |
| `flow.py`, `facts.py`, `quantities.py` | how pointers and texts are used; who never returns; what cannot overflow |
| `piece.py`, `numbers.py` | a piece of Python and its range; where integers must be converted |
| `expressions.py`, `memory.py`, `effects.py`, `calls.py`, `objects.py` | expressions; elements, fields, addresses; \
assignments and steps; calls; initialisers: as Python |
| `statements.py`, `loops.py`, `switches.py`, `jumps.py` | statements as lines; goto |
| `names.py`, `output.py`, `layout.py`, `module.py` | names and imports; lines, comments, blank lines; long lines; \
the whole file |
| `files.py`, `package.py`, `folder.py` | which modules several files become; a module for each; into a folder |
| `slips.py`, `compiler.py`, `diagnosis.py` | of sources that fail: what web pages and typing did to them; what the C \
compiler says; both with our own messages |
| `pythonic/` | the second writer, for the Pythonic layer: `--style pythonic` |
| `program.py` | files in, Python out: what the command line and the tests call |
| `commands.py` | `pysock translate`, `pysock port`, `pysock show` |

`translate([file])` gives the Python text of a C program. Nothing here is loaded by `import pysock`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pysock.translate.errors import Message as Message
    from pysock.translate.errors import TranslationError as TranslationError
    from pysock.translate.program import Options as Options
    from pysock.translate.program import Translation as Translation
    from pysock.translate.program import translate as translate
    from pysock.translate.program import translated as translated
else:
    _HOME = {"Message": "errors", "TranslationError": "errors"}

    def __getattr__(name):
        """The names are loaded when first asked for: the command line imports this package for its parsers alone."""
        if name in ("Message", "TranslationError", "Options", "Translation", "translate", "translated"):
            from importlib import import_module

            return getattr(import_module(f"pysock.translate.{_HOME.get(name, 'program')}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
