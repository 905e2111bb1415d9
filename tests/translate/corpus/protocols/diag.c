/* ss(8) in small: this program's own listeners, asked of the kernel by netlink; and a family of generic netlink */
#include <errno.h>
#include <linux/genetlink.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static char buf[65536];

static ssize_t ask(int protocol, int type, int flags, const void *body, size_t size)
{
    struct {
        struct nlmsghdr nlh;
        char body[128];
    } req = {.nlh = {.nlmsg_type = type, .nlmsg_flags = NLM_F_REQUEST | flags}};
    int fd = socket(AF_NETLINK, SOCK_RAW, protocol);
    ssize_t n;

    if (fd == -1)
        return -1;
    memcpy(req.body, body, size);
    req.nlh.nlmsg_len = NLMSG_LENGTH(size);
    n = send(fd, &req, req.nlh.nlmsg_len, 0);
    if (n > 0)
        n = recv(fd, buf, sizeof(buf), 0);
    close(fd);
    return n;
}

static void tcp(const struct sockaddr_in *addr)
{
    struct inet_diag_req_v2 req = {.sdiag_family = AF_INET, .sdiag_protocol = IPPROTO_TCP, .idiag_states = 1 << TCP_LISTEN};

    req.id.idiag_sport = addr->sin_port;
    req.id.idiag_src[0] = addr->sin_addr.s_addr;
    req.id.idiag_cookie[0] = req.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    ssize_t n = ask(NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY, 0, &req, sizeof(req));
    struct nlmsghdr *h = (struct nlmsghdr *)buf;

    if (n < 0 || h->nlmsg_type == NLMSG_ERROR) {
        printf("tcp: not told\n");
        return;
    }
    struct inet_diag_msg *m = NLMSG_DATA(h);
    printf("tcp: state %d, backlog %u, port the same: %d\n", m->idiag_state, m->idiag_wqueue,
           m->id.idiag_sport == addr->sin_port);
}

static void listed(const struct sockaddr_in *addr)
{
    struct inet_diag_req_v2 req = {.sdiag_family = AF_INET, .sdiag_protocol = IPPROTO_TCP, .idiag_states = 1 << TCP_LISTEN};
    ssize_t left = ask(NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY, NLM_F_DUMP, &req, sizeof(req));
    int mine = 0;

    for (struct nlmsghdr *h = (struct nlmsghdr *)buf; NLMSG_OK(h, left); h = NLMSG_NEXT(h, left)) {
        if (h->nlmsg_type == NLMSG_DONE || h->nlmsg_type == NLMSG_ERROR)
            break;
        const struct inet_diag_msg *m = NLMSG_DATA(h);
        mine += m->id.idiag_sport == addr->sin_port;
    }
    printf("listed: %d\n", mine);
}

static void local(ino_t ino)
{
    struct unix_diag_req req = {.sdiag_family = AF_UNIX, .udiag_states = -1, .udiag_ino = ino,
                                .udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_RQLEN, .udiag_cookie = {-1, -1}};
    ssize_t n = ask(NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY, 0, &req, sizeof(req));
    struct nlmsghdr *h = (struct nlmsghdr *)buf;

    if (n < 0 || h->nlmsg_type == NLMSG_ERROR) {
        printf("unix: not told\n");
        return;
    }
    struct unix_diag_msg *m = NLMSG_DATA(h);
    struct rtattr *rta = (struct rtattr *)(m + 1);
    unsigned int left = h->nlmsg_len - NLMSG_LENGTH(sizeof(*m));

    printf("unix: state %d, the same: %d\n", m->udiag_state, m->udiag_ino == ino);
    while (RTA_OK(rta, left)) {
        if (rta->rta_type == UNIX_DIAG_NAME) {
            printf("a name of %d bytes, the first %d\n", (int)RTA_PAYLOAD(rta), *(char *)RTA_DATA(rta));
        } else if (rta->rta_type == UNIX_DIAG_RQLEN) {
            struct unix_diag_rqlen *len = RTA_DATA(rta);

            printf("backlog %u\n", len->udiag_wqueue);
        }
        rta = RTA_NEXT(rta, left);
    }
}

static void family(void)
{
    struct {
        struct genlmsghdr g;
        struct nlattr a;
        char name[8];
    } req = {{CTRL_CMD_GETFAMILY, 1, 0}, {NLA_HDRLEN + 7, CTRL_ATTR_FAMILY_NAME}, "nlctrl"};
    ssize_t n = ask(NETLINK_GENERIC, GENL_ID_CTRL, 0, &req, sizeof(req));
    struct nlmsghdr *h = (struct nlmsghdr *)buf;

    if (n < 0 || h->nlmsg_type == NLMSG_ERROR) {
        printf("nlctrl: not told\n");
        return;
    }
    struct genlmsghdr *g = NLMSG_DATA(h);
    struct nlattr *a = (struct nlattr *)((char *)g + GENL_HDRLEN);

    const char *text = (const char *)(a + 1);

    printf("command %d: attribute %d is %s\n", g->cmd, a->nla_type, text);
}

int main(void)
{
    struct sockaddr_in in = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_un un = {.sun_family = AF_UNIX};
    socklen_t len = sizeof(in);
    struct stat st;
    int t = socket(AF_INET, SOCK_STREAM, 0), u = socket(AF_UNIX, SOCK_STREAM, 0);

    if (bind(t, (struct sockaddr *)&in, len) || listen(t, 7) || getsockname(t, (struct sockaddr *)&in, &len))
        perror("tcp");
    if (bind(u, (struct sockaddr *)&un, sizeof(sa_family_t)) || listen(u, 3) || fstat(u, &st)) /* the kernel names it */
        perror("unix");
    tcp(&in);
    listed(&in);
    local(st.st_ino);
    family();
    close(t);
    close(u);
    return 0;
}
