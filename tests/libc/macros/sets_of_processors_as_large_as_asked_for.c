size_t size = CPU_ALLOC_SIZE(100);
show(size);
cpu_set_t *a = CPU_ALLOC(100), *b = CPU_ALLOC(100), *c = CPU_ALLOC(100);
CPU_ZERO_S(size, a);
CPU_ZERO_S(size, b);
int cpus[] = {0, 1, 63, 64, 99, 127, 128, 5000};
for (int i = 0; i < 8; i++) {
    CPU_SET_S(cpus[i], size, a);
    show(!!CPU_ISSET_S(cpus[i], size, a));
    show(CPU_COUNT_S(size, a));
    dump(a, size);
}
CPU_CLR_S(64, size, a);
CPU_SET_S(64, size, b);
CPU_SET_S(99, size, b);
CPU_AND_S(size, c, a, b);
dump(c, size);
CPU_OR_S(size, c, a, b);
dump(c, size);
CPU_XOR_S(size, c, a, b);
dump(c, size);
show(!!CPU_EQUAL_S(size, a, b));
show(!!CPU_EQUAL_S(size, a, a));
CPU_FREE(a), CPU_FREE(b), CPU_FREE(c);
