/* Counting letters, words and lines; a Caesar cipher; palindromes */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void caesar(char *s, int shift)
{
    for (; *s; s++) {
        if (isupper((unsigned char)*s))
            *s = (*s - 'A' + shift + 26) % 26 + 'A';
        else if (islower((unsigned char)*s))
            *s = (*s - 'a' + shift + 26) % 26 + 'a';
    }
}

static int palindrome(const char *s)
{
    int i = 0, j = (int)strlen(s) - 1;

    while (i < j) {
        if (!isalpha((unsigned char)s[i])) { i++; continue; }
        if (!isalpha((unsigned char)s[j])) { j--; continue; }
        if (tolower(s[i++]) != tolower(s[j--]))
            return 0;
    }
    return 1;
}

int main(void)
{
    char text[] = "Hello, World xyz";
    const char *poem = "one two\nthree  four\nfive\n";
    int counts[26] = { 0 }, lines = 0, words = 0, in = 0;
    const char *p;

    caesar(text, 3);
    printf("%s\n", text);
    caesar(text, -3);
    printf("%s\n", text);
    printf("%d %d\n", palindrome("A man, a plan: Panama"), palindrome("no"));
    for (p = poem; *p; p++) {
        if (isalpha(*p))
            counts[*p - 'a']++;
        if (*p == '\n')
            lines++;
        if (isspace(*p))
            in = 0;
        else if (!in)
            in = 1, words++;
    }
    printf("%d %d\n", lines, words);
    for (int i = 0; i < 26; i++)
        if (counts[i] > 1)
            printf("%c%d ", 'a' + i, counts[i]);
    printf("\n");
    return 0;
}
