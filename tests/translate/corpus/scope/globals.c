/* Globals read and changed by several functions */
#include <stdio.h>
#include <string.h>

int total = 0;
static int history[4];
static int history_len;
char last_word[16] = "none";
struct { int hits, misses; } stats;
double average;

static void record(int value)
{
    total += value;
    if (history_len < 4)
        history[history_len++] = value;
    average = (double)total / history_len;
}

static void lookup(const char *word)
{
    if (strcmp(word, last_word) == 0)
        stats.hits++;
    else
        stats.misses++;
    strcpy(last_word, word);
}

static void reset(void)
{
    total = history_len = 0;
    memset(history, 0, sizeof history);
    stats.hits = stats.misses = 0;
}

int main(void)
{
    record(5);
    record(8);
    printf("%d %.1f %d %d\n", total, average, history_len, history[1]);
    lookup("a");
    lookup("a");
    lookup("b");
    printf("%d %d %s\n", stats.hits, stats.misses, last_word);
    reset();
    record(1);
    printf("%d %d %d %d\n", total, history[0], history[1], stats.misses);
    return 0;
}
