/* Tic-tac-toe against the machine, which never loses.
 *
 * The game is a small state machine; the board is a nine-element array, the players are
 * 1 and -1, and the machine looks at every game that is possible (negamax with pruning).
 */
#include <errno.h>
#include <limits.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BOARD 9
#define INFINITE (INT_MAX / 2)
#define for_each_cell(i) for (int i = 0; i < BOARD; ++i)

enum player { O = -1, NOBODY = 0, X = 1 };
enum phase { WAITING, PLAYING, OVER };

typedef signed char cell_t;

struct game {
    cell_t board[BOARD];
    enum player turn, human;
    enum phase phase;
    int moves;
};

typedef struct {
    int move, score;
} choice_t;

static const unsigned char lines[][3] = {
    { 0, 1, 2 }, { 3, 4, 5 }, { 6, 7, 8 }, { 0, 3, 6 }, { 1, 4, 7 }, { 2, 5, 8 }, { 0, 4, 8 }, { 2, 4, 6 }
};

static long positions;

static enum player winner(const cell_t *b)
{
    for (unsigned i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const unsigned char *l = lines[i];
        int sum = b[l[0]] + b[l[1]] + b[l[2]];
        if (sum == 3 * X || sum == 3 * O)
            return b[l[0]];
    }
    return NOBODY;
}

static choice_t best(cell_t *board, enum player who, int depth, int alpha, int beta)
{
    choice_t result = { -1, -INFINITE };
    enum player won = winner(board);

    positions++;
    if (won != NOBODY) {
        result.score = won == who ? 100 - depth : depth - 100;
        return result;
    }
    if (depth == BOARD) {
        result.score = 0;
        return result;
    }
    for_each_cell(i) {
        if (board[i] != NOBODY)
            continue;
        board[i] = who;
        int score = -best(board, -who, depth + 1, -beta, -alpha).score;
        board[i] = NOBODY;
        if (score > result.score)
            result = (choice_t){ .move = i, .score = score };
        if (score > alpha)
            alpha = score;
        if (alpha >= beta)
            break;
    }
    return result;
}

static struct game start(enum player human)
{
    return (struct game){ .turn = X, .human = human, .phase = PLAYING };
}

static char symbol(const struct game *g, int i)
{
    return g->board[i] == X ? 'X' : g->board[i] == O ? 'O' : '1' + i;
}

static char *draw(struct game g, char *to)      /* by value: it is small */
{
    for_each_cell(i)
        to += sprintf(to, " %c%s", symbol(&g, i), i % 3 < 2 ? " |" : i < 8 ? "\n---+---+---\n" : "\n");
    return to;
}

static void say(int fd, const char *format, ...)
{
    char text[400];
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    if (send(fd, text, n, MSG_NOSIGNAL) < 0)
        fprintf(stderr, "send: %s\n", strerror(errno));
}

static bool put(struct game *g, int cell)
{
    if (cell < 0 || cell >= BOARD || g->board[cell])
        return false;
    g->board[cell] = g->turn;
    g->turn = -g->turn;
    g->moves++;
    if (winner(g->board) || g->moves == BOARD)
        g->phase = OVER;
    return true;
}

static void machine(struct game *g, int fd)
{
    choice_t c;

    positions = 0;
    if (g->moves == 0)
        c = (choice_t){ 0, 0 };         /* as good as any, and all games need not be looked at */
    else
        c = best(g->board, g->turn, g->moves, -INFINITE, INFINITE);
    say(fd, "my move: %d (%+d, %ld positions)\n", c.move + 1, c.score, positions);
    put(g, c.move);
}

static void play(int fd)
{
    struct game g = { .phase = WAITING }, saved = g;
    char line[32], picture[100];
    ssize_t n;

    say(fd, "x, o: new game; 1-9: move; u: undo; q: quit\n");
    while ((n = recv(fd, line, sizeof line - 1, 0)) > 0) {
        line[n] = 0;
        for (char *p = line; *p; p++) {
            switch (*p) {
            case 'x': case 'X':
                g = start(X);
                break;
            case 'o': case 'O':
                g = start(O);
                break;
            case '1' ... '9':
                if (g.phase != PLAYING) {
                    say(fd, "no game\n");
                    continue;
                }
                saved = g;
                if (!put(&g, *p - '1')) {
                    say(fd, "not there\n");
                    continue;
                }
                break;
            case 'u':
                if (memcmp(&saved, &g, sizeof g) == 0 || saved.phase == WAITING)
                    say(fd, "nothing to undo\n");
                g = saved;
                break;
            case 'q':
                return;
            case '\n': case '\r': case ' ':
                continue;
            default:
                say(fd, "%c?\n", *p);
                continue;
            }
            if (g.phase == PLAYING && g.turn != g.human)
                machine(&g, fd);
            if (g.phase != WAITING) {
                draw(g, picture);
                say(fd, "%s", picture);
            }
            if (g.phase == OVER) {
                enum player w = winner(g.board);
                say(fd, "%s\n", w == NOBODY ? "a draw" : w == g.human ? "you win" : "I win");
                printf("%c after %d moves\n", "O-X"[w + 1], g.moves);
            }
        }
    }
}

int main(void)
{
    struct sockaddr_in sin = { .sin_family = AF_INET, .sin_port = htons(7740) };
    int listener = socket(AF_INET, SOCK_STREAM, 0), fd;

    if (listener < 0 || bind(listener, (struct sockaddr *)&sin, sizeof sin) || listen(listener, 1)) {
        perror("ttt");
        return 1;
    }
    if ((fd = accept(listener, NULL, NULL)) >= 0)
        play(fd);
    close(fd);
    close(listener);
    return 0;
}
