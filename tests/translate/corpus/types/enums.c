/* Enumerations: implied values, explicit values, negative ones, in switch and as index */
#include <stdio.h>

enum color { RED, GREEN, BLUE };
enum level { LOW = -1, NORMAL, HIGH = 10, HIGHER, SAME = HIGH };
typedef enum { STATE_IDLE, STATE_RUN, STATE_STOP, STATE_COUNT } state_t;

static const char *state_names[STATE_COUNT] = { "idle", "run", "stop" };

static state_t next_state(state_t s)
{
    switch (s) {
    case STATE_IDLE: return STATE_RUN;
    case STATE_RUN:  return STATE_STOP;
    default:         return STATE_IDLE;
    }
}

int main(void)
{
    enum color c = GREEN;
    enum { LOCAL = 7, LOCAL2 };
    state_t s = STATE_IDLE;

    printf("%d %d %d\n", RED, c, BLUE);
    printf("%d %d %d %d %d\n", LOW, NORMAL, HIGH, HIGHER, SAME);
    printf("%d %d %zu\n", LOCAL, LOCAL2, sizeof(enum color));
    for (int i = 0; i < STATE_COUNT + 1; i++) {
        printf("%s ", state_names[s]);
        s = next_state(s);
    }
    printf("\n");
    c++;
    printf("%s\n", c == BLUE ? "blue" : "not blue");
    return 0;
}
