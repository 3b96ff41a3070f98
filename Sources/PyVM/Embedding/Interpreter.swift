import Glibc
import PyHeap

/// A Python interpreter on a heap of its own: the library's front door.
///
/// ```swift
/// let interpreter = Interpreter(profile: .v3_13, host: HostServices(write: { … }))
/// let outcome = interpreter.run(source: Array("print(1 + 1)".utf8), name: "demo.py")
/// interpreter.close()
/// ```
/// Not thread-safe; any number of interpreters may live side by side. ``close()`` gives every byte back to
/// the system. Run it on a thread with at least 256 MiB of stack (``onInterpreterThread(_:)``).
public final class Interpreter {
  let vm: VM
  let hostObject: Host
  private var isClosed = false
  /// The `__main__` namespace, owned.
  var mainNamespace: Ref?

  /// Limits of a run; each ends it by name (``RunOutcome/Ending/limit(_:)``).
  public struct Limits: Sendable {
    /// Fuel: see Limits.swift for what a unit is.
    public var instructions: Int
    /// Bytes of pool blocks and large blocks together.
    public var heapBytes: Int
    public var outputBytes: Int
    /// Python frames: `sys.getrecursionlimit()`.
    public var recursion: Int
    public init(
      instructions: Int = Int.max >> 2, heapBytes: Int = Int.max >> 2, outputBytes: Int = Int.max >> 2,
      recursion: Int = 1000
    ) {
      self.recursion = recursion
      self.instructions = instructions
      self.heapBytes = heapBytes
      self.outputBytes = outputBytes
    }
  }

  /// - Parameter fixedAddresses: map arenas where every such interpreter maps them, if the system lets us: addresses, and
  ///   so the order of sets of objects that hash by address, are then the same in every run.
  public init(
    profile: VersionProfile = .v3_13, host services: HostServices, limits: Limits = Limits(),
    fixedAddresses: Bool = false
  ) {
    hostObject = Host(services)
    hostObject.outputLimit = limits.outputBytes
    vm = Heap.create(profile: profile, extraBytes: MemoryLayout<VMState>.size + 64)
    if fixedAddresses { vm.heap.pointee.arenaHint = 0x2000_0000_0000 }
    let state = vm.state
    state.pointee.host = Unmanaged.passUnretained(hostObject).toOpaque()
    state.pointee.handlers = makeHandlerTable()
    state.pointee.recursionLimit = Int32(clamping: limits.recursion)
    state.pointee.recursionLeft = Int32(clamping: limits.recursion)
    state.pointee.fuelLimit = limits.instructions
    state.pointee.fuelGranted = min(limits.instructions, VM.fuelSlice)
    state.pointee.fuel = state.pointee.fuelGranted
    state.pointee.stackBytes = 64 << 20
    let stack = mmap(
      nil, state.pointee.stackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
      0)
    guard let stack, stack != MAP_FAILED else { fatalError("no address space for the frame stack") }
    state.pointee.stackBase = stack
    state.pointee.stackLimit = stack + state.pointee.stackBytes - 65536
    state.pointee.intTextLimit = 4300
    state.pointee.nextTypeVersion = 1
    state.pointee.nextKeysVersion = 1
    bootstrap(vm)
    vm.heap.pointee.chargeBytes = { vm, count in vm.state.pointee.fuel &-= count >> 6 }
    // Only what the program itself does counts from here on.
    vm.heap.pointee.peakBytes = vm.heap.pointee.liveBytes
    vm.heap.pointee.limitBytes =
      limits.heapBytes >= Int.max >> 2 ? Int.max >> 1 : vm.heap.pointee.liveBytes + limits.heapBytes
    baseline = vm.heap.pointee.liveBytes
  }

  private var baseline = 0

  deinit { close() }

  /// How a run ended.
  public struct RunOutcome: Sendable {
    public enum Ending: Sendable, Equatable {
      case finished
      /// An uncaught exception: type name, message, line in the main file (0: none). The traceback went to
      /// standard error.
      case raised(type: String, message: String, line: Int)
      /// `sys.exit(n)`.
      case exited(Int32)
      case limit(LimitName)
      case unsupported(UnsupportedUse)
    }

    public enum LimitName: String, Sendable, Codable {
      case instructions, heap, output, seconds
    }

    public var ending: Ending
    /// Fuel spent.
    public var instructions: Int
    /// Highest number of heap bytes above what the interpreter itself needs.
    public var peakBytes: Int
    /// Collections of each generation.
    public var collections: [Int]

    /// Exit status of the command line's contract.
    public var status: Int32 {
      switch ending {
      case .finished: 0
      // CPython ends as if the signal had ended it.
      case .raised(let type, _, _): type == "KeyboardInterrupt" ? 130 : 1
      case .exited(let code): code
      case .limit: 3
      case .unsupported: 4
      }
    }
  }

  /// Runs a main script. The namespace stays for ``runCell(source:name:)``, snapshots and queries until
  /// ``close()``.
  public func run(source: [UInt8], name: String, arguments: [String] = []) -> RunOutcome {
    // What CPython calls a program without a file in `sys.argv`.
    let programName = name == "<string>" ? "-c" : name == "<stdin>" ? "-" : name
    hostObject.arguments = [programName] + arguments
    return execute(source, name, mode: .module)
  }

  /// The file whose line ``RunOutcome/Ending/raised(type:message:line:)`` tells, when the program that was
  /// started only drives another; nil: the program's own.
  public var reportedFile: String? {
    get { hostObject.reportedFile }
    set { hostObject.reportedFile = newValue }
  }

  /// Runs a notebook-like cell in `__main__`; a last expression is displayed.
  public func runCell(source: [UInt8], name: String) -> RunOutcome { execute(source, name, mode: .cell) }

  private func execute(_ source: [UInt8], _ name: String, mode: CompilationMode) -> RunOutcome {
    vm.state.pointee.limit = .none
    hostObject.unsupported = nil
    if mainNamespace == nil { mainNamespace = vm.newMainModule() }
    guard let namespace = mainNamespace else { return outcome(false) }
    return execute(source, name, mode: mode, in: namespace)
  }

  /// Compiles and runs a source with `namespace` (borrowed) as its globals.
  func execute(_ source: [UInt8], _ name: String, mode: CompilationMode, in namespace: Ref) -> RunOutcome {
    var succeeded = false
    // What CPython's syntax tree keeps of the constants, for as long as the program runs.
    if let keep = vm.newList(0) {
      defer { keep.decref() }
      let origin: SourceFile.Origin =
        name == "<string>" ? .command : name == "<stdin>" ? .transient : .file
      if let code = vm.compileSource(source, name: name, origin: origin, mode: mode, keepAlive: keep) {
        let function = vm.newFunction(code: code, globals: namespace)
        code.decref()
        if let function {
          let result = vm.runBody(function, locals: namespace)
          function.decref()
          result.decref()
          succeeded = result != nil
        }
      }
    }
    return outcome(succeeded)
  }

  /// What came of a run; reports an uncaught exception.
  func outcome(_ succeeded: Bool) -> RunOutcome {
    let state = vm.state
    var ending = RunOutcome.Ending.finished
    // A limit that a finalizer ran into ends the run too, though the main program came to its end.
    if !succeeded || state.pointee.limit != .none {
      if let unsupported = hostObject.unsupported {
        ending = .unsupported(unsupported)
        vm.clearError()
      } else if state.pointee.limit != .none {
        ending = .limit(limitName ?? .instructions)
        vm.clearError()
      } else if state.pointee.error != nil {
        ending = vm.reportUncaught()
        // An exception hook or a message's `__str__` may have run into a limit.
        if let limit = limitName { ending = .limit(limit) }
      }
    }
    vm.flushOutput()
    let stats = vm.collectionCounts()
    return RunOutcome(
      ending: ending, instructions: vm.fuelSpent, peakBytes: max(0, vm.heap.pointee.peakBytes - baseline),
      collections: stats)
  }

  /// Runs what CPython runs at exit: atexit functions, finalizers of what `__main__` still holds, a last
  /// collection.
  ///
  /// - Returns: the limit that this ran into, or that had ended the run before.
  @discardableResult
  public func finish() -> RunOutcome.LimitName? {
    guard !isClosed else { return nil }
    // The namespace must not outlive its module because of us.
    hostObject.driverGlobals = nil
    hostObject.driverModule.decref()
    hostObject.driverModule = nil
    mainNamespace.decref()
    mainNamespace = nil
    vm.finalizeInterpreter()
    vm.flushOutput()
    return limitName
  }

  /// The limit that ended the run, if one did.
  private var limitName: RunOutcome.LimitName? {
    switch vm.state.pointee.limit {
    case .none, .unsupported: nil
    case .instructions: .instructions
    case .heap: .heap
    case .output: .output
    case .seconds: .seconds
    }
  }

  /// Proves the heap's invariants; what is wrong, in words.
  public func checkHeap() -> [String] { HeapChecker.check(vm) }

  /// Starts a full collection at every allocation of a GC object: a test's way to find references that
  /// nobody counted.
  public var collectsAtEveryAllocation: Bool {
    get { vm.heap.pointee.gc.collectsAtEveryAllocation }
    set { vm.setCollectsAtEveryAllocation(newValue) }
  }

  /// Frees everything. Idempotent. The report says what was given back and whether anything was left.
  @discardableResult
  public func close() -> Heap.CloseReport {
    guard !isClosed else { return closeReport }
    isClosed = true
    let state = vm.state
    for cleanup in hostObject.cleanups { cleanup(vm) }
    vm.destroyStrings()
    state.pointee.smallInts.deallocate()
    while let body = state.pointee.codeBodies { freeCodeBody(body, vm) }
    munmap(state.pointee.stackBase, state.pointee.stackBytes)
    state.pointee.handlers.deallocate()
    closeReport = Heap.destroy(vm)
    return closeReport
  }

  private var closeReport = Heap.CloseReport()
}

/// Runs `body` on a thread with a stack deep enough for nested native calls and returns its result.
public func onInterpreterThread<T: Sendable>(_ body: @escaping @Sendable () -> T) -> T {
  let box = ThreadBox()
  // The box is only touched by the new thread until it has been joined.
  nonisolated(unsafe) var result: T?
  box.body = { result = body() }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 512 << 20)
  var thread = pthread_t()
  let status = pthread_create(
    &thread, &attributes,
    { raw in
      Unmanaged<ThreadBox>.fromOpaque(raw.unsafelyUnwrapped).takeRetainedValue().body?()
      return nil
    }, Unmanaged.passRetained(box).toOpaque())
  guard status == 0 else { fatalError("the system refuses a thread with a 512 MiB stack (error \(status))") }
  pthread_join(thread, nil)
  pthread_attr_destroy(&attributes)
  return result.unsafelyUnwrapped
}

/// What a new interpreter thread runs.
private final class ThreadBox: @unchecked Sendable {
  var body: (() -> Void)?
}
