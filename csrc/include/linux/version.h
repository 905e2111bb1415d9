/** The version of the kernel's headers that this was built with; uname() says that of the kernel that runs. */

#define LINUX_VERSION_CODE ... /* as KERNEL_VERSION() makes it */
#define LINUX_VERSION_MAJOR ... /* 6 in 6.1.187 */
#define LINUX_VERSION_PATCHLEVEL ... /* 1 in 6.1.187 */
#define LINUX_VERSION_SUBLEVEL ... /* 187 in 6.1.187 */

/** A version as one number.
 *
 *  a  the first number
 *  b  the second
 *  c  the third; more than 255 count as 255
 *
 *  Returns the three in one, of which the later version is the larger.
 */
int KERNEL_VERSION(int a, int b, int c);
