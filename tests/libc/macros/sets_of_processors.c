cpu_set_t a, b, c;
memset(&a, 0xff, sizeof(a));
CPU_ZERO(&a);
CPU_ZERO(&b);
int cpus[] = {0, 1, 63, 64, 65, 1022, 1023, 1024, 5000};
for (int i = 0; i < 9; i++) {
    CPU_SET(cpus[i], &a);
    show(!!CPU_ISSET(cpus[i], &a));
    show(CPU_COUNT(&a));
    dump(&a, sizeof(a));
}
CPU_CLR(64, &a);
CPU_CLR(5000, &a);
CPU_SET(0, &b);
CPU_SET(64, &b);
CPU_AND(&c, &a, &b);
dump(&c, sizeof(c));
CPU_OR(&c, &a, &b);
dump(&c, sizeof(c));
CPU_XOR(&c, &a, &b);
dump(&c, sizeof(c));
show(!!CPU_EQUAL(&a, &b));
show(!!CPU_EQUAL(&a, &a));
