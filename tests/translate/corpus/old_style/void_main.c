/* void main, and exit for the status */
#include <stdio.h>
#include <stdlib.h>

void greet();

void main()
{
    greet("hello");
    greet("again");
    exit(4);
}

void greet(char *text)
{
    printf("%s\n", text);
}
