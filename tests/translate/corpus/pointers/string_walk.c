/* Walking strings with pointers: trim, upper case, count, find, reverse */
#include <stdio.h>
#include <string.h>
#include <ctype.h>

static char *trim(char *s)
{
    char *end;

    while (isspace((unsigned char)*s))
        s++;
    if (*s == 0)
        return s;
    end = s + strlen(s) - 1;
    while (end > s && isspace((unsigned char)*end))
        end--;
    end[1] = '\0';
    return s;
}

static void upper(char *s)
{
    for (; *s; ++s)
        *s = toupper(*s);
}

static int words(const char *s)
{
    int in_word = 0, n = 0;

    while (*s) {
        if (*s == ' ')
            in_word = 0;
        else if (!in_word) {
            in_word = 1;
            n++;
        }
        s++;
    }
    return n;
}

static void reverse(char *s)
{
    char *e = s + strlen(s);

    while (s < --e) {
        char t = *s;
        *s++ = *e;
        *e = t;
    }
}

int main(void)
{
    char line[] = "  \t walk the line \n";
    char *t = trim(line);
    char *sp;

    printf("[%s] %d\n", t, (int)(t - line));
    upper(t + 5);
    printf("%s %d\n", t, words(t));
    reverse(t);
    printf("%s\n", t);
    for (sp = t; (sp = strchr(sp, ' ')) != NULL; sp++)
        *sp = '_';
    printf("%s\n", t);
    return 0;
}
