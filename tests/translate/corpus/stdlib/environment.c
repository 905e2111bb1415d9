/* getenv, setenv, unsetenv, putenv */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

static const char *value(const char *name)
{
    const char *v = getenv(name);

    return v ? v : "(unset)";
}

int main(void)
{
    static char pair[] = "CORPUS_B=put";
    char **e;
    int found = 0;

    printf("%s\n", value("CORPUS_A"));
    setenv("CORPUS_A", "one", 1);
    printf("%s\n", value("CORPUS_A"));
    setenv("CORPUS_A", "two", 0);
    printf("%s\n", value("CORPUS_A"));
    setenv("CORPUS_A", "", 1);
    printf("[%s]\n", value("CORPUS_A"));
    putenv(pair);
    printf("%s\n", value("CORPUS_B"));
    for (e = environ; *e; e++)
        if (strncmp(*e, "CORPUS_", 7) == 0)
            found++;
    printf("%d\n", found);
    unsetenv("CORPUS_A");
    printf("%s %d\n", value("CORPUS_A"), setenv("", "x", 1));
    clearenv();
    printf("%d\n", getenv("PATH") == NULL);
    return 0;
}
