// libseccomp, and the few calls of the system that Swift's own module of the C library leaves out.
#include <seccomp.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <unistd.h>

// Swift hides fork. Safe: the worker calls it while it has one thread, so the child's copy is whole.
static inline pid_t heaplings_fork(void) { return fork(); }

// Ends this process when the one that started it is gone.
static inline int heaplings_end_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }

// Programs that are started from now on lie at the same addresses every time, if the system lets us.
// Returns the setting before, for heaplings_restore_addresses.
static inline int heaplings_fix_addresses(void) {
  int before = personality(0xffffffff);
  if (before >= 0) personality((unsigned long)before | ADDR_NO_RANDOMIZE);
  return before;
}

static inline void heaplings_restore_addresses(int before) {
  if (before >= 0) personality((unsigned long)before);
}
