/* Printing bytes as hex: the sign extension of char, and its cure */
#include <stdio.h>
#include <string.h>

static void dump(const char *data, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++)
        printf("%02x ", (unsigned char)data[i]);
    printf("\n");
    for (i = 0; i < len; i++)
        printf("%x ", data[i]);
    printf("\n");
}

int main(void)
{
    char packet[8];

    memset(packet, 0xAA, sizeof(packet));
    packet[0] = 0x01;
    packet[1] = -1;
    packet[2] = 'A';
    packet[7] = 0;
    dump(packet, sizeof packet);
    printf("%d\n", packet[3] == 0xAA);
    printf("%d\n", (packet[3] & 0xff) == 0xAA);
    return 0;
}
