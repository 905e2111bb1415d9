"""The same fault for the C program and for its port, so that their error paths are compared too.

`language` reads what --inject says, `table` knows which faults a call can have, `shim` brings them into a program
(shim.c, loaded before libc), `peers` into what a scripted peer does, `walk` tries all of them one by one, and `matrix`
shows what came of it. How runs are judged is the business of the modules around this package.
"""
