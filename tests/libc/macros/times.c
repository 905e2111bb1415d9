long seconds[] = {-5, -1, 0, 1, 2147483647, 4000000000};
long micros[] = {0, 1, 500000, 999999};
for (int i = 0; i < 6; i++)
    for (int j = 0; j < 4; j++)
        for (int k = 0; k < 4; k++) {
            struct timeval a = {seconds[i], micros[j]}, b = {seconds[5 - i] / 2, micros[k]}, res;
            timeradd(&a, &b, &res);
            dump(&res, sizeof(res));
            timersub(&a, &b, &res);
            dump(&res, sizeof(res));
            show(!!timerisset(&a));
            struct timespec ts;
            TIMEVAL_TO_TIMESPEC(&a, &ts);
            dump(&ts, sizeof(ts));
            ts.tv_nsec += 999;
            TIMESPEC_TO_TIMEVAL(&a, &ts);
            dump(&a, sizeof(a));
            timerclear(&a);
            dump(&a, sizeof(a));
            show(!!timerisset(&a));
        }
