/* Recursion: factorial, Fibonacci, gcd, towers of Hanoi, binary search */
#include <stdio.h>

static int moves;

static int factorial(int n) { return n <= 1 ? 1 : n * factorial(n - 1); }
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static int gcd(int a, int b) { return b == 0 ? a : gcd(b, a % b); }

static void hanoi(int n, char from, char to, char via)
{
    if (n == 0)
        return;
    hanoi(n - 1, from, via, to);
    moves++;
    if (n == 3)
        printf("disk %d: %c -> %c\n", n, from, to);
    hanoi(n - 1, via, to, from);
}

static int search(const int *a, int lo, int hi, int key)
{
    int mid = (lo + hi) / 2;

    if (lo > hi)
        return -1;
    if (a[mid] == key)
        return mid;
    return a[mid] < key ? search(a, mid + 1, hi, key) : search(a, lo, mid - 1, key);
}

static void print_binary(unsigned n)
{
    if (n > 1)
        print_binary(n / 2);
    putchar('0' + n % 2);
}

int main(void)
{
    int sorted[] = {1, 3, 5, 8, 13, 21};

    printf("%d %d %d\n", factorial(10), fib(15), gcd(84, 36));
    hanoi(4, 'A', 'C', 'B');
    printf("%d moves\n", moves);
    printf("%d %d\n", search(sorted, 0, 5, 13), search(sorted, 0, 5, 4));
    print_binary(37);
    putchar('\n');
    return 0;
}
