/* toupper, tolower: on letters, others, EOF and loops over text */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    char text[] = "Mixed CASE 42!";
    char c;
    int i;

    for (i = 0; text[i]; i++)
        putchar(toupper((unsigned char)text[i]));
    putchar('\n');
    for (i = 0; i < (int)strlen(text); i++)
        text[i] = tolower(text[i]);
    puts(text);
    c = toupper('q');
    printf("%c %c %d\n", c, tolower('Q'), toupper('5'));
    printf("%d %d\n", tolower(EOF) == EOF, isalpha(EOF));
    text[0] = toupper(text[0]);
    for (i = 1; text[i]; i++)
        if (isspace(text[i - 1]) && islower(text[i]))
            text[i] -= 'a' - 'A';
    puts(text);
    i = isdigit('7') ? '7' - '0' : -1;
    printf("%d %d\n", i, isxdigit('f') ? tolower('F') - 'a' + 10 : -1);
    return 0;
}
