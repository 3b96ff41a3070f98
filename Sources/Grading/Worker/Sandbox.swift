import Glibc

#if os(Linux)
  import CSeccomp
#endif

/// The walls around a process that runs programs of strangers, on top of the machine's own limits. They are
/// for the case that the engine itself is wrong: what gets out of the heap is still in a process that can
/// open nothing, start nothing, connect to nothing and write to one pipe.
enum Sandbox {
  /// Sets limits and filter for the calling process. Afterwards it can compute, take and give back memory,
  /// read and write what is open already, and end.
  /// - Parameter memory: bytes of address space that it may take from now on.
  /// - Returns: what could not be done; nil when everything stands.
  static func enter(memory: Int) -> String? {
    limit(__rlimit_resource_t(RLIMIT_CORE.rawValue), 0)
    limit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), 0)
    limit(__rlimit_resource_t(RLIMIT_CPU.rawValue), UInt(Judge.maximumSeconds) + 30)
    #if !HEAP_ASAN
      // The sanitizer reserves terabytes for its own tables.
      limit(__rlimit_resource_t(RLIMIT_AS.rawValue), addressSpace() + UInt(memory))
    #endif
    limit(__rlimit_resource_t(__RLIMIT_NPROC.rawValue), 0)
    // Three standard descriptors stay open; no other number can be had.
    limit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), 3)
    return filter()
  }

  private static func limit(_ resource: __rlimit_resource_t, _ most: UInt) {
    var now = rlimit()
    guard getrlimit(resource, &now) == 0 else { return }
    var wanted = rlimit(rlim_cur: min(most, now.rlim_max), rlim_max: min(most, now.rlim_max))
    _ = setrlimit(resource, &wanted)
  }

  /// Bytes of address space in use.
  private static func addressSpace() -> UInt {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 2 << 30 }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &buffer, buffer.count)
    let digits = buffer.prefix(max(0, count)).prefix { $0 != 0x20 }
    return (UInt(String(decoding: digits, as: UTF8.self)) ?? 1 << 19) * UInt(sysconf(Int32(_SC_PAGESIZE)))
  }

  #if os(Linux)
    /// System calls that an interpreter needs. Whatever else is called ends the process.
    private static let allowed = [
      "read", "write", "exit", "exit_group", "rt_sigreturn", "rt_sigprocmask", "sigaltstack",
      // Memory; what is mapped cannot be made executable (below).
      "munmap", "mremap", "madvise", "brk",
      // Clocks, and waiting for one's own threads.
      "clock_gettime", "gettimeofday", "futex", "sched_yield", "rseq", "set_robust_list", "get_robust_list",
      "getrandom", "getpid", "gettid", "sched_getaffinity",
    ]
    /// Allowed without PROT_EXEC, their third argument.
    private static let mapping = ["mmap", "mprotect"]

    private static func filter() -> String? {
      guard let context = seccomp_init(SCMP_ACT_KILL_PROCESS) else {
        return "no memory for the system call filter"
      }
      defer { seccomp_release(context) }
      // The thread that waits for the run is bound too.
      guard seccomp_attr_set(context, SCMP_FLTATR_CTL_TSYNC, 1) == 0 else {
        return "threads cannot be filtered"
      }
      for name in allowed {
        let number = seccomp_syscall_resolve_name(name)
        // Unknown on this architecture: nothing to allow.
        if number == __NR_SCMP_ERROR { continue }
        _ = seccomp_rule_add_array(context, SCMP_ACT_ALLOW, number, 0, nil)
      }
      var notExecutable = scmp_arg_cmp(
        arg: 2, op: SCMP_CMP_MASKED_EQ, datum_a: UInt64(PROT_EXEC), datum_b: 0)
      for name in mapping {
        let number = seccomp_syscall_resolve_name(name)
        guard seccomp_rule_add_array(context, SCMP_ACT_ALLOW, number, 1, &notExecutable) == 0 else {
          return "no filter rule for \(name)"
        }
      }
      let status = seccomp_load(context)
      return status == 0 ? nil : "the system refuses a filter: \(String(cString: strerror(-status)))"
    }
  #else
    private static func filter() -> String? { nil }
  #endif
}
