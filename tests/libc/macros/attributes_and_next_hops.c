_Alignas(16) char buf[256] = {0};
struct rtattr *rta = (struct rtattr *)buf;
struct rtnexthop *rtnh = (struct rtnexthop *)buf;
at(RTA_DATA(rta), buf);
at(RTNH_DATA(rtnh), buf);
for (int said = 0; said <= 20; said++) {
    rta->rta_len = said;
    for (int room = -1; room <= 20; room++)
        show(!!RTA_OK(rta, room));
    int left = 64;
    at(RTA_NEXT(rta, left), buf);
    show(left);
    show(RTA_PAYLOAD(rta));
    rtnh->rtnh_len = said;
    for (int room = -1; room <= 20; room++)
        show(!!RTNH_OK(rtnh, room));
    at(RTNH_NEXT(rtnh), buf);
}
