/** Requests of ioctl() for sockets under the kernel's name: those of <sys/ioctl.h>, and newer ones. */
#include <sys/ioctl.h>
#include <sys/socket.h>

#define SIOCINQ ... /* FIONREAD, int: bytes that can be read; of a listener: EINVAL */
#define SIOCOUTQ ... /* TIOCOUTQ, int: bytes not yet sent, or sent and not acknowledged */
#define SIOCOUTQNSD ... /* int: bytes not yet sent */
#define SIOCGSTAMP ... /* struct timeval: when the last packet came */
#define SIOCGSTAMPNS ... /* struct timespec: when the last packet came */
#define SIOCGSTAMP_NEW ... /* two int64_t, seconds and microseconds */
#define SIOCGSTAMPNS_NEW ... /* two int64_t, seconds and nanoseconds */
#define SIOCGSKNS ... /* no argument: a new descriptor of the socket's network namespace; needs privilege */
#define SOCK_IOC_TYPE ... /* the second byte of newer requests */

/* Network interfaces: a struct ifreq *. */
#define SIOCETHTOOL ... /* ifr_data points to a command of <linux/ethtool.h> */
#define SIOCGMIIPHY ... /* the number of the chip that drives the cable */
#define SIOCGMIIREG ... /* read a register of it */
#define SIOCSMIIREG ... /* write one */
#define SIOCWANDEV ... /* serial lines to wide area networks */
#define SIOCGHWTSTAMP ... /* ifr_data points to a struct hwtstamp_config: how it takes times */
#define SIOCSHWTSTAMP ... /* set that */
#define SIOCGIFVLAN ... /* struct vlan_ioctl_args *: virtual networks on one cable */
#define SIOCSIFVLAN ... /* change them */

/* Several interfaces as one: a struct ifreq *. */
#define SIOCBONDENSLAVE ... /* take in ifr_slave */
#define SIOCBONDRELEASE ... /* let ifr_slave go */
#define SIOCBONDSETHWADDR ... /* set ifr_hwaddr */
#define SIOCBONDSLAVEINFOQUERY ... /* ifr_data points to what is told of one */
#define SIOCBONDINFOQUERY ... /* ifr_data points to what is told of all */
#define SIOCBONDCHANGEACTIVE ... /* let ifr_slave do the work */

/* Bridges. */
#define SIOCBRADDBR ... /* char[IFNAMSIZ], the name: make one */
#define SIOCBRDELBR ... /* char[IFNAMSIZ], the name: remove it */
#define SIOCBRADDIF ... /* struct ifreq *: ifr_ifindex goes into the bridge ifr_name */
#define SIOCBRDELIF ... /* struct ifreq *: it goes out */
