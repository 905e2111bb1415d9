/* getopt_long: names, flags, optional arguments, abbreviations */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

static int quiet;

int main(int argc, char **argv)
{
    static struct option options[] = {
        { "help", no_argument, NULL, 'h' },
        { "port", required_argument, NULL, 'p' },
        { "level", optional_argument, 0, 'l' },
        { "quiet", no_argument, &quiet, 1 },
        { 0, 0, 0, 0 },
    };
    int c, index = -1;

    opterr = 0;
    while ((c = getopt_long(argc, argv, "hp:l::", options, &index)) != -1) {
        switch (c) {
        case 0:
            printf("flag %s\n", options[index].name);
            break;
        case 'h':
            printf("help\n");
            break;
        case 'p':
            printf("port %d\n", atoi(optarg));
            break;
        case 'l':
            printf("level %s\n", optarg ? optarg : "(default)");
            break;
        default:
            printf("bad %s\n", argv[optind - 1]);
        }
    }
    printf("quiet %d, %d left\n", quiet, argc - optind);
    if (optind < argc)
        printf("%s\n", argv[optind]);
    return 0;
}
