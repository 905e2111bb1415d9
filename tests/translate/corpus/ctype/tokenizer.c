/* A tokenizer for arithmetic, by isspace, isdigit, isalpha */
#include <ctype.h>
#include <stdio.h>

static const char *cursor;

enum token { T_END, T_NUMBER, T_NAME, T_OP };

static enum token next(char *out)
{
    char *start = out;

    while (isspace((unsigned char)*cursor))
        cursor++;
    if (!*cursor) {
        *out = 0;
        return T_END;
    }
    if (isdigit((unsigned char)*cursor)) {
        while (isdigit((unsigned char)*cursor))
            *out++ = *cursor++;
        *out = '\0';
        return T_NUMBER;
    }
    if (isalpha((unsigned char)*cursor) || *cursor == '_') {
        while (isalnum((unsigned char)*cursor) || *cursor == '_')
            *out++ = toupper((unsigned char)*cursor++);
        *out = '\0';
        return T_NAME;
    }
    *out++ = *cursor++;
    *out = 0;
    return *start == 0 ? T_END : T_OP;
}

int main(void)
{
    char tok[32];
    enum token t;
    static const char *const names[] = { "end", "number", "name", "op" };

    cursor = " sum_1 = 42*(x2+7)\t- y ";
    do {
        t = next(tok);
        printf("%s(%s)\n", names[t], tok);
    } while (t != T_END);
    return 0;
}
