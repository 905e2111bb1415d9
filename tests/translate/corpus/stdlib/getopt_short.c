/* getopt: options with and without argument, errors, the rest */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    int c, verbose = 0, port = 80;
    char *host = "localhost";

    while ((c = getopt(argc, argv, "vp:h:")) != -1) {
        switch (c) {
        case 'v':
            verbose++;
            break;
        case 'p':
            port = atoi(optarg);
            break;
        case 'h':
            host = optarg;
            break;
        case '?':
            fprintf(stderr, "unknown option %c\n", optopt);
            break;
        default:
            abort();
        }
    }
    printf("verbose %d port %d host %s\n", verbose, port, host);
    for (; optind < argc; optind++)
        printf("rest %s\n", argv[optind]);
    return 0;
}
