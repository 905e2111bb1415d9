/** What prctl() can be asked for. Which of these there are depends on the processor, and on how the kernel was built. */
#include <linux/types.h>

/* arg2 of each is a number unless it says otherwise; what is not named is 0. */
#define PR_SET_PDEATHSIG ...        /* a signal for this process when its parent ends; 0 for none */
#define PR_GET_PDEATHSIG ...        /* int *: that signal */
#define PR_GET_DUMPABLE ...         /* returns whether it leaves core files and may be traced */
#define PR_SET_DUMPABLE ...         /* 0 or 1: whether it does */
#define PR_GET_UNALIGN ...          /* unsigned int *: what becomes of unaligned access */
#define PR_SET_UNALIGN ...          /* say so */
#define PR_UNALIGN_NOPRINT ...      /* it is mended silently */
#define PR_UNALIGN_SIGBUS ...       /* it brings SIGBUS */
#define PR_GET_KEEPCAPS ...         /* returns whether capabilities outlive a change of user */
#define PR_SET_KEEPCAPS ...         /* 0 or 1: whether they do */
#define PR_GET_FPEMU ...            /* unsigned int *: how floating point is emulated (ia64) */
#define PR_SET_FPEMU ...            /* say so */
#define PR_FPEMU_NOPRINT ...        /* silently */
#define PR_FPEMU_SIGFPE ...         /* not at all: SIGFPE */
#define PR_GET_FPEXC ...            /* unsigned int *: which floating point errors bring SIGFPE (powerpc) */
#define PR_SET_FPEXC ...            /* say so */
#define PR_FP_EXC_SW_ENABLE ...     /* those that follow hold */
#define PR_FP_EXC_DIV ...           /* division by zero */
#define PR_FP_EXC_OVF ...           /* overflow */
#define PR_FP_EXC_UND ...           /* underflow */
#define PR_FP_EXC_RES ...           /* inexact result */
#define PR_FP_EXC_INV ...           /* invalid operation */
#define PR_FP_EXC_DISABLED ...      /* none */
#define PR_FP_EXC_NONRECOV ...      /* late, and not to be recovered from */
#define PR_FP_EXC_ASYNC ...         /* late */
#define PR_FP_EXC_PRECISE ...       /* at once */
#define PR_GET_TIMING ...           /* returns how its time is measured */
#define PR_SET_TIMING ...           /* say so */
#define PR_TIMING_STATISTICAL ...   /* by samples */
#define PR_TIMING_TIMESTAMP ...     /* by time stamps; not on Linux */
#define PR_SET_NAME ...             /* char *: the thread's name, up to 15 bytes */
#define PR_GET_NAME ...             /* char[16]: the thread's name */
#define PR_GET_ENDIAN ...           /* unsigned int *: its byte order (powerpc) */
#define PR_SET_ENDIAN ...           /* refused by pysock: Python is compiled for one */
#define PR_ENDIAN_BIG ...           /* big first */
#define PR_ENDIAN_LITTLE ...        /* little first */
#define PR_ENDIAN_PPC_LITTLE ...    /* little first in powerpc's own way */
#define PR_GET_SECCOMP ...          /* returns whether system calls are filtered */
#define PR_SET_SECCOMP ...          /* SECCOMP_MODE_STRICT, or SECCOMP_MODE_FILTER and arg3, a struct sock_fprog * */
#define PR_CAPBSET_READ ...         /* returns whether this capability may still be had */
#define PR_CAPBSET_DROP ...         /* never have this capability again */
#define PR_GET_TSC ...              /* int *: whether the time stamp counter may be read (x86) */
#define PR_SET_TSC ...              /* say so; pysock refuses PR_TSC_SIGSEGV: libc reads it by itself */
#define PR_TSC_ENABLE ...           /* it may */
#define PR_TSC_SIGSEGV ...          /* it brings SIGSEGV */
#define PR_GET_SECUREBITS ...       /* returns what of root's privileges is switched off */
#define PR_SET_SECUREBITS ...       /* say so */
#define PR_SET_TIMERSLACK ...       /* nanoseconds that timers may be late; 0 for as many as at the start */
#define PR_GET_TIMERSLACK ...       /* returns them */
#define PR_TASK_PERF_EVENTS_DISABLE ... /* its performance counters stand still */
#define PR_TASK_PERF_EVENTS_ENABLE ...  /* they go on */
#define PR_MCE_KILL ...             /* PR_MCE_KILL_SET and arg3, or PR_MCE_KILL_CLEAR: SIGBUS when memory fails */
#define PR_MCE_KILL_CLEAR ...       /* as the system does */
#define PR_MCE_KILL_SET ...         /* as arg3 says */
#define PR_MCE_KILL_LATE ...        /* when the memory is used */
#define PR_MCE_KILL_EARLY ...       /* at once */
#define PR_MCE_KILL_DEFAULT ...     /* as the system does */
#define PR_MCE_KILL_GET ...         /* returns which */
#define PR_SET_MM ...               /* one of those that follow; arg3 an address or a descriptor; needs privilege */
#define PR_SET_MM_START_CODE ...    /* where its code begins */
#define PR_SET_MM_END_CODE ...      /* where it ends */
#define PR_SET_MM_START_DATA ...    /* where its data begin */
#define PR_SET_MM_END_DATA ...      /* where they end */
#define PR_SET_MM_START_STACK ...   /* where its stack begins */
#define PR_SET_MM_START_BRK ...     /* refused by pysock: where its heap begins */
#define PR_SET_MM_BRK ...           /* refused by pysock: where it ends */
#define PR_SET_MM_ARG_START ...     /* where the arguments are that ps shows */
#define PR_SET_MM_ARG_END ...       /* where they end */
#define PR_SET_MM_ENV_START ...     /* where the environment is that ps shows */
#define PR_SET_MM_ENV_END ...       /* where it ends */
#define PR_SET_MM_AUXV ...          /* arg3 its new auxiliary vector, arg4 the bytes */
#define PR_SET_MM_EXE_FILE ...      /* arg3 the descriptor of what /proc/self/exe leads to */
#define PR_SET_MM_MAP ...           /* refused by pysock: all of these, in a struct prctl_mm_map */
#define PR_SET_MM_MAP_SIZE ...      /* arg3 an unsigned int *: sizeof(struct prctl_mm_map) */
#define PR_SET_PTRACER ...          /* the process that may trace this one; 0 for none */
#define PR_SET_PTRACER_ANY ...      /* any */
#define PR_SET_CHILD_SUBREAPER ...  /* 0 or 1: whether children of its children come to it when they are orphans */
#define PR_GET_CHILD_SUBREAPER ...  /* int *: whether they do */
#define PR_SET_NO_NEW_PRIVS ...     /* 1: no program that it runs gives privilege any more */
#define PR_GET_NO_NEW_PRIVS ...     /* returns whether this holds */
#define PR_GET_TID_ADDRESS ...      /* int **: the address of set_tid_address() */
#define PR_SET_THP_DISABLE ...      /* 0 or 1: no huge pages by themselves */
#define PR_GET_THP_DISABLE ...      /* returns whether this holds */
#define PR_MPX_ENABLE_MANAGEMENT ...    /* gone since Linux 5.4 */
#define PR_MPX_DISABLE_MANAGEMENT ...   /* gone since Linux 5.4 */
#define PR_SET_FP_MODE ...          /* PR_FP_MODE_... (mips) */
#define PR_GET_FP_MODE ...          /* returns it */
#define PR_FP_MODE_FR ...           /* registers of 64 bits */
#define PR_FP_MODE_FRE ...          /* as if they had 32 */
#define PR_CAP_AMBIENT ...          /* one of those that follow; arg3 the capability */
#define PR_CAP_AMBIENT_IS_SET ...   /* returns whether programs that it runs get it */
#define PR_CAP_AMBIENT_RAISE ...    /* they do */
#define PR_CAP_AMBIENT_LOWER ...    /* they do not */
#define PR_CAP_AMBIENT_CLEAR_ALL ...    /* they get none */
#define PR_SVE_SET_VL ...           /* bytes of a vector, and flags (arm64) */
#define PR_SVE_SET_VL_ONEXEC ...    /* for the next program only */
#define PR_SVE_GET_VL ...           /* returns them */
#define PR_SVE_VL_LEN_MASK ...      /* the bits of the length */
#define PR_SVE_VL_INHERIT ...       /* programs that it runs keep it */
#define PR_GET_SPECULATION_CTRL ... /* PR_SPEC_STORE_BYPASS, ...: returns how the processor may guess ahead */
#define PR_SET_SPECULATION_CTRL ... /* the same; arg3 says how */
#define PR_SPEC_STORE_BYPASS ...    /* reading ahead of writes */
#define PR_SPEC_INDIRECT_BRANCH ... /* jumping ahead */
#define PR_SPEC_L1D_FLUSH ...       /* emptying the cache when another runs */
#define PR_SPEC_NOT_AFFECTED ...    /* this processor has no such fault */
#define PR_SPEC_PRCTL ...           /* it may be chosen */
#define PR_SPEC_ENABLE ...          /* it does */
#define PR_SPEC_DISABLE ...         /* it does not */
#define PR_SPEC_FORCE_DISABLE ...   /* it does not, for good */
#define PR_SPEC_DISABLE_NOEXEC ...  /* it does not until the next program */
#define PR_PAC_RESET_KEYS ...       /* refused by pysock: new keys for return addresses (arm64) */
#define PR_PAC_APIAKEY ...          /* the first key of code */
#define PR_PAC_APIBKEY ...          /* the second key of code */
#define PR_PAC_APDAKEY ...          /* the first key of data */
#define PR_PAC_APDBKEY ...          /* the second key of data */
#define PR_PAC_APGAKEY ...          /* the key of other data */
#define PR_PAC_SET_ENABLED_KEYS ... /* refused by pysock: which keys hold (arm64) */
#define PR_PAC_GET_ENABLED_KEYS ... /* returns which */
#define PR_SET_TAGGED_ADDR_CTRL ... /* how tags in addresses are treated (arm64) */
#define PR_GET_TAGGED_ADDR_CTRL ... /* returns it */
#define PR_TAGGED_ADDR_ENABLE ...   /* the kernel takes such addresses */
#define PR_MTE_TCF_NONE ...         /* a wrong tag brings nothing */
#define PR_MTE_TCF_SYNC ...         /* SIGSEGV at once */
#define PR_MTE_TCF_ASYNC ...        /* SIGSEGV later */
#define PR_MTE_TCF_MASK ...         /* the bits of these */
#define PR_MTE_TCF_SHIFT ...        /* where they stand */
#define PR_MTE_TAG_SHIFT ...        /* where the tags stand that may be chosen */
#define PR_MTE_TAG_MASK ...         /* their bits */
#define PR_SET_IO_FLUSHER ...       /* 0 or 1: it writes out memory for others */
#define PR_GET_IO_FLUSHER ...       /* returns whether it does */
#define PR_SET_SYSCALL_USER_DISPATCH ...    /* PR_SYS_DISPATCH_OFF; pysock refuses PR_SYS_DISPATCH_ON */
#define PR_SYS_DISPATCH_OFF ...     /* system calls go to the kernel */
#define PR_SYS_DISPATCH_ON ...      /* they bring SIGSYS */
#define SYSCALL_DISPATCH_FILTER_ALLOW ...   /* this one goes to the kernel */
#define SYSCALL_DISPATCH_FILTER_BLOCK ...   /* this one brings SIGSYS */
#define PR_SCHED_CORE ...           /* one of those that follow; arg3 a process, arg4 how many of its kin */
#define PR_SCHED_CORE_GET ...       /* arg5 an unsigned long long *: with whom it shares a core */
#define PR_SCHED_CORE_CREATE ...    /* with no other from now on */
#define PR_SCHED_CORE_SHARE_TO ...  /* that one with this one */
#define PR_SCHED_CORE_SHARE_FROM ...    /* this one with that one */
#define PR_SCHED_CORE_MAX ...       /* one more than the last of them */
#define PR_SCHED_CORE_SCOPE_THREAD ...          /* a thread */
#define PR_SCHED_CORE_SCOPE_THREAD_GROUP ...    /* a process */
#define PR_SCHED_CORE_SCOPE_PROCESS_GROUP ...   /* a process group */
#define PR_SME_SET_VL ...           /* bytes of a matrix's vector, and flags (arm64) */
#define PR_SME_SET_VL_ONEXEC ...    /* for the next program only */
#define PR_SME_GET_VL ...           /* returns them */
#define PR_SME_VL_LEN_MASK ...      /* the bits of the length */
#define PR_SME_VL_INHERIT ...       /* programs that it runs keep it */
#define PR_SET_VMA ...              /* PR_SET_VMA_ANON_NAME; arg3 an address, arg4 bytes, arg5 char * */
#define PR_SET_VMA_ANON_NAME ...    /* what /proc/self/maps calls this memory */

/** What PR_SET_MM_MAP takes.
 *  start_code   where the code begins
 *  end_code     where it ends
 *  start_data   where the data begin
 *  end_data     where they end
 *  start_brk    where the heap begins
 *  brk          where it ends
 *  start_stack  where the stack begins
 *  arg_start    where the arguments are
 *  arg_end      where they end
 *  env_start    where the environment is
 *  env_end      where it ends
 *  auxv         the auxiliary vector
 *  auxv_size    its bytes
 *  exe_fd       descriptor of the program's file
 */
struct prctl_mm_map {
    __u64 start_code;
    __u64 end_code;
    __u64 start_data;
    __u64 end_data;
    __u64 start_brk;
    __u64 brk;
    __u64 start_stack;
    __u64 arg_start;
    __u64 arg_end;
    __u64 env_start;
    __u64 env_end;
    __u64 *auxv;
    __u32 auxv_size;
    __u32 exe_fd;
};
