/* CAN frames as candump and cansend write them, filters, what an error frame tells, and a socket where there is CAN */
#include <errno.h>
#include <linux/can.h>
#include <linux/can/error.h>
#include <linux/can/raw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int parse(const char *text, struct can_frame *frame)
{
    const char *hash = strchr(text, '#');
    char *end;

    memset(frame, 0, sizeof(*frame));
    if (hash == NULL)
        return -1;
    frame->can_id = (canid_t)strtoul(text, &end, 16);
    if (end != hash)
        return -1;
    if (hash - text > 3)
        frame->can_id |= CAN_EFF_FLAG;
    if (hash[1] == 'R') {
        frame->can_id |= CAN_RTR_FLAG;
        return 0;
    }
    for (const char *p = hash + 1; p[0] && p[1] && frame->len < CAN_MAX_DLEN; p += 2) {
        char digits[3] = {p[0], p[1], 0};

        frame->data[frame->len++] = (__u8)strtoul(digits, NULL, 16);
    }
    return 0;
}

static void print_frame(const struct can_frame *f)
{
    if (f->can_id & CAN_EFF_FLAG)
        printf("%08X", f->can_id & CAN_EFF_MASK);
    else
        printf("%03X", f->can_id & CAN_SFF_MASK);
    printf(" [%d]", f->can_dlc);
    if (f->can_id & CAN_RTR_FLAG)
        printf(" remote request");
    for (int i = 0; i < f->len; i++)
        printf(" %02X", f->data[i]);
    printf("\n");
}

static int passes(const struct can_filter *filter, canid_t id)
{
    int same = (id & filter->can_mask) == (filter->can_id & ~CAN_INV_FILTER & filter->can_mask);

    return filter->can_id & CAN_INV_FILTER ? !same : same;
}

static void print_error(const struct can_frame *f)
{
    if (f->can_id & CAN_ERR_BUSOFF)
        printf("bus off; ");
    if (f->can_id & CAN_ERR_CRTL)
        printf("controller %s; ", f->data[1] & CAN_ERR_CRTL_RX_OVERFLOW ? "overflow" : "?");
    if (f->can_id & CAN_ERR_PROT)
        printf("protocol %#x at %s; ", f->data[2], f->data[3] == CAN_ERR_PROT_LOC_DATA ? "data" : "?");
    printf("%d errors\n", f->data[6]);
}

int main(void)
{
    static const char *const texts[] = {"123#DEADBEEF", "1F334455#1122334455667788", "7FF#R", "12#", "bad"};
    struct can_filter filters[] = {{0x120, 0x7f0}, {.can_id = 0x123 | CAN_INV_FILTER, .can_mask = CAN_SFF_MASK}};
    struct can_frame frame;
    struct canfd_frame fd_frame = {.can_id = 0x10, .len = 12, .flags = CANFD_BRS};
    struct sockaddr_can addr = {.can_family = AF_CAN};

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        if (parse(texts[i], &frame) == -1)
            printf("%s: no frame\n", texts[i]);
        else
            print_frame(&frame);
    }
    for (canid_t id = 0x11f; id <= 0x124; id++)
        printf("%x %d %d\n", id, passes(&filters[0], id), passes(&filters[1], id));
    frame = (struct can_frame){.can_id = CAN_ERR_FLAG | CAN_ERR_CRTL | CAN_ERR_PROT, .len = CAN_ERR_DLC,
                               .data = {0, CAN_ERR_CRTL_RX_OVERFLOW, CAN_ERR_PROT_STUFF, CAN_ERR_PROT_LOC_DATA, 0, 0, 42}};
    print_error(&frame);
    printf("%zu %zu %zu %d\n", sizeof(frame), sizeof(fd_frame), sizeof(addr), fd_frame.flags & CANFD_BRS);

    int s = socket(PF_CAN, SOCK_RAW, CAN_RAW);
    if (s == -1) {
        printf("%d\n", errno == EAFNOSUPPORT);
        return 0;
    }
    printf("1\n");
    if (setsockopt(s, SOL_CAN_RAW, CAN_RAW_FILTER, &filters, sizeof(filters)) == -1)
        perror("CAN_RAW_FILTER");
    if (bind(s, (struct sockaddr *)&addr, sizeof(addr)) == -1)
        perror("bind");
    close(s);
    return 0;
}
