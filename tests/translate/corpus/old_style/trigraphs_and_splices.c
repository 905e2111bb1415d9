/* Lines joined by backslashes; digraphs */
#include <stdio.h>

#define LONG_\
NAME 5

int ma\
in(void)
<%
    int a<:3:> = <% 1, 2, 3 %>;
    const char *s = "split \
string";

    prin\
tf("%d %d %s\n", LONG_NAME, a<:2:>, s);
    return 0;
%>
