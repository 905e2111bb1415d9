/* Lookup tables: two-dimensional, of strings, sized by a constant, static in a function */
#include <stdio.h>

#define SIZE 4
#define LAST (SIZE - 1)

static const unsigned char magic[SIZE][SIZE] = {
    { 16,  3,  2, 13 },
    {  5, 10, 11,  8 },
    {  9,  6,  7, 12 },
    {  4, 15, 14,  1 },
};

static const char *month_names[12] = {
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
};

static const int month_days[2][12] = {
    {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31},
    {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
};

static int day_of_year(int year, int month, int day)
{
    int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    while (--month > 0)
        day += month_days[leap][month - 1];
    return day;
}

static const char *morse(char c)
{
    static const char *const table[] = { ".-", "-...", "-.-.", "-..", "." };
    return c >= 'a' && c <= 'e' ? table[c - 'a'] : "?";
}

int main(void)
{
    int r, c, diagonal = 0;

    for (r = 0; r < SIZE; r++) {
        int sum = 0;
        for (c = 0; c < SIZE; c++)
            sum += magic[r][c];
        printf("%d ", sum);
        diagonal += magic[r][LAST - r];
    }
    printf("%d\n", diagonal);
    printf("%d %d\n", day_of_year(2000, 3, 1), day_of_year(1900, 12, 31));
    printf("%s %c %s\n", month_names[8], *month_names[1], month_names[4] + 1);
    printf("%s %s %s\n", morse('a'), morse('e'), morse('z'));
    return 0;
}
