/* Numbers from stdin into arrays and struct members; average, maximum, reverse */
#include <stdio.h>

#define MAX 10

struct student { char name[16]; int marks[3]; float average; };

int main(void)
{
    int numbers[MAX], n, i, largest;
    double sum = 0;
    struct student s, *p = &s;

    scanf("%d", &n);
    for (i = 0; i < n; i++)
        scanf("%d", &numbers[i]);
    largest = numbers[0];
    for (i = 0; i < n; ++i) {
        sum += numbers[i];
        if (numbers[i] > largest)
            largest = numbers[i];
    }
    printf("Sum = %.2lf, average = %.2f, largest = %d\n", sum, sum / n, largest);
    for (i = n - 1; i >= 0; i--)
        printf("%d ", numbers[i]);
    printf("\n");
    while (scanf("%15s", s.name) == 1) {
        p->average = 0;
        for (i = 0; i < 3; i++) {
            if (scanf("%d", p->marks + i) != 1)
                p->marks[i] = 0;
            p->average += p->marks[i];
        }
        p->average /= 3;
        printf("%-8s %6.2f %c\n", s.name, s.average, s.average >= 50 ? 'P' : 'F');
    }
    return 0;
}
