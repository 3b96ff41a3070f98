import Glibc
import PyHeap

/// What the outside world gives a run: where output goes, the clock, the seeds.
public struct HostServices {
  /// Receives what the program prints. Called on the interpreter's thread.
  public var write: (_ bytes: UnsafeRawBufferPointer, _ isError: Bool) -> Void
  /// More of standard input, at least one byte; nil at its end, or when the run is to be ended. Without it there is
  /// no input at all.
  public var read: (() -> [UInt8]?)?
  /// Seconds; `nil`: a virtual clock that moves with the fuel spent (the grader's: the same bytes
  /// everywhere).
  public var clock: ((ClockKind) -> Double)?
  /// PYTHONHASHSEED; 0 gives the unseeded hash.
  public var hashSeed: UInt32
  /// Seed of the `random` module's default generator; nil: from the system.
  public var randomSeed: UInt64?
  /// Somebody watches standard output: each line is handed over as soon as it is whole, as CPython does on a
  /// terminal. Otherwise it comes in large pieces.
  public var flushesLines = false
  /// Asked now and then; false ends the run with the `seconds` limit.
  public var mayContinue: () -> Bool

  public init(
    write: @escaping (UnsafeRawBufferPointer, Bool) -> Void, clock: ((ClockKind) -> Double)? = nil,
    hashSeed: UInt32 = 0, randomSeed: UInt64? = 0, mayContinue: @escaping () -> Bool = { true }
  ) {
    self.write = write
    self.clock = clock
    self.hashSeed = hashSeed
    self.randomSeed = randomSeed
    self.mayContinue = mayContinue
  }
}

/// The clocks of the `time` module.
public enum ClockKind: Sendable { case wall, monotonic, process }

/// Cold, Swift-managed state of an interpreter. Reached through `VMState.host`; never from an instruction
/// handler's fast path.
final class Host {
  var services: HostServices
  /// Source texts by file number, for tracebacks, with the bounds of their lines.
  var sources: [SourceFile] = []
  var outputBytes = 0
  var outputLimit = Int.max
  /// The main script's arguments.
  var arguments: [String] = []
  /// What ended the run outside Python's own rules: the construct or module that the subset lacks.
  var unsupported: UnsupportedUse?
  /// Its file and line are still to be filled in.
  var unsupportedPlaceIsOpen = false
  /// Seconds that `time.sleep` added to the virtual clock.
  var virtualSleep = 0.0
  /// Generators of random numbers that had no seed; each gets another key from the host's.
  var unseededGenerators: UInt32 = 0
  /// What the engine keeps of its modules.
  let modules = ModuleState()
  var cleanups: [(VM) -> Void] = []
  /// Heads of the deprecation warnings that were printed: each is printed once for its place.
  var shownWarnings: Set<String> = []
  /// Standard input that was read ahead (SysInput.swift).
  var input = InputBuffer()
  /// Bytes that wait to be written; standard output is buffered as a whole.
  var pending: [UInt8] = []

  /// Native functions whose calls are counted (Interpreter+CallLog.swift).
  var watched: [WatchedFunction] = []
  /// The file whose lines outcomes tell; nil: the one that the traceback starts in.
  var reportedFile: String?
  /// Globals of a driver (Interpreter+Driver.swift), borrowed from the interpreter, and its module, owned.
  var driverGlobals: Ref?
  var driverModule: Ref?
  /// What `lab.checkpoint` calls.
  var checkpoint: ((String) -> Void)?

  init(_ services: HostServices) { self.services = services }
}

/// A source file as tracebacks need it.
struct SourceFile {
  /// Where a text comes from: whether its lines can be shown to whoever knows its name alone.
  enum Origin {
    /// A file, or a cell, which stays on the screen: in tracebacks and compile errors.
    case file
    /// The text of `-c`: CPython 3.13 notes it for tracebacks once it is compiled.
    case command
    /// What `exec`, `eval` and `compile` were given, standard input and built-in modules: never.
    case transient
  }

  /// The name object (owned reference).
  var name: Ref
  var origin: Origin
  var bytes: [UInt8]
  var lineStarts: [Int]
}

/// A use of something outside the subset.
public struct UnsupportedUse: Equatable, Sendable {
  /// "async def", "module asyncio", …
  public var name: String
  public var file: String
  public var line: Int
}

extension VM {
  var host: Host { Unmanaged<Host>.fromOpaque(state.pointee.host).takeUnretainedValue() }

  /// Writes program output; false: the output limit was hit and ends the run.
  @inline(never)
  func hostWrite(_ bytes: UnsafeRawBufferPointer, isError: Bool) -> Bool {
    let host = host
    host.outputBytes += bytes.count
    if host.outputBytes > host.outputLimit {
      let room = bytes.count - (host.outputBytes - host.outputLimit)
      if room > 0 { emit(host, UnsafeRawBufferPointer(rebasing: bytes[0..<room]), isError) }
      host.outputLimit = -1
      return endRun(.output)
    }
    emit(host, bytes, isError)
    return true
  }

  private func emit(_ host: Host, _ bytes: UnsafeRawBufferPointer, _ isError: Bool) {
    if isError {
      flushOutput()
      host.services.write(bytes, true)
      return
    }
    host.pending.append(contentsOf: bytes)
    if host.pending.count >= 1 << 16 || host.services.flushesLines && bytes.contains(10) { flushOutput() }
  }

  /// Hands buffered output to the host.
  func flushOutput() {
    let host = host
    if host.pending.isEmpty { return }
    host.pending.withUnsafeBytes { host.services.write($0, false) }
    host.pending.removeAll(keepingCapacity: true)
  }

  /// Seconds on a clock of the `time` module.
  func hostClock(_ kind: ClockKind) -> Double {
    let host = host
    if let clock = host.services.clock { return clock(kind) }
    // A virtual second is ten million fuel units, from a fixed start.
    let run = Double(fuelSpent) / 10_000_000 + host.virtualSleep
    return kind == .wall ? 1_700_000_000 + run : run
  }

  func hostMayContinue() -> Bool { host.services.mayContinue() }

  // MARK: Sources

  /// Registers a source text; returns its file number.
  func addSource(name: String, bytes: [UInt8], origin: SourceFile.Origin) -> Int32 {
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 10 { starts.append(index + 1) }
    let object = newStr(name) ?? state.pointee.emptyStr.owned()
    host.sources.append(SourceFile(name: object, origin: origin, bytes: bytes, lineStarts: starts))
    return Int32(host.sources.count - 1)
  }

  /// Name object of a file (borrowed).
  func fileName(_ id: Int32) -> Ref {
    let sources = host.sources
    return Int(id) < sources.count && id >= 0 ? sources[Int(id)].name : state.pointee.emptyStr
  }

  /// Where a source text comes from.
  func sourceOrigin(_ id: Int32) -> SourceFile.Origin {
    let sources = host.sources
    return id >= 0 && Int(id) < sources.count ? sources[Int(id)].origin : .transient
  }

  /// A line without its line end, counted from 1; nil when unknown.
  ///
  /// As in CPython, lines are looked up by the file's name: a transient text under the name of a known one shows that
  /// one's lines.
  func sourceLine(_ id: Int32, _ line: Int) -> String? {
    let sources = host.sources
    guard id >= 0, Int(id) < sources.count, line >= 1 else { return nil }
    var source = sources[Int(id)]
    if source.origin == .transient {
      let name = source.name
      guard let known = sources.first(where: { $0.origin != .transient && strEquals($0.name, name) }) else {
        return nil
      }
      source = known
    }
    if source.bytes.isEmpty || line > source.lineStarts.count { return nil }
    let start = source.lineStarts[line - 1]
    var end = line < source.lineStarts.count ? source.lineStarts[line] - 1 : source.bytes.count
    if start >= source.bytes.count && line == source.lineStarts.count { return nil }
    if end > start && source.bytes[end - 1] == 13 { end -= 1 }
    return String(decoding: source.bytes[start..<max(start, end)], as: UTF8.self)
  }
}
