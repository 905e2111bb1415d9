/* A command table with handlers that take words: strcmp dispatch, a sentinel, varying returns */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct command {
    const char *name;
    int args;
    int (*handler)(int argc, char **argv);
    const char *help;
} command;

static int stack[8], depth;

static int do_push(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        stack[depth++] = atoi(argv[i]);
    return 0;
}

static int do_add(int argc, char **argv)
{
    (void)argv;
    if (depth < 2)
        return -argc;
    depth--;
    stack[depth - 1] += stack[depth];
    return 0;
}

static int do_print(int argc, char **argv) { (void)argc, (void)argv; printf("%d\n", stack[depth - 1]); return 0; }
static int do_help(int, char **);

static const command commands[] = {
    { "push", 1, do_push, "push N..." },
    { "add", 0, do_add, "add the two on top" },
    { "print", 0, do_print, "print the top" },
    { "help", 0, do_help, NULL },
    { NULL, 0, NULL, NULL },
};

static int do_help(int argc, char **argv)
{
    (void)argv;
    for (const command *c = commands; c->name; c++)
        printf("%s: %s\n", c->name, c->help ? c->help : "(none)");
    return argc;
}

static int execute(char *line)
{
    char *argv[6], *tok;
    int argc = 0;

    for (tok = strtok(line, " "); tok && argc < 6; tok = strtok(NULL, " "))
        argv[argc++] = tok;
    for (size_t i = 0; commands[i].name != NULL; i++)
        if (!strcmp(commands[i].name, argv[0])) {
            if (argc - 1 < commands[i].args)
                return 100;
            return commands[i].handler(argc, argv);
        }
    return 404;
}

int main(void)
{
    char lines[][16] = { "push 3 4 5", "add", "print", "push", "help", "fly", "add", "add" };

    for (unsigned i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        int rc = execute(lines[i]);
        if (rc)
            printf("-> %d\n", rc);
    }
    return 0;
}
