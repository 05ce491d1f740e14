"""Numbers of system calls on the two kinds of machine that we seal, in the groups that a sealed process is refused.

From the tables of Linux, where a number never changes once it is given out. Each entry is a name, its number on x86_64
and its number on aarch64, or a dash where that machine never had it.
"""

from collections.abc import Mapping

MACHINES = ("x86_64", "aarch64")

# Starting programs, and reaching into others.
PROGRAMS = """
    fork 57 -, vfork 58 -, execve 59 221, execveat 322 281, ptrace 101 117, process_vm_readv 310 270,
    process_vm_writev 311 271, process_madvise 440 440, kcmp 312 272, pidfd_open 434 434, pidfd_getfd 438 438,
    pidfd_send_signal 424 424, tkill 200 130, rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240,
    sched_setaffinity 203 122, sched_setscheduler 144 119, sched_setparam 142 118, sched_setattr 314 274,
    setpriority 141 140, ioprio_set 251 30, migrate_pages 256 238, move_pages 279 239
"""
# Doors of the kernel that no document needs; most of them open for root alone, and we may be started as root.
KERNEL = """
    io_uring_setup 425 425, io_uring_enter 426 426, io_uring_register 427 427, bpf 321 280, perf_event_open 298 241,
    userfaultfd 323 282, keyctl 250 219, add_key 248 217, request_key 249 218, init_module 175 105,
    finit_module 313 273, delete_module 176 106, kexec_load 246 104, kexec_file_load 320 294, reboot 169 142,
    syslog 103 116, personality 135 92, acct 163 89, quotactl 179 60, quotactl_fd 443 443, swapon 167 224,
    swapoff 168 225, iopl 172 -, ioperm 173 -, modify_ldt 154 -, sethostname 170 161, setdomainname 171 162,
    settimeofday 164 170, clock_settime 227 112, adjtimex 159 171, clock_adjtime 305 266, setuid 105 146,
    setgid 106 144, setreuid 113 145, setregid 114 143, setresuid 117 147, setresgid 119 149, setgroups 116 159,
    setfsuid 122 151, setfsgid 123 152, capset 126 91
"""
# Other views of the file system; the flags of `openat2` lie where a filter cannot look.
MOUNTS = """
    mount 165 40, umount2 166 39, pivot_root 155 41, chroot 161 51, unshare 272 97, setns 308 268, fsopen 430 430,
    fsconfig 431 431, fsmount 432 432, fspick 433 433, move_mount 429 429, open_tree 428 428,
    open_tree_attr 467 467, mount_setattr 442 442, statmount 457 457, listmount 458 458, open_by_handle_at 304 265,
    name_to_handle_at 303 264, fanotify_init 300 262, inotify_init 253 -, inotify_init1 294 26, openat2 437 437
"""
# What landlock leaves open of any file that can be named: rights, owners, times, marks; before Linux 6.2 its length.
MARKS = """
    chmod 90 -, fchmod 91 52, fchmodat 268 53, fchmodat2 452 452, chown 92 -, fchown 93 55, lchown 94 -,
    fchownat 260 54, utime 132 -, utimes 235 -, futimesat 261 -, utimensat 280 88, setxattr 188 5, lsetxattr 189 6,
    fsetxattr 190 7, setxattrat 463 463, removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16,
    removexattrat 466 466, file_setattr 469 469, truncate 76 45
"""
# Memory and messages that every process of the same user may share.
SHARED = """
    shmget 29 194, shmat 30 196, shmctl 31 195, msgget 68 186, msgsnd 69 189, msgrcv 70 188, msgctl 71 187,
    semget 64 190, semop 65 193, semctl 66 191, semtimedop 220 192, mq_open 240 180, mq_unlink 241 181
"""
# New connections; those that were handed over stay open.
NETWORK = """
    socket 41 198, connect 42 203, bind 49 200
"""
# Refused or allowed by what they are given.
WATCHED = """
    clone 56 220, clone3 435 435, kill 62 129, tgkill 234 131, prlimit64 302 261, open 2 -, openat 257 56,
    creat 85 -, ioctl 16 29, fcntl 72 25
"""


def numbers(*groups: str, machine: str) -> Mapping[str, int]:
    """The calls of these groups by name, with their numbers on this kind of machine."""
    column = 1 + MACHINES.index(machine)
    entries = (entry.split() for group in groups for entry in group.split(","))
    return {entry[0]: int(entry[column]) for entry in entries if entry[column] != "-"}
