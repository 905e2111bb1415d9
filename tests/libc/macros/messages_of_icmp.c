_Alignas(16) char buf[64] = {0};
struct sock_extended_err *ee = (struct sock_extended_err *)buf;
at(SO_EE_OFFENDER(ee), buf);
struct icmp icmp = {0};
for (int words = 0; words < 16; words++) {
    icmp.icmp_ip.ip_hl = words;
    show(ICMP_ADVLEN(&icmp));
}
struct icmp6_filter filter;
ICMP6_FILTER_SETPASSALL(&filter);
dump(&filter, sizeof(filter));
ICMP6_FILTER_SETBLOCKALL(&filter);
dump(&filter, sizeof(filter));
int types[] = {0, 1, 31, 32, 63, 64, 128, 129, 133, 136, 254, 255};
for (int i = 0; i < 12; i++) {
    ICMP6_FILTER_SETPASS(types[i], &filter);
    show(!!ICMP6_FILTER_WILLPASS(types[i], &filter));
    show(!!ICMP6_FILTER_WILLBLOCK(types[i], &filter));
    dump(&filter, sizeof(filter));
}
for (int i = 0; i < 12; i += 2) {
    ICMP6_FILTER_SETBLOCK(types[i], &filter);
    show(!!ICMP6_FILTER_WILLPASS(types[i], &filter));
    show(!!ICMP6_FILTER_WILLBLOCK(types[i], &filter));
    dump(&filter, sizeof(filter));
}
