"""<netinet/igmp.h>: a message of IGMP, beside C."""

from __future__ import annotations

from collections.abc import Callable

from pysock import IGMP_V2_MEMBERSHIP_REPORT, igmp, inet_addr, show


def test_a_message_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "arpa/inet.h netinet/igmp.h",
        [
            (
                "",
                "struct igmp m = {.igmp_type = IGMP_V2_LEAVE_GROUP, .igmp_code = 100}",
                "m = igmp(igmp_type=IGMP_V2_LEAVE_GROUP, igmp_code=100)",
            ),
            ("", "m.igmp_cksum = htons(0x1234)"),
            ("%d", 'inet_aton("239.1.2.3", &m.igmp_group)', "inet_aton('239.1.2.3', m.igmp_group)"),
            *(("%d", f"((unsigned char *)&m)[{n}]", f"cast('unsigned char *', addressof(m))[{n}]") for n in range(8)),
            ("%d", "sizeof(m) == IGMP_MINLEN"),
            ("%d", "m.igmp_code / IGMP_TIMER_SCALE", "m.igmp_code // IGMP_TIMER_SCALE"),
            ("%s", "inet_ntoa(m.igmp_group)"),
        ],
    )


def test_how_it_is_shown() -> None:
    message = igmp(igmp_type=IGMP_V2_MEMBERSHIP_REPORT)
    message.igmp_group.s_addr = inet_addr("239.1.2.3")
    assert "239.1.2.3" in str(show(message))
    assert any(line.endswith("network order") for line in show(message).bytes.splitlines() if "igmp_cksum" in line)
