/* A logging macro switched by #if, with a level at run time too */
#include <stdio.h>

#ifndef LOG_LEVEL
#define LOG_LEVEL 2
#endif

#define LOG_ERROR 1
#define LOG_INFO 2
#define LOG_DEBUG 3

#if LOG_LEVEL >= LOG_ERROR
#define log_error(fmt, ...) log_write("ERROR", __LINE__, fmt, ##__VA_ARGS__)
#else
#define log_error(fmt, ...) ((void)0)
#endif
#if LOG_LEVEL >= LOG_INFO
#define log_info(fmt, ...) log_write("INFO", __LINE__, fmt, ##__VA_ARGS__)
#else
#define log_info(fmt, ...) ((void)0)
#endif
#if LOG_LEVEL >= LOG_DEBUG
#define log_debug(fmt, ...) log_write("DEBUG", __LINE__, fmt, ##__VA_ARGS__)
#else
#define log_debug(fmt, ...) ((void)0)
#endif

#define log_write(name, line, fmt, ...) \
    printf("%-5s %3d: " fmt "\n", name, line, ##__VA_ARGS__)

int main(void)
{
    int i;

    log_info("started");
    for (i = 0; i < 2; i++) {
        log_debug("i is %d", i);
        if (i == 1)
            log_error("bad i: %d (%s)", i, "too big");
        else
            log_info("fine");
    }
    log_debug("nothing of this");
    return 0;
}
