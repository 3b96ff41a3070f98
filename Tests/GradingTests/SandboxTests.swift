#if os(Linux)
  import CSeccomp
  import Glibc
  import Testing

  @testable import Grading

  /// What a process inside the walls can do, and what ends it.
  @Suite("Sandbox", .serialized) struct SandboxTests {
    /// The signal that ends a copy of this process which goes in and then does something; 0: it ended by
    /// itself.
    private func signal(_ body: () -> Void) -> Int32 {
      let child = heaplings_fork()
      if child == 0 {
        guard Sandbox.enter(memory: 1 << 30) == nil else { _exit(9) }
        body()
        _exit(0)
      }
      var status: Int32 = 0
      waitpid(child, &status, 0)
      return status & 0x7f == 0 ? (status >> 8) & 0xff : status & 0x7f
    }

    @Test func computingIsAllowed() {
      #expect(
        signal {
          guard let block = malloc(1 << 20) else { _exit(7) }
          memset(block, 1, 1 << 20)
          free(block)
        } == 0)
    }

    @Test func everythingElseEndsIt() {
      #expect(signal { _ = open("/etc/passwd", O_RDONLY) } == SIGSYS)
      #expect(signal { _ = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) } == SIGSYS)
      #expect(signal { _ = kill(getppid(), 0) } == SIGSYS)
      #expect(signal { _ = heaplings_fork() } == SIGSYS)
      #expect(signal { _ = unlink("/tmp/heaplings-no-such-file") } == SIGSYS)
      #expect(
        signal { _ = mmap(nil, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) } == SIGSYS)
    }

    @Test func memoryEnds() {
      #expect(signal { if malloc(3 << 30) != nil { _exit(7) } } == 0)
    }
  }
#endif
