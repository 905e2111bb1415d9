/* A Telnet stream taken apart: data, commands, negotiations, and what stands between SB and SE */
#define TELCMDS
#define TELOPTS
#include <arpa/telnet.h>
#include <stdio.h>
#include <string.h>

static void negotiation(int command, int option)
{
    printf("%s ", TELCMD_OK(command) ? TELCMD(command) : "?");
    if (TELOPT_OK(option))
        printf("%s\n", TELOPT(option));
    else
        printf("%d\n", option);
}

static size_t subnegotiation(const unsigned char *p, size_t left)
{
    size_t n = 1;

    while (n + 1 < left && !(p[n] == IAC && p[n + 1] == SE))
        n++;
    if (p[0] == TELOPT_NAWS && n == 5)
        printf("window %d x %d\n", p[1] << 8 | p[2], p[3] << 8 | p[4]);
    else if (p[0] == TELOPT_TTYPE && p[1] == TELQUAL_IS)
        printf("terminal %.*s\n", (int)(n - 2), (const char *)p + 2);
    else
        printf("about %s: %zu bytes\n", telopts[p[0]], n);
    return n + 2;
}

int main(void)
{
    static const unsigned char stream[] = {'h', 'i', IAC, DO, TELOPT_ECHO, IAC, WILL, TELOPT_NAWS, IAC, SB,
        TELOPT_NAWS, 0, 80, 0, 24, IAC, SE, IAC, IAC, '!', IAC, WONT, 200, IAC, SB, TELOPT_TTYPE, TELQUAL_IS,
        'x', 't', 'e', 'r', 'm', IAC, SE, IAC, SB, TELOPT_LFLOW, LFLOW_ON, IAC, SE, IAC, NOP, IAC, GA};
    size_t at = 0, size = sizeof(stream);

    while (at < size) {
        unsigned char c = stream[at++];

        if (c != IAC) {
            printf("data %c\n", c);
            continue;
        }
        c = stream[at++];
        switch (c) {
        case IAC:
            printf("data 255\n");
            break;
        case DO:
        case DONT:
        case WILL:
        case WONT:
            negotiation(c, stream[at++]);
            break;
        case SB:
            at += subnegotiation(stream + at, size - at);
            break;
        default:
            printf("command %s\n", TELCMD(c));
        }
    }
    printf("%s %s\n", telcmds[0], telcmds[TELCMD_LAST - TELCMD_FIRST]);
    return 0;
}
