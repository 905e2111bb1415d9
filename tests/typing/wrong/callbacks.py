# Functions that libc calls: what they take and give back.
from pysock import *

numbers = new("int[2]", [2, 1])
signal(SIGUSR1, 5)  # error: arg-type
signal(SIGUSR1, "SIG_IGN")  # error: arg-type
signal("SIGUSR1", SIG_IGN)  # error: arg-type
qsort(numbers, 2, 4, 5)  # error: arg-type
qsort(numbers, 2, 4, "compare")  # error: arg-type
atexit("farewell")  # error: arg-type
atexit(NULL)  # error: arg-type
pthread_create(new("pthread_t"), NULL, "work", NULL)  # error: arg-type
pthread_create(new("pthread_t"), NULL, None, NULL)  # error: arg-type
pthread_create(1, NULL, lambda arg: arg, NULL)  # error: arg-type
pthread_once(new("pthread_once_t"), 1)  # error: arg-type
pthread_key_create(new("pthread_key_t"), 1)  # error: arg-type
va_end([])  # error: arg-type
