"""What the fields of libc's structs mean: a name for a number, flags, network order. Data, by struct and field.

cffi keeps of a field only its plain type, and forgets that in_port_t is a port in network byte order. So that stands
here; tests/test_show.py holds it against the headers, csrc/include, where each struct's comment and types say it.
A program's own struct says it as C does, with the type: member("in_port_t"), member("in_addr_t"), member("__be32").
"""

from __future__ import annotations

from pysock.notation import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Union

    #: How a field is written: with a table of names, or as the string says
    Meaning = Union[str, names.Names, names.Flags]

#: Ways of writing that are no table: a number in network byte order; an IPv4 address as a number; a hexadecimal number;
#: the number of an interface; a signal; a text that ends at its first NUL; bytes that stand for nothing
NET, IPV4, HEX, INTERFACE, SIGNAL, TEXT, PADDING = (
    "network order",
    "IPv4 address",
    "hex",
    "interface",
    "signal",
    "text",
    "padding",
)
#: a number in network byte order that is an ETH_P_ or ARPHRD_ or ARPOP_ name
NET_ETH_P, NET_ARPHRD, NET_ARPOP = "network order, ETH_P", "network order, ARPHRD", "network order, ARPOP"
NAMES_IN_NETWORK_ORDER = {NET_ETH_P: names.ETH_P, NET_ARPHRD: names.ARPHRD, NET_ARPOP: names.ARPOP}

#: a port in network byte order that has an int to itself
NET_PORT = "network order, port"

#: By the field's type as a program's own struct names it
BY_TYPE: dict[str, Meaning] = {
    "in_port_t": NET,
    "in_addr_t": IPV4,
    "tcp_seq": NET,
    "__be16": NET,
    "__be32": NET,
    "__be64": NET,
    "sa_family_t": names.AF,
}

#: Structs that go over the wire as they are: each number of more than a byte is in network byte order.
NETWORK_STRUCTS = frozenset(
    f"struct {name}"
    for name in (
        "arphdr ether_arp icmp icmp6_hdr icmp6_router_renum icmp_ext_echo_ctype3_hdr icmp_ext_echo_iio icmp_ext_hdr"
        " icmp_extobj_hdr icmp_ra_addr icmphdr ifla_vxlan_port_range igmp igmphdr igmpv3_grec igmpv3_query"
        " igmpv3_report ih_idseq ih_pmtu ih_rtradv ip ip6_frag ip6_hdr ip6_hdrctl ip_auth_hdr ip_comp_hdr ip_esp_hdr"
        " iphdr ipv6hdr linux_tcphdr mld_hdr nd_neighbor_advert nd_neighbor_solicit nd_opt_adv_interval"
        " nd_opt_home_agent_info nd_opt_mtu nd_opt_prefix_info nd_redirect nd_router_advert nd_router_solicit"
        " rr_pco_use rr_result tcphdr tftphdr udphdr"
    ).split()
)

FIELDS: dict[str, dict[str, Meaning]] = {
    "struct sockaddr": {"sa_family": names.AF},
    "struct sockaddr_storage": {"ss_family": names.AF},
    "struct sockaddr_in": {"sin_family": names.AF, "sin_port": NET, "sin_zero": PADDING},
    "struct sockaddr_in6": {
        "sin6_family": names.AF,
        "sin6_port": NET,
        "sin6_flowinfo": NET,
    },
    "struct ifla_vf_vlan_info": {"vlan_proto": NET_ETH_P},
    "struct sockaddr_un": {"sun_family": names.AF},
    "struct sockaddr_nl": {"nl_family": names.AF, "nl_pad": PADDING, "nl_groups": HEX},
    "struct sockaddr_ll": {
        "sll_family": names.AF,
        "sll_protocol": NET_ETH_P,
        "sll_ifindex": INTERFACE,
        "sll_hatype": names.ARPHRD,
        "sll_pkttype": names.PACKET,
    },
    "struct sockaddr_vm": {
        "svm_family": names.AF,
        "svm_reserved1": PADDING,
        "svm_zero": PADDING,
    },
    "struct sockaddr_can": {"can_family": names.AF, "can_ifindex": INTERFACE},
    "struct sockaddr_alg": {"salg_family": names.AF, "salg_type": TEXT, "salg_name": TEXT},
    "struct can_frame": {"can_id": HEX},
    "struct canfd_frame": {"can_id": HEX},
    "struct can_filter": {"can_id": HEX, "can_mask": HEX},
    "struct sockaddr_pkt": {"spkt_family": names.AF, "spkt_protocol": NET_ETH_P},
    "struct in_addr": {"s_addr": IPV4},
    "struct in6_addr": {"s6_addr16": NET, "s6_addr32": NET},
    "struct ip_mreqn": {"imr_ifindex": INTERFACE},
    "struct ipv6_mreq": {"ipv6mr_interface": INTERFACE},
    "struct group_req": {"gr_interface": INTERFACE},
    "struct group_source_req": {"gsr_interface": INTERFACE},
    "struct in_pktinfo": {"ipi_ifindex": INTERFACE},
    "struct in6_pktinfo": {"ipi6_ifindex": INTERFACE},
    "struct packet_mreq": {"mr_ifindex": INTERFACE, "mr_type": names.PACKET_MR},
    "struct msghdr": {"msg_flags": names.MSG},
    "struct cmsghdr": {"cmsg_level": names.SOL},
    "struct addrinfo": {
        "ai_flags": names.AI,
        "ai_family": names.AF,
        "ai_socktype": names.SOCK,
        "ai_protocol": names.IPPROTO,
    },
    "struct hostent": {"h_addrtype": names.AF},
    "struct servent": {"s_port": NET_PORT},
    "struct netent": {"n_addrtype": names.AF},
    "struct ifaddrs": {"ifa_flags": names.IFF},
    "struct if_nameindex": {"if_index": INTERFACE},
    "struct ifreq": {"ifr_name": TEXT, "ifr_newname": TEXT, "ifr_slave": TEXT, "ifr_flags": names.IFF},
    "struct pollfd": {"events": names.POLL, "revents": names.POLL},
    "struct epoll_event": {"events": names.EPOLL},
    "struct sigaction": {"sa_flags": names.SA},
    "struct sigevent": {"sigev_signo": SIGNAL, "sigev_notify": names.SIGEV},
    "siginfo_t": {"si_signo": SIGNAL},
    "struct signalfd_siginfo": {"ssi_signo": SIGNAL, "ssi_ptr": HEX, "ssi_addr": HEX, "ssi_call_addr": HEX},
    "struct flock": {"l_type": names.F_LOCK, "l_whence": names.SEEK},
    "struct nlmsghdr": {"nlmsg_type": "netlink type", "nlmsg_flags": "netlink flags"},
    "struct rtgenmsg": {"rtgen_family": names.AF},
    "struct rtmsg": {"rtm_family": names.AF},
    "struct inet_diag_sockid": {
        "idiag_sport": NET,
        "idiag_dport": NET,
        "idiag_src": NET,
        "idiag_dst": NET,
        "idiag_if": INTERFACE,
    },
    "struct sock_diag_req": {"sdiag_family": names.AF},
    "struct inet_diag_req": {"idiag_family": names.AF},
    "struct inet_diag_req_v2": {"sdiag_family": names.AF, "sdiag_protocol": names.IPPROTO},
    "struct inet_diag_msg": {"idiag_family": names.AF, "idiag_state": names.TCP_STATE},
    "struct unix_diag_req": {"sdiag_family": names.AF},
    "struct unix_diag_msg": {"udiag_family": names.AF, "udiag_state": names.TCP_STATE},
    "struct ifinfomsg": {
        "ifi_family": names.AF,
        "ifi_type": names.ARPHRD,
        "ifi_index": INTERFACE,
        "ifi_flags": names.IFF,
        "ifi_change": HEX,
    },
    "struct ifaddrmsg": {"ifa_family": names.AF, "ifa_index": INTERFACE},
    "struct sock_filter": {"code": HEX, "k": HEX},
    "struct sock_extended_err": {"ee_origin": names.EE_ORIGIN, "ee_pad": PADDING},
    "struct tcp_info": {"tcpi_state": names.TCP_STATE, "tcpi_ca_state": names.TCP_CA},
    "struct ethhdr": {"h_proto": NET_ETH_P},
    "struct tun_pi": {"proto": NET_ETH_P},
    "struct ether_header": {"ether_type": NET_ETH_P},
    "struct arphdr": {"ar_hrd": NET_ARPHRD, "ar_pro": NET_ETH_P, "ar_op": NET_ARPOP},
    "struct arpd_request": {"ip": NET},
    "struct in6_flowlabel_req": {"flr_label": NET},
    "struct igmphdr": {"group": IPV4},
    "struct tcp_diag_md5sig": {"tcpm_addr": NET},
    "struct igmpv3_grec": {"grec_mca": IPV4},
    "struct igmpv3_query": {"group": IPV4},
    "struct ip_auth_hdr": {"nexthdr": names.IPPROTO},
    "struct ipv6hdr": {"nexthdr": names.IPPROTO},
    "struct iphdr": {"protocol": names.IPPROTO, "saddr": IPV4, "daddr": IPV4},
    "struct ip": {"ip_p": names.IPPROTO},
    "struct ip6_hdr": {"ip6_nxt": names.IPPROTO},
    "struct icmp_ra_addr": {"ira_addr": IPV4},
    "struct icmp": {"icmp_mask": IPV4},
    "struct timestamp": {"data": NET},
    "struct ip_timestamp": {"data": NET},
}

#: Bytes that are a hardware address
MAC = frozenset(
    (
        "struct ether_addr.ether_addr_octet",
        "struct ether_header.ether_dhost",
        "struct ether_header.ether_shost",
        "struct ethhdr.h_dest",
        "struct ethhdr.h_source",
        "struct ether_arp.arp_sha",
        "struct ether_arp.arp_tha",
    )
)

#: Bytes that are an IPv4 address, network byte order as all of them
IPV4_BYTES = frozenset(("struct ether_arp.arp_spa", "struct ether_arp.arp_tpa"))

#: Bytes that are a number or address in network byte order, as bytes since they are not aligned
NETWORK_BYTES = frozenset(
    ("struct ip6_opt_jumbo.ip6oj_jumbo_len", "struct ip6_opt_router.ip6or_value", "struct rtvia.rtvia_addr")
)

#: Fields that are a second name of memory that another field shows
SECOND_NAMES: dict[str, str] = {
    "struct tcphdr": "th_",  # BSD's names, all; those of Linux have the flags one by one
    "union epoll_data": "ptr fd",  # as strace: u32 and u64
    "struct stat": "st_atime st_mtime st_ctime",
    "struct in6_addr": "s6_addr16 s6_addr32",
    "struct ifconf": "ifc_buf",
    "struct ifaddrs": "ifa_dstaddr",  # ifa_broadaddr, of an interface with one peer
    "struct ether_arp": "arp_hrd arp_pro arp_hln arp_pln arp_op",
    "struct icmp": "icmp_pptr icmp_gwaddr",
}

#: The struct behind a family, and the field that bears the family
ADDRESSES = {
    "AF_INET": ("struct sockaddr_in", "sin_family"),
    "AF_INET6": ("struct sockaddr_in6", "sin6_family"),
    "AF_UNIX": ("struct sockaddr_un", "sun_family"),
    "AF_NETLINK": ("struct sockaddr_nl", "nl_family"),
    "AF_PACKET": ("struct sockaddr_ll", "sll_family"),
    "AF_VSOCK": ("struct sockaddr_vm", "svm_family"),
    "AF_ALG": ("struct sockaddr_alg", "salg_family"),
}


def second_name(struct: str, field: str) -> bool:
    """Whether this field only names again what another one shows."""
    given = SECOND_NAMES.get(struct, "")
    return (given.endswith("_") and field.startswith(given)) or field in given.split()
