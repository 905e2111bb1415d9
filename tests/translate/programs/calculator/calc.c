/* calc: a line calculator behind a socket. Numbers are 32 bits wide and wrap, as in the machine.
 *
 * The scanner is a state machine; the evaluator is the old algorithm with two stacks.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>
#include <stdint.h>
#include <limits.h>
#include <unistd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define DEPTH 32
#define EOL   (-1)

typedef enum state { START, ZERO, DECIMAL, OCTAL, HEX, BINARY, NAME, OPERATOR } state;
typedef enum kind { NUMBER, OP, OPEN, CLOSE, VARIABLE, ASSIGN, FINISH, BAD } kind;

struct token {
    kind kind;
    int32_t value;
    char op[3];
};

static const struct op {
    char name[3];
    unsigned char prec;
    unsigned char unary : 1, right : 1;
} ops[] = {
    { "|", 1, 0, 0 }, { "^", 2, 0, 0 }, { "&", 3, 0, 0 },
    { "==", 4, 0, 0 }, { "!=", 4, 0, 0 }, { "<", 5, 0, 0 }, { ">", 5, 0, 0 },
    { "<<", 6, 0, 0 }, { ">>", 6, 0, 0 },
    { "+", 7, 0, 0 }, { "-", 7, 0, 0 },
    { "*", 8, 0, 0 }, { "/", 8, 0, 0 }, { "%", 8, 0, 0 },
    { "~", 10, 1, 1 }, { "!", 10, 1, 1 }, { "m", 10, 1, 1 },      /* m: minus with one operand */
    { "**", 11, 0, 1 },
};

static int32_t variables[26];
static const char *error;

static int get(const char **p)
{
    return **p ? (unsigned char)*(*p)++ : EOL;
}

static struct token scan(const char **input)
{
    struct token t = { .kind = BAD };
    state st = START;
    uint32_t value = 0;
    int c, digits = 0;

    for (;;) {
        c = get(input);
        switch (st) {
        case START:
            if (c == ' ' || c == '\t' || c == '\r')
                continue;
            if (c == EOL || c == '\n') {
                t.kind = FINISH;
                return t;
            } else if (c == '0')
                st = ZERO;
            else if (isdigit(c)) {
                value = c - '0';
                st = DECIMAL;
            } else if (isalpha(c)) {
                t.value = tolower(c) - 'a';
                st = NAME;
            } else if (c == '(' || c == ')') {
                t.kind = c == '(' ? OPEN : CLOSE;
                return t;
            } else if (ispunct(c)) {
                t.op[0] = c;
                st = OPERATOR;
            } else
                return t;
            continue;

        case ZERO:
            if (c == 'x' || c == 'X')
                st = HEX;
            else if (c == 'b' || c == 'B')
                st = BINARY;
            else if (c >= '0' && c <= '7') {
                st = OCTAL;
                value = c - '0';
            } else
                goto number;
            continue;

        case DECIMAL:
            if (!isdigit(c))
                goto number;
            value = value * 10 + (c - '0');
            continue;

        case OCTAL:
            if (c < '0' || c > '7')
                goto number;
            value = value << 3 | (c - '0');
            continue;

        case HEX:
            if (!isxdigit(c))
                goto based;
            value = value << 4 | (isdigit(c) ? c - '0' : tolower(c) - 'a' + 10);
            digits++;
            continue;

        case BINARY:
            if (c != '0' && c != '1')
                goto based;
            value = value << 1 | (c == '1');
            digits++;
            continue;

        case NAME:
            if (isalnum(c))
                return t;       /* names have one letter */
            t.kind = VARIABLE;
            break;

        case OPERATOR:
            if (c != EOL && strchr("=<>*", c) && (c == t.op[0] || (c == '=' && t.op[0] == '!'))) {
                t.op[1] = c;
                t.kind = OP;
                return t;
            }
            t.kind = t.op[0] == '=' ? ASSIGN : OP;
            break;
        }
        break;

based:
        if (digits == 0)
            return t;
number:
        t.kind = NUMBER;
        t.value = (int32_t)value;
        break;
    }
    if (c != EOL)
        --*input;       /* one too many */
    return t;
}

static const struct op *find(const char *name)
{
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (strcmp(ops[i].name, name) == 0)
            return &ops[i];
    return NULL;
}

static int32_t power(int32_t base, int32_t exponent)
{
    uint32_t r = 1, b = base;
    while (exponent > 0) {
        if (exponent & 1)
            r *= b;
        b *= b;
        exponent >>= 1;
    }
    return r;
}

static int32_t apply(const struct op *op, int32_t a, int32_t b)
{
    uint32_t ua = a, ub = b;

    switch (op->name[0]) {
    case '+': return ua + ub;
    case '-': return ua - ub;
    case '*': return op->name[1] ? power(a, b) : (int32_t)(ua * ub);
    case '/':
    case '%':
        if (b == 0) {
            error = "division by zero";
            return 0;
        }
        if (a == INT32_MIN && b == -1)
            return op->name[0] == '/' ? a : 0;
        return op->name[0] == '/' ? a / b : a % b;
    case '&': return a & b;
    case '|': return a | b;
    case '^': return a ^ b;
    case '~': return ~b;
    case 'm': return -ub;
    case '=': return a == b;
    case '!': return op->name[1] ? a != b : !b;
    case '<': return op->name[1] ? (int32_t)(ua << (ub & 31)) : a < b;
    case '>': return op->name[1] ? a >> (b & 31) : a > b;
    }
    error = "cannot happen";
    return 0;
}

static int32_t evaluate(const char *line)
{
    int32_t values[DEPTH];
    const struct op *operators[DEPTH];      /* NULL is an open bracket */
    int nv = 0, no = 0, want_operand = 1, target = -1;
    struct token t;

#define PUSH(v) do { if (nv == DEPTH) goto too_deep; values[nv++] = (v); } while (0)
#define REDUCE()                                                        \
    do {                                                                \
        const struct op *o = operators[--no];                           \
        int32_t right = values[--nv], left = o->unary ? 0 : values[--nv]; \
        values[nv++] = apply(o, left, right);                           \
    } while (0)

    error = NULL;
    for (;;) {
        t = scan(&line);
        switch (t.kind) {
        case NUMBER:
        case VARIABLE:
            if (!want_operand)
                goto syntax;
            if (t.kind == VARIABLE && nv == 0 && no == 0 && target < 0) {
                const char *ahead = line;
                if (scan(&ahead).kind == ASSIGN) {
                    line = ahead;
                    target = t.value;
                    continue;
                }
            }
            PUSH(t.kind == NUMBER ? t.value : variables[t.value]);
            want_operand = 0;
            break;
        case OPEN:
            if (!want_operand)
                goto syntax;
            if (no == DEPTH)
                goto too_deep;
            operators[no++] = NULL;
            break;
        case CLOSE:
            if (want_operand)
                goto syntax;
            while (no > 0 && operators[no - 1])
                REDUCE();
            if (no == 0)
                goto syntax;
            no--;
            break;
        case OP: {
            const struct op *op;
            if (want_operand && strcmp(t.op, "-") == 0)
                strcpy(t.op, "m");
            op = find(t.op);
            if (op == NULL || op->unary != want_operand)
                goto syntax;
            if (!op->unary)
                while (no > 0 && operators[no - 1] && (operators[no - 1]->prec > op->prec
                       || (operators[no - 1]->prec == op->prec && !op->right)))
                    REDUCE();
            if (no == DEPTH)
                goto too_deep;
            operators[no++] = op;
            want_operand = 1;
            break;
        }
        case FINISH:
            if (want_operand)
                goto syntax;
            while (no > 0) {
                if (operators[no - 1] == NULL)
                    goto syntax;
                REDUCE();
            }
            if (target >= 0 && !error)
                variables[target] = values[0];
            return values[0];
        default:
            goto syntax;
        }
    }
syntax:
    error = "syntax error";
    return 0;
too_deep:
    error = "too deep";
    return 0;
}

int main(int argc, char **argv)
{
    struct sockaddr_in a = { .sin_family = AF_INET };
    int s, c;
    char line[256];
    FILE *f;

    a.sin_port = htons(argc > 1 ? atoi(argv[1]) : 7600);
    s = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(s, (struct sockaddr *)&a, sizeof a) < 0 || listen(s, 1) < 0) {
        perror("calc");
        return 1;
    }
    c = accept(s, NULL, NULL);
    f = fdopen(c, "r");
    while (fgets(line, sizeof line, f) && strncmp(line, "bye", 3) != 0) {
        int32_t v = evaluate(line);
        if (error)
            dprintf(c, "? %s\n", error);
        else
            dprintf(c, "%d %#x\n", v, (unsigned)v);
    }
    fclose(f);
    close(s);
    for (int i = 0; i < 26; i++)
        if (variables[i])
            printf("%c=%d ", 'a' + i, variables[i]);
    putchar('\n');
    return 0;
}
