in_addr_t addresses[] = {0, 1, 0x7f000001, 0x7fffffff, 0x80000000, 0xbfffffff, 0xc0000001, 0xdfffffff, 0xe0000001,
                         0xf0000000, 0xffffffff};
for (int i = 0; i < 11; i++) {
    struct in_addr in = {htonl(addresses[i])};
    in_addr_t net = inet_netof(in), host = inet_lnaof(in);
    show(net);
    show(host);
    in = inet_makeaddr(net, host);
    show(in.s_addr);
    uint8_t mac[6];
    ETHER_MAP_IP_MULTICAST(&in, mac);
    dump(mac, sizeof(mac));
}
