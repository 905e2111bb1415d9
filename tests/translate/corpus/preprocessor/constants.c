/* #define constants: numbers, strings, expressions, one made of another */
#include <stdio.h>
#include <string.h>

#define PORT 8080
#define BUFFER_SIZE (4 * 16)
#define HALF (BUFFER_SIZE / 2)
#define GREETING "hello"
#define FULL_GREETING GREETING ", world"
#define NEGATIVE -5
#define LETTER 'x'
#define RATIO 0.25
#define MASK 0xFF00u
#define EMPTY
#define TRUE 1
#define FALSE (!TRUE)
#define SUM 1 + 2

int main(void)
{
    char buffer[BUFFER_SIZE];
    EMPTY int flag = TRUE;

    memset(buffer, 0, BUFFER_SIZE);
    strncpy(buffer, FULL_GREETING, BUFFER_SIZE - 1);
    printf("%d %d %d\n", PORT, BUFFER_SIZE, HALF);
    printf("%s %zu %zu\n", buffer, sizeof(buffer), sizeof(GREETING));
    printf("%d %d %c\n", 10 - NEGATIVE, NEGATIVE * 2, LETTER);
    printf("%.2f %u\n", RATIO * 2, MASK | 1);
    printf("%d %d %d\n", flag, FALSE, SUM * 3);
    printf(GREETING "\n");
    printf("%c\n", GREETING[1]);
    return FALSE;
}
