import Glibc
import PyHeap
import PyVM

// The engine alone: runs one program as `heaplings run` does, without course, database or argument parser. The corpus, the
// sanitizer runs and the benchmarks of the engine drive it.
//
//     pyrun [--python VERSION] [--limit-instructions N] [--limit-heap BYTES] [--limit-output BYTES] [--stats] [--check] FILE|-c CODE [ARG…]

/// Prints one line to standard error.
func complain(_ line: String) { Array((line + "\n").utf8).withUnsafeBytes { writeAll($0, 2) } }

/// Prints one line to standard error and ends with status 2.
func usage(_ message: String) -> Never {
  complain("pyrun: \(message)")
  exit(2)
}

func readAll(_ descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count <= 0 { return bytes }
    bytes.append(contentsOf: buffer[0..<count])
  }
}

/// Writes all of it, whatever the kernel takes at a time.
func writeAll(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let slice = UnsafeRawBufferPointer(rebasing: rest)
    let count = write(descriptor, slice.baseAddress, slice.count)
    if count < 0 && errno == EINTR { continue }
    if count <= 0 { return }
    rest = rest.dropFirst(count)
  }
}

@main
enum Pyrun {
  static func main() {
    var profile = VersionProfile.v3_13
    var limits = Interpreter.Limits()
    var showsStatistics = false
    var checksHeap = false
    var stress = false
    var source: [UInt8] = []
    var name = ""
    var rest = CommandLine.arguments.dropFirst()

    func number(_ option: String) -> Int {
      guard let text = rest.popFirst(), let value = Int(text), value >= 0 else {
        usage("\(option) takes a number")
      }
      return value
    }

    options: while let argument = rest.popFirst() {
      switch argument {
      case "--python":
        guard let text = rest.popFirst(), let known = VersionProfile.named(text) else {
          usage("--python takes one of \(VersionProfile.all.map(\.name).joined(separator: ", "))")
        }
        profile = known
      case "--limit-instructions": limits.instructions = number(argument)
      case "--limit-heap": limits.heapBytes = number(argument)
      case "--limit-output": limits.outputBytes = number(argument)
      case "--stats": showsStatistics = true
      case "--check": checksHeap = true
      case "--stress": stress = true
      case "-c":
        guard let code = rest.popFirst() else { usage("-c takes a program") }
        source = Array(code.utf8)
        name = "<string>"
        break options
      case "-":
        source = readAll(0)
        name = "<stdin>"
        break options
      default:
        if argument.hasPrefix("-") { usage("unknown option \(argument)") }
        let descriptor = open(argument, O_RDONLY)
        if descriptor < 0 { usage("cannot read \(argument): \(String(cString: strerror(errno)))") }
        source = readAll(descriptor)
        close(descriptor)
        name = argument
        break options
      }
    }
    if name.isEmpty { usage("which program? Give a file, - or -c CODE") }

    let arguments = Array(rest)
    let (chosen, bounds, text, file) = (profile, limits, source, name)
    let (wantsStatistics, wantsCheck, wantsStress) = (showsStatistics, checksHeap, stress)
    let status = onInterpreterThread { () -> Int32 in
      let services = HostServices(
        write: { bytes, isError in writeAll(bytes, isError ? 2 : 1) },
        clock: { kind in
          switch kind {
          case .wall: clockSeconds(CLOCK_REALTIME)
          case .monotonic: clockSeconds(CLOCK_MONOTONIC)
          case .process: clockSeconds(CLOCK_PROCESS_CPUTIME_ID)
          }
        }, hashSeed: 0, randomSeed: nil)
      let interpreter = Interpreter(profile: chosen, host: services, limits: bounds)
      if wantsStress { interpreter.collectsAtEveryAllocation = true }
      let outcome = interpreter.run(source: text, name: file, arguments: arguments)
      var status = outcome.status
      switch outcome.ending {
      case .limit(let limit): complain("\(file): the run was ended: \(limit.rawValue) limit")
      case .unsupported(let use):
        complain("\(use.file), line \(use.line): \(use.name) is outside the supported subset")
      default: break
      }
      let limit = interpreter.finish()
      if let limit, status != 3 {
        complain("\(file): the run was ended: \(limit.rawValue) limit")
        status = 3
      }
      if wantsCheck {
        let violations = interpreter.checkHeap()
        for violation in violations { complain("heap check: \(violation)") }
        if !violations.isEmpty { status = 70 }
      }
      if wantsStatistics {
        let counts = outcome.collections.map(String.init).joined(separator: ", ")
        complain(
          "instructions \(outcome.instructions), peak bytes \(outcome.peakBytes), collections \(counts) (profile \(chosen.name))"
        )
      }
      let report = interpreter.close()
      if !report.isClean {
        complain("memory left after close: \(report)")
        status = 70
      }
      if wantsCheck {
        for mapping in mappedArenas() {
          complain("memory left after close: \(mapping)")
          status = 70
        }
      }
      return status
    }
    exit(status)
  }
}

/// What the system says is still mapped where heaps have their arenas: lines of its table.
func mappedArenas() -> [String] {
  let descriptor = open("/proc/self/maps", O_RDONLY)
  if descriptor < 0 { return [] }
  defer { close(descriptor) }
  let lines = String(decoding: readAll(descriptor), as: UTF8.self).split(separator: "\n")
  return lines.filter { line in
    guard let start = UInt(line.prefix { $0 != "-" }, radix: 16) else { return false }
    return Heap.addresses.contains(start)
  }.map(String.init)
}

func clockSeconds(_ clock: clockid_t) -> Double {
  var value = timespec()
  clock_gettime(clock, &value)
  return Double(value.tv_sec) + Double(value.tv_nsec) / 1e9
}
