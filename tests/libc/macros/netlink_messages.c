_Alignas(16) char buf[256] = {0};
struct nlmsghdr *nlh = (struct nlmsghdr *)buf;
at(NLMSG_DATA(nlh), buf);
for (int said = 0; said <= 40; said++) {
    nlh->nlmsg_len = said;
    for (int room = -1; room <= 40; room++)
        show(!!NLMSG_OK(nlh, room));
    int left = 64;
    at(NLMSG_NEXT(nlh, left), buf);
    show(left);
    for (int len = 0; len <= 20; len++)
        show(NLMSG_PAYLOAD(nlh, len));
    show(IFA_PAYLOAD(nlh));
    show(IFLA_PAYLOAD(nlh));
    show(RTM_PAYLOAD(nlh));
    show(TCA_PAYLOAD(nlh));
    show(TA_PAYLOAD(nlh));
}
at(IFA_RTA((struct ifaddrmsg *)buf), buf);
at(IFLA_RTA((struct ifinfomsg *)buf), buf);
at(RTM_RTA((struct rtmsg *)buf), buf);
at(TCA_RTA((struct tcmsg *)buf), buf);
at(TA_RTA((struct tcamsg *)buf), buf);
