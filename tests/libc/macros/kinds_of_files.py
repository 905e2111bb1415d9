# ruff: noqa: F403, F405
from pysock import *

st = new("struct stat")
for kind in range(16):
    st.st_mode = kind << 12 | 0o644
    show(S_TYPEISMQ(st))
    show(S_TYPEISSEM(st))
    show(S_TYPEISSHM(st))
