/* __LINE__, __FILE__, __func__ and what stands for them in macros */
#include <stdio.h>
#include <string.h>

#define HERE() printf("%s:%d in %s\n", __FILE__, __LINE__, __func__)
#define WHERE __FILE__, __LINE__

static void report(const char *file, int line, const char *what)
{
    printf("%s(%d): %s\n", file, line, what);
}

static void helper(void)
{
    HERE();
}

int main(void)
{
    int line = __LINE__;

    HERE();
    helper();
    report(WHERE, "reported");
    report(__FILE__,
           __LINE__, __FUNCTION__);
    printf("%d %d\n", line, __LINE__ - line);
    printf("%zu %d\n", strlen(__func__), __STDC__);
    return 0;
}
