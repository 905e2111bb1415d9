_Alignas(16) char buf[128] = {0};
struct msghdr msg = {.msg_control = buf};
for (int room = 0; room <= 64; room++) {
    msg.msg_controllen = room;
    at(CMSG_FIRSTHDR(&msg), buf);
}
size_t lengths[] = {4, 1, 20};
msg.msg_controllen = CMSG_SPACE(4) + CMSG_SPACE(1) + CMSG_SPACE(20);
struct cmsghdr *cmsg = CMSG_FIRSTHDR(&msg);
for (int i = 0; i < 3; i++) {
    cmsg->cmsg_len = CMSG_LEN(lengths[i]);
    at(CMSG_DATA(cmsg), buf);
    cmsg = CMSG_NXTHDR(&msg, cmsg);
    at(cmsg, buf);
}
cmsg = CMSG_FIRSTHDR(&msg);
for (int room = 16; room <= 72; room += 4)
    for (int len = 0; len <= 72; len++) {
        msg.msg_controllen = room;
        cmsg->cmsg_len = len;
        at(CMSG_NXTHDR(&msg, cmsg), buf);
    }
