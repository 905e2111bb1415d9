#ifndef CONFIG_H
#define CONFIG_H
#define APP_NAME "nested"
#if defined(FEATURE_COLOR)
#  define APP_COLOR "color"
#else
#  define APP_COLOR "mono"
#endif
#ifndef LIMIT
#  ifdef FEATURE_BIG
#    define LIMIT 1000
#  else
#    define LIMIT 10
#  endif
#endif
#endif
