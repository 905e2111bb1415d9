/* sysinfo() and its kin */
#include <stdio.h>
#include <sys/sysinfo.h>
#include <unistd.h>

int main(void)
{
    struct sysinfo info;
    double load;

    if (sysinfo(&info) < 0) {
        perror("sysinfo");
        return 1;
    }
    load = info.loads[0] / (double)(1 << SI_LOAD_SHIFT);
    printf("%d %d\n", info.uptime > 0, load >= 0);
    printf("%d\n", info.totalram * info.mem_unit == (unsigned long)get_phys_pages() * getpagesize());
    printf("%d\n", info.freeram <= info.totalram && get_avphys_pages() > 0);
    printf("%d %d\n", get_nprocs(), get_nprocs_conf());
    return 0;
}
