/* #ifdef, #ifndef, #else, defined(): decided as on this system */
#include <stdio.h>

#define DEBUG
#define LEVEL 2

#ifdef DEBUG
#define TRACE(text) printf("trace: %s\n", text)
#else
#define TRACE(text)
#endif

#ifndef LIMIT
#define LIMIT 10
#endif

int main(void)
{
    TRACE("start");
#ifdef LEVEL
    printf("level %d\n", LEVEL);
#endif
#ifdef NOT_DEFINED
    this is not C at all
#endif
#if defined(DEBUG) && !defined(RELEASE)
    printf("debug build\n");
#elif defined(RELEASE)
    printf("release build\n");
#else
    printf("other build\n");
#endif
#ifdef __linux__
    printf("linux\n");
#else
    printf("elsewhere\n");
#endif
#if 0
    printf("commented out\n");
#endif
    printf("limit %d\n", LIMIT);
#undef DEBUG
#ifdef DEBUG
    printf("still debug\n");
#else
    printf("no more debug\n");
#endif
    return 0;
}
