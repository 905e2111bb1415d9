/* argc and argv: counting, walking, comparing, changing */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char *argv[])
{
    int i, sum = 0, verbose = 0;
    char **p;

    printf("%d arguments, last is %s\n", argc - 1, argv[argc - 1]);
    printf("%s\n", argv[0]);
    for (i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-v") == 0)
            verbose = 1;
        else if (argv[i][0] == '-')
            printf("option %c\n", argv[i][1]);
        else
            sum += atoi(argv[i]);
    }
    printf("%d %d\n", sum, verbose);
    for (p = argv + 1; *p != NULL; p++)
        printf("%zu ", strlen(*p));
    printf("%d\n", argv[argc] == NULL);
    if (argc > 2) {
        argv[1][0] = '+';
        printf("%s\n", argv[1]);
    }
    while (--argc > 0)
        printf("%s%s", *++argv, argc > 1 ? " " : "\n");
    return argc;
}
