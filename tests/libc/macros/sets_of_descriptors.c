fd_set set;
memset(&set, 0xff, sizeof(set));
FD_ZERO(&set);
dump(&set, sizeof(set));
int fds[] = {0, 1, 7, 8, 31, 32, 63, 64, 65, 511, 1022, 1023};
for (int i = 0; i < 12; i++) {
    show(!!FD_ISSET(fds[i], &set));
    FD_SET(fds[i], &set);
    show(!!FD_ISSET(fds[i], &set));
    dump(&set, sizeof(set));
}
for (int i = 0; i < 12; i += 2) {
    FD_CLR(fds[i], &set);
    FD_CLR(fds[i], &set);
    show(!!FD_ISSET(fds[i], &set));
    dump(&set, sizeof(set));
}
