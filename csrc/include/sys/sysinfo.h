/** How busy the machine is: memory, load, processors. */
#include <linux/sysinfo.h>

/** How long the machine runs, how much it has to do, and how much memory there is (Linux).
 *
 *  info  receives it
 *
 *  Returns 0; -1 with errno set on failure.
 *  Errors: EFAULT info is no address.
 *  See sysinfo(2).
 */
int sysinfo(OPT OUT struct sysinfo *info);

/** How many processors the machine has, also those that are switched off: sysconf(_SC_NPROCESSORS_CONF).
 *  Returns the number. Cannot fail.
 *  See get_nprocs_conf(3).
 */
int get_nprocs_conf(void);

/** How many processors there are to run on: sysconf(_SC_NPROCESSORS_ONLN).
 *  Returns the number. Cannot fail.
 *  See get_nprocs(3).
 */
int get_nprocs(void);

/** How many pages of memory the machine has: sysconf(_SC_PHYS_PAGES).
 *  Returns the number; -1 with errno ENOSYS where it is not known.
 *  See get_phys_pages(3).
 */
long get_phys_pages(void);

/** How many pages of memory nothing uses: sysconf(_SC_AVPHYS_PAGES).
 *  Returns the number; -1 with errno ENOSYS where it is not known.
 *  See get_avphys_pages(3).
 */
long get_avphys_pages(void);
