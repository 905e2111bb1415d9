"""Build the C, run it and its Python port under the same scenario, judge whether they are equal.

`scenario` says what is to happen, `build` compiles, `runs` starts a `stage` for each run, `judge`
compares two runs, `comparison` puts these together, and `report` shows the result. Each knows only
the ones named before it. Of the binding nothing is imported.
"""
