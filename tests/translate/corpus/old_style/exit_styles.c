/* return of nothing, exit in the middle, missing braces, odd layout */
#include <stdio.h>
#include <stdlib.h>

int check(int n) { if (n < 0) return(-1); else if (n > 10) return (1);
    return (0); }

int
main(
    int argc,
    char **argv
)
{
    int i
        , j = 0
        ;

    for(i=-5;i<=15;i+=10)
    {
        if(check(i)) j++;
        else
          {
            printf ( "%d in range\n" , i ) ;
          }
    }
    printf("%d outside\n",j);   if(j==2){puts("two");}
    {{ puts("deep"); }}
    (void)argc; (void)argv;
    exit (j) ;
}
