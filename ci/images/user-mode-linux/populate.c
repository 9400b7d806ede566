/*
 * Memory that a process of a user-mode kernel maps to write into is there at once, not page by page when it is first touched: each page
 * that is missing costs such a kernel three ways to the host and back, and a JVM touches thousands. It is preloaded into the processes of
 * the kernel; what is mapped without a reservation is left alone, as most of that is never used, and so are large mappings.
 */
#define _GNU_SOURCE
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LARGE (8u << 20)

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset)
{
    if ((protection & PROT_WRITE) && (flags & MAP_PRIVATE) && !(flags & MAP_NORESERVE) && length <= LARGE)
        flags |= MAP_POPULATE;
    return (void *) syscall(SYS_mmap, address, length, protection, flags, fd, offset);
}

void *mmap64(void *address, size_t length, int protection, int flags, int fd, off_t offset) __attribute__((alias("mmap")));
