#include <pthread.h>
#include <unistd.h>

static void *work(void *arg)
{
    return arg;
}

int main(void)
{
    pthread_t thread;
    write(1, "now\n", 4);
    for (int i = 0; i < 3; i++) {
        pthread_create(&thread, NULL, work, NULL);
        pthread_join(thread, NULL);
    }
    write(1, "then\n", 5);
    return 0;
}
