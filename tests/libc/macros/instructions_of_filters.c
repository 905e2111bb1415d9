unsigned codes[] = {0, 1, 0x28, 0x15, 0xffff};
__u32 ks[] = {0, 1, 0x800, 0xffffffff};
for (int i = 0; i < 5; i++)
    for (int j = 0; j < 4; j++) {
        struct sock_filter program[] = {BPF_STMT(codes[i], ks[j]), BPF_JUMP(codes[i], ks[j], 3, 255)};
        dump(program, sizeof(program));
    }
