struct sockaddr_un un = {.sun_family = AF_UNIX};
for (int len = 0; len < (int)sizeof(un.sun_path); len++) {
    show(SUN_LEN(&un));
    un.sun_path[len] = 'x';
}
show(offsetof(struct sockaddr_un, sun_path));
show(offsetof(struct sockaddr_in6, sin6_addr));
show(offsetof(struct sockaddr_in, sin_addr.s_addr));
show(offsetof(struct sockaddr, sa_data[2]));
show(offsetof(struct ifreq, ifr_flags));
show(offsetof(struct epoll_event, data.fd));
