/* goto out of nested loops, and from one block of statements to another */
#include <stdio.h>

int main(void)
{
    int i, j, k, tries = 0;

    for (i = 0; i < 4; i++) {
        for (j = 0; j < 4; j++) {
            for (k = 0; k < 4; k++) {
                if (i * 16 + j * 4 + k == 27)
                    goto found;
            }
        }
    }
    printf("not found\n");
    return 1;

found:
    printf("%d %d %d\n", i, j, k);
    while (1) {
        tries++;
        for (i = 0; i < 3; i++) {
            if (tries < 3)
                goto next_try;
            if (i == 1)
                goto done;
        }
        printf("never\n");
next_try:
        printf("try %d\n", tries);
    }
done:
    printf("done after %d\n", tries);
    goto end;
    printf("skipped\n");
end:
    return 0;
}
