/*
 * For a kernel before 6.13 as a program on a processor whose extended state is larger than it knows (2696 bytes, up to AVX-512 and PKRU; AMX
 * makes it 11008). It restores the registers of its processes by ptrace(PTRACE_SETREGSET, NT_X86_XSTATE) with as much as it knows, and the
 * host refuses all but the whole with EFAULT (xstateregs_set() in arch/x86/kernel/fpu/regset.c). So the rest is added here: zeroes, which
 * nobody reads, as the header of the state says that the components in it are not in use.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>

static char whole[1 << 16] __attribute__((aligned(64)));
static size_t size;

long ptrace(enum __ptrace_request request, ...)
{
    static long (*next)(enum __ptrace_request, pid_t, void *, void *);
    va_list arguments;
    va_start(arguments, request);
    pid_t pid = va_arg(arguments, pid_t);
    void *address = va_arg(arguments, void *);
    void *data = va_arg(arguments, void *);
    va_end(arguments);
    if (!next)
        *(void **) &next = dlsym(RTLD_NEXT, "ptrace");
    if (request != PTRACE_SETREGSET || address != (void *) NT_X86_XSTATE)
        return next(request, pid, address, data);

    struct iovec *part = data;
    struct iovec all = {whole, sizeof(whole)};
    if (!size && next(PTRACE_GETREGSET, pid, address, &all) == 0) {
        size = all.iov_len;
        memset(whole, 0, size);
    }
    if (part->iov_len >= size)
        return next(request, pid, address, data);
    memcpy(whole, part->iov_base, part->iov_len);
    all.iov_len = size;
    return next(request, pid, address, &all);
}
