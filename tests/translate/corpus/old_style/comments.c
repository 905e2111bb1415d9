/* Comments everywhere
 * over several lines
 */
#include <stdio.h>   /* for printf */
// a line comment before a function

/* the function
   adds */
static int add(int a /* first */, int b /* second */)
{
    /* inside */
    return a /* between */ + b; // at the end
}

/*******************
 *      BOXED      *
 *******************/
int main(void) // main
{
    int x = 1; /* one */ int y = 2; /* two */

    // alone

    /* alone, too */
    if (x) { // after a brace
        /* only a comment and a call */
        printf("%d\n", add(x, y)); /* after a call */
    } // after the closing brace
    else { /* in else */
        y = 0;
        // trailing in a block
    }
    /* printf("commented out\n"); */
    for (x = 0; x < 2; x++) // loop
        printf("%d\n", x); // body

    printf("/* not a comment */ // nor this\n");
    printf("%d\n", 6 /* six */ / 2);
    switch (y) {
    /* before a case */
    case 2: // after a case
        puts("two"); /* in a case */
        break;
        /* after the break */
    }
    return 0; // done
    // after return
}
// the end
