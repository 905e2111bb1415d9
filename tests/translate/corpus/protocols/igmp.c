/* An IGMP report for a group, with its checksum, and what a router reads of it */
#include <arpa/inet.h>
#include <netinet/igmp.h>
#include <stdio.h>
#include <string.h>

static uint16_t checksum(const void *data, size_t size)
{
    const uint16_t *p = data;
    uint32_t sum = 0;

    for (; size > 1; size -= 2)
        sum += *p++;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (uint16_t)~sum;
}

static const char *type(uint8_t n)
{
    switch (n) {
    case IGMP_MEMBERSHIP_QUERY:
        return "query";
    case IGMP_V1_MEMBERSHIP_REPORT:
        return "report 1";
    case IGMP_V2_MEMBERSHIP_REPORT:
        return "report 2";
    case IGMP_V2_LEAVE_GROUP:
        return "leave";
    }
    return "?";
}

int main(void)
{
    struct igmp msg = {.igmp_type = IGMP_V2_MEMBERSHIP_REPORT};
    unsigned char wire[IGMP_MINLEN];

    inet_pton(AF_INET, "239.1.2.3", &msg.igmp_group);
    msg.igmp_cksum = checksum(&msg, sizeof(msg));
    memcpy(wire, &msg, sizeof(wire));
    for (size_t i = 0; i < sizeof(wire); i++)
        printf("%02x%c", wire[i], i + 1 < sizeof(wire) ? ' ' : '\n');
    struct igmp *got = (struct igmp *)wire;
    printf("%s %s %s\n", type(got->igmp_type), inet_ntoa(got->igmp_group), checksum(wire, 8) ? "bad" : "good");
    got->igmp_type = IGMP_HOST_LEAVE_MESSAGE;
    printf("%s %s\n", type(got->igmp_type), checksum(wire, 8) ? "bad" : "good");
    got->igmp_code = 100;
    printf("%d s\n", got->igmp_code / IGMP_TIMER_SCALE);
    return 0;
}
