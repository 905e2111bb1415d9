/* A menu that reads commands until it is told to stop, as exercises have it */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ITEMS 5

static int items[MAX_ITEMS];
static int count = 0;

static void add(int v)
{
    if (count == MAX_ITEMS) {
        printf("Full!\n");
        return;
    }
    items[count++] = v;
    printf("Added %d\n", v);
}

static void show(void)
{
    printf("Items:");
    for (int i = 0; i < count; i++)
        printf(" %d", items[i]);
    printf("\n");
}

int main(void)
{
    char line[80], command[16];
    int value;

    for (;;) {
        printf("> ");
        fflush(stdout);
        if (!fgets(line, sizeof line, stdin))
            break;
        if (sscanf(line, "%15s", command) != 1)
            continue;
        if (!strcmp(command, "add") && sscanf(line, "%*s %d", &value) == 1)
            add(value);
        else if (!strcmp(command, "show"))
            show();
        else if (!strcmp(command, "exit"))
            exit(count);
        else
            printf("What is '%s'?\n", command);
    }
    printf("\nEnd of input\n");
    return 0;
}
