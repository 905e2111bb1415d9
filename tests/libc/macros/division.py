# ruff: noqa: F403, F405
from pysock import *

numbers = [-2147483647, -10, -9, -3, -1, 0, 1, 3, 9, 10, 2147483647]
for i in range(11):
    for j in range(11):
        if numbers[j] == 0:
            continue
        d = div(numbers[i], numbers[j])
        show(d.quot)
        show(d.rem)
        long_ = ldiv(numbers[i] << 20, numbers[j])
        show(long_.quot)
        show(long_.rem)
        ll = lldiv(numbers[i] << 20, numbers[j])
        show(ll.quot)
        show(ll.rem)
        m = imaxdiv(numbers[i] << 20, numbers[j])
        show(m.quot)
        show(m.rem)
