/* A state machine of labels that jump forth and back */
#include <stdio.h>

static void run(const char *s)
{
    int letters = 0, digits = 0;

start:
    if (*s == '\0')
        goto done;
    if (*s >= '0' && *s <= '9')
        goto digit;
    if (*s == ' ') {
        s++;
        goto start;
    }
letter:
    letters++;
    s++;
    if (*s >= 'a' && *s <= 'z')
        goto letter;
    goto start;
digit:
    digits++;
    s++;
    if (*s >= '0' && *s <= '9')
        goto digit;
    if (*s == '.') {
        s++;
        goto digit;
    }
    goto start;
done:
    printf("letters %d digits %d\n", letters, digits);
}

int main(void)
{
    run("abc 123 de4f");
    run("");
    run("1.5");
    return 0;
}
