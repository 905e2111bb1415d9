#define SIGNALS 3
