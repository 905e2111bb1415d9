# ruff: noqa: F403, F405
from pysock import *

codes = [0, 1, 0x28, 0x15, 0xFFFF]
ks = [0, 1, 0x800, 0xFFFFFFFF]
for i in range(5):
    for j in range(4):
        program = new("struct sock_filter[2]", [BPF_STMT(codes[i], ks[j]), BPF_JUMP(codes[i], ks[j], 3, 255)])
        dump(program, sizeof(program))
