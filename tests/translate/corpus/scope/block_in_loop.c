/* Variables declared in loop bodies are new each time round */
#include <stdio.h>
#include <string.h>

int main(void)
{
    int i, sum = 0;

    for (i = 0; i < 3; i++) {
        int square = i * i;
        char text[8] = "";
        int counts[3] = { 0 };

        sprintf(text, "%d", square);
        strcat(text, "!");
        counts[i]++;
        counts[0] += 10;
        printf("%s %d %d %d\n", text, counts[0], counts[1], counts[2]);
        sum += square;
    }
    printf("%d\n", sum);
    for (int k = 2, j = 0; k--; ) {
        int j2 = j + k;
        j += j2;
        printf("%d %d\n", k, j);
    }
    while (sum > 0) {
        const int step = 2;
        int before = sum;
        sum -= step;
        if (sum < 2)
            printf("%d -> %d\n", before, sum);
    }
    return 0;
}
