#if canImport(Glibc)
  import Glibc

  // A GNU extension that the module map hides.
  @_silgen_name("pthread_getattr_np")
  private func threadAttributes(_ thread: pthread_t, _ attributes: UnsafeMutableRawPointer) -> Int32
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far the current thread's stack may still grow: code that recurses on user input asks before each
/// level, since a thread of a host may have far less stack than the main one.
struct StackBound {
  private let limit: UInt

  /// Asks the system for the bounds of the calling thread's stack. Keeps 96 KiB in reserve.
  init() {
    let reserve: UInt = 96 << 10
    #if canImport(Glibc)
      var attributes = pthread_attr_t()
      var base: UnsafeMutableRawPointer?
      var size = 0
      guard threadAttributes(pthread_self(), &attributes) == 0 else {
        limit = 0
        return
      }
      let status = pthread_attr_getstack(&attributes, &base, &size)
      pthread_attr_destroy(&attributes)
      limit = status == 0 ? UInt(bitPattern: base) + reserve : 0
    #elseif canImport(Darwin)
      let top = UInt(bitPattern: pthread_get_stackaddr_np(pthread_self()))
      limit = top - UInt(pthread_get_stacksize_np(pthread_self())) + reserve
    #else
      limit = 0
    #endif
  }

  /// The stack pointer has come close to the end. Safe to call on the creating thread only.
  @inline(never)
  var isNearlyUsedUp: Bool {
    var marker: UInt8 = 0
    return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) } < limit
  }
}
