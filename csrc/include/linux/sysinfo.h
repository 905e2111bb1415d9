/** What sysinfo() tells: struct sysinfo. */
#include <linux/types.h>

#define SI_LOAD_SHIFT ... /* loads[] >> SI_LOAD_SHIFT is the load in whole processes */

/** How busy the machine is. Memory is in units of mem_unit bytes.
 *  uptime     seconds since it started
 *  loads      processes that ran or could have run, on the average of 1, 5 and 15 minutes, shifted left by SI_LOAD_SHIFT
 *  totalram   memory
 *  freeram    memory that nothing uses
 *  sharedram  memory in files of tmpfs, and shared
 *  bufferram  memory of buffers
 *  totalswap  room to swap to
 *  freeswap   how much of it is free
 *  procs      processes and threads
 *  totalhigh  memory that the kernel does not reach directly
 *  freehigh   how much of it is free
 *  mem_unit   bytes of a unit
 */
struct sysinfo {
    long uptime;
    unsigned long loads[3];
    unsigned long totalram;
    unsigned long freeram;
    unsigned long sharedram;
    unsigned long bufferram;
    unsigned long totalswap;
    unsigned long freeswap;
    unsigned short procs;
    unsigned short pad;
    unsigned long totalhigh;
    unsigned long freehigh;
    unsigned int mem_unit;
};
