long long numbers[] = {-2147483647, -10, -9, -3, -1, 0, 1, 3, 9, 10, 2147483647};
for (int i = 0; i < 11; i++)
    for (int j = 0; j < 11; j++) {
        if (numbers[j] == 0)
            continue;
        div_t d = div(numbers[i], numbers[j]);
        show(d.quot), show(d.rem);
        ldiv_t l = ldiv(numbers[i] << 20, numbers[j]);
        show(l.quot), show(l.rem);
        lldiv_t ll = lldiv(numbers[i] << 20, numbers[j]);
        show(ll.quot), show(ll.rem);
        imaxdiv_t m = imaxdiv(numbers[i] << 20, numbers[j]);
        show(m.quot), show(m.rem);
    }
