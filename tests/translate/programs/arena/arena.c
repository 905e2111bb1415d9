/* A memory pool: one block, first fit, neighbours that are free grow together again.
 * A server keeps words in it, in a list, and shows what the block looks like.
 *
 * Every piece of the block begins with a header; the size is a multiple of 16, so that its
 * low bit is free to say whether the piece is in use.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

#define POOL_SIZE   1024
#define ALIGNMENT   16
#define ROUND_UP(n) (((n) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1))
#define IN_USE      ((size_t)1)

struct header {
    size_t size_and_flag;       /* of the whole piece, with this header */
    struct header *previous;    /* the piece in front of this one */
};

#define HEADER          ROUND_UP(sizeof(struct header))
#define SIZE(h)         ((h)->size_and_flag & ~IN_USE)
#define USED(h)         ((h)->size_and_flag & IN_USE)
#define PAYLOAD(h)      ((void *)((char *)(h) + HEADER))
#define HEADER_OF(p)    ((struct header *)((char *)(p) - HEADER))

static union {
    unsigned char bytes[POOL_SIZE];
    max_align_t align;
} pool;

static struct header *const first = (struct header *)pool.bytes;

static struct header *next_of(struct header *h)
{
    unsigned char *p = (unsigned char *)h + SIZE(h);
    return p < pool.bytes + sizeof pool.bytes ? (struct header *)p : NULL;
}

static void pool_init(void)
{
    first->size_and_flag = sizeof pool.bytes;
    first->previous = NULL;
}

/* what h does not need becomes a piece of its own, if it is enough for one */
static void split(struct header *h, size_t need)
{
    struct header *rest = (struct header *)((char *)h + need), *after = next_of(h);

    if (SIZE(h) - need < HEADER + ALIGNMENT)
        return;
    rest->size_and_flag = SIZE(h) - need;
    rest->previous = h;
    if (after)
        after->previous = rest;
    h->size_and_flag = need | USED(h);
}

static void *pool_alloc(size_t n)
{
    size_t need = ROUND_UP(n ? n : 1) + HEADER;

    for (struct header *h = first; h != NULL; h = next_of(h)) {
        if (USED(h) || SIZE(h) < need)
            continue;
        split(h, need);
        h->size_and_flag |= IN_USE;
        return PAYLOAD(h);
    }
    return NULL;
}

/* the piece after h becomes a part of h */
static void swallow(struct header *h)
{
    struct header *eaten = next_of(h), *after = next_of(eaten);
    h->size_and_flag += SIZE(eaten);
    if (after)
        after->previous = h;
}

static void pool_free(void *p)
{
    struct header *h, *n;

    if (p == NULL)
        return;
    h = HEADER_OF(p);
    h->size_and_flag &= ~IN_USE;
    if ((n = next_of(h)) != NULL && !USED(n))
        swallow(h);
    if (h->previous && !USED(h->previous))
        swallow(h->previous);
}

static void *pool_resize(void *p, size_t n)
{
    struct header *h = HEADER_OF(p), *after = next_of(h);
    size_t need = ROUND_UP(n) + HEADER;
    void *q;

    if (SIZE(h) >= need)
        return p;
    if (after && !USED(after) && SIZE(h) + SIZE(after) >= need) {
        swallow(h);             /* keeps the low bit: sizes are even */
        split(h, need);
        return p;
    }
    if ((q = pool_alloc(n)) == NULL)
        return NULL;
    memcpy(q, p, SIZE(h) - HEADER);
    pool_free(p);
    return q;
}

/* the words */

typedef struct word {
    struct word *next;
    unsigned short length;
    char text[];
} word;

static word *words;

static word **find(const char *text)
{
    word **p = &words;
    while (*p && strcmp((*p)->text, text) != 0)
        p = &(*p)->next;
    return p;
}

static const char *add(const char *text)
{
    size_t n = strlen(text);
    word *w = pool_alloc(offsetof(word, text) + n + 1);

    if (!w)
        return "no room";
    w->length = n;
    memcpy(w->text, text, n + 1);
    w->next = words;
    words = w;
    return "added";
}

static const char *drop(const char *text)
{
    word **p = find(text), *w = *p;

    if (!w)
        return "what?";
    *p = w->next;
    pool_free(w);
    return "dropped";
}

/* double a word: "ab" becomes "abab" */
static const char *twice(const char *text)
{
    word **p = find(text), *w = *p;

    if (!w)
        return "what?";
    if ((w = pool_resize(w, offsetof(word, text) + 2 * w->length + 1)) == NULL)
        return "no room";
    memcpy(w->text + w->length, w->text, w->length);
    w->text[w->length *= 2] = '\0';
    *p = w;
    return "doubled";
}

static int map(char *to)
{
    char *start = to;
    for (struct header *h = first; h; h = next_of(h))
        to += sprintf(to, "%c%zu@%td ", USED(h) ? '+' : '-', SIZE(h), (unsigned char *)h - pool.bytes);
    to[-1] = '\n';
    return to - start;
}

static void serve(int fd)
{
    char buf[128], answer[512], *command, *argument;
    ssize_t n;
    int length;

    while ((n = recv(fd, buf, sizeof buf - 1, 0)) > 0) {
        buf[n] = '\0';
        command = buf;
        if ((argument = strchr(buf, ' ')) != NULL)
            *argument++ = '\0';
        switch (*command) {
        case '+':
            length = sprintf(answer, "%s\n", add(argument ? argument : ""));
            break;
        case '-':
            length = sprintf(answer, "%s\n", drop(argument ? argument : ""));
            break;
        case '*':
            length = sprintf(answer, "%s\n", twice(argument ? argument : ""));
            break;
        case '?':
            length = map(answer);
            break;
        case '=':
            length = 0;
            for (const word *w = words; w; w = w->next)
                length += sprintf(answer + length, "%s(%hu) ", w->text, w->length);
            answer[length ? length - 1 : length++] = '\n';
            break;
        default:
            length = sprintf(answer, "%s?\n", command);
        }
        send(fd, answer, length, 0);
    }
}

int main(void)
{
    static const char *const script[] = {
        "?", "+ alpha", "+ beta", "+ gamma", "?", "=", "- beta", "?", "+ x", "* gamma", "* alpha", "?", "=",
        "+ a rather long word that needs a piece of its own, and a large one", "* alphaalpha", "?",
        "- alpha", "- alphaalphaalphaalpha", "- gammagamma", "- gammagamma", "?", "* x", "* xx", "* xxxx", "* xxxxxxxx", "?", "!", "=",
    };
    char answer[512];
    int sv[2];
    size_t i;
    pid_t pid;

    pool_init();
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sv) == -1) {
        perror("socketpair");
        return 1;
    }
    if ((pid = fork()) == 0) {
        close(sv[0]);
        serve(sv[1]);
        _exit(words != NULL);
    }
    close(sv[1]);
    for (i = 0; i < sizeof script / sizeof *script; i++) {
        ssize_t n;
        send(sv[0], script[i], strlen(script[i]), 0);
        n = recv(sv[0], answer, sizeof answer, 0);
        printf("%-12.12s %.*s", script[i], (int)n, answer);
    }
    close(sv[0]);
    int status;
    waitpid(pid, &status, 0);
    printf("status %d, %s\n", WEXITSTATUS(status), first == (void *)&pool ? "untouched here" : "moved");
    return 0;
}
