/* switch in switch, with loops and declarations in the branches */
#include <stdio.h>

enum state { START, NUMBER, WORD };

static void scan(const char *s)
{
    enum state st = START;
    int number = 0;

    for (;; s++) {
        switch (st) {
        case START:
            switch (*s) {
            case '\0':
                printf("end\n");
                return;
            case ' ':
                break;
            case '0': case '1': case '2': case '3': case '4':
                st = NUMBER;
                number = *s - '0';
                break;
            default:
                st = WORD;
                printf("w:%c", *s);
                break;
            }
            break;
        case NUMBER: {
            int digit = *s - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
                break;
            }
            printf("n:%d ", number);
            st = START;
            s--;
            break;
        }
        case WORD:
            if (*s == ' ' || *s == '\0') {
                printf(" ");
                st = START;
                s--;
            } else
                putchar(*s);
        }
    }
}

int main(void)
{
    scan("GET 200 ok 31x");
    scan("");
    return 0;
}
