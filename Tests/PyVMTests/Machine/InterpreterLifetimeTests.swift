import Glibc
import Testing

@testable import PyHeap
@testable import PyVM

/// After an interpreter is closed nothing of it is left, however its program ended.
///
/// Each test is a process of its own: mappings and bytes belong to the whole process.
@Suite struct InterpreterLifetimeTests {
  /// Programs by how they end.
  static let programs = [
    "pass",
    "x = [{i: str(i)} for i in range(300)]\nx.append(x)",
    "1 / 0",
    "def f(): f()\nf()",
    "import sys\nsys.exit(3)",
    "class A:\n def __del__(self):\n  kept.append(self)\nkept = []\nfor i in range(9): A()\nkept.clear()",
    "class A:\n def __del__(self): self.__init__(); global a; a = self\na = A(); a.me = a; del a\nimport gc; gc.collect()",
    "def g():\n try: yield 1\n finally: print('closed')\nx = g(); next(x)\ny = g(); next(y); y.gi_frame.f_locals",
    "while True: pass",
    "x = []\nwhile True: x.append(bytearray(5000))",
    "while True: print('x' * 1000)",
    "import weakref, random, time\nd = weakref.WeakValueDictionary()\nclass A: pass\na = A(); d[1] = a; del a",
    "x = ' ' * 100000\nraise ValueError(x)",
    "x = 1 << 100000\nl = [x * i for i in range(50)]\ns = {str(i) for i in range(5000)}",
    "def f(:",
    "import sys\nsys.excepthook = lambda *a: 1 / 0\nraise KeyError",
    "import atexit",
  ]

  /// Runs a program and closes its interpreter; whether the report of that is clean.
  static func runAndClose(_ program: String, _ profile: VersionProfile) -> Bool {
    let limits = Interpreter.Limits(instructions: 300_000, heapBytes: 3_000_000, outputBytes: 100_000)
    let interpreter = Interpreter(
      profile: profile, host: HostServices(write: { _, _ in }, hashSeed: 0), limits: limits)
    _ = interpreter.run(source: Array(program.utf8), name: "program.py")
    interpreter.finish()
    let report = interpreter.close()
    return report.isClean && report == interpreter.close()
  }

  /// Resident bytes of this process. A tenth of a percent of what 2000 interpreters take shows in them.
  static func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 200)
    guard fgets(&line, 200, file) != nil else { return 0 }
    let fields = line.prefix { $0 != 0 }.split(separator: 32)
    let pages =
      fields.count > 1 ? Int(String(decoding: fields[1].map { UInt8(bitPattern: $0) }, as: UTF8.self)) : nil
    return (pages ?? 0) * 4096
  }

  /// Lines of the system's table of this process's mappings; those in the range of heaps.
  static func mappings() -> (all: Int, arenas: Int) {
    guard let file = fopen("/proc/self/maps", "r") else { return (0, 0) }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    var all = 0
    var arenas = 0
    while fgets(&line, Int32(line.count), file) != nil {
      all += 1
      if Heap.addresses.contains(UInt(strtoul(line, nil, 16))) { arenas += 1 }
    }
    return (all, arenas)
  }

  @Test func everyEndGivesEverythingBack() async {
    await #expect(processExitsWith: .success) {
      let clean = onInterpreterThread {
        for program in InterpreterLifetimeTests.programs {
          for profile in VersionProfile.all {
            guard InterpreterLifetimeTests.runAndClose(program, profile) else {
              print("not clean under \(profile.name): \(program)")
              return false
            }
          }
        }
        return InterpreterLifetimeTests.mappings().arenas == 0
      }
      exit(clean ? 0 : 1)
    }
  }

  @Test func thousandsOfInterpretersLeaveNeitherMappingsNorBytes() async {
    await #expect(processExitsWith: .success) {
      let clean = onInterpreterThread {
        func round(_ count: Int) {
          for index in 0..<count {
            let program = InterpreterLifetimeTests.programs[index % InterpreterLifetimeTests.programs.count]
            _ = InterpreterLifetimeTests.runAndClose(
              index % 10 == 0 ? program : "pass", VersionProfile.all[index % VersionProfile.all.count])
          }
        }
        // The runtime's own caches fill first.
        round(200)
        let before = InterpreterLifetimeTests.mappings()
        let bytes = InterpreterLifetimeTests.residentBytes()
        round(2000)
        let after = InterpreterLifetimeTests.mappings()
        let grown = InterpreterLifetimeTests.residentBytes() - bytes
        print("mappings \(before.all), \(after.all); bytes grown \(grown)")
        return after.arenas == 0 && after.all <= before.all + 8 && grown < 4 << 20
      }
      exit(clean ? 0 : 1)
    }
  }

  @Test func manyInterpretersLiveSideBySide() async {
    await #expect(processExitsWith: .success) {
      let clean = onInterpreterThread {
        var open: [Interpreter] = []
        for index in 0..<100 {
          let interpreter = Interpreter(
            profile: VersionProfile.all[index % VersionProfile.all.count],
            host: HostServices(write: { _, _ in }, hashSeed: 0))
          _ = interpreter.run(source: Array("x = [\(index)]".utf8), name: "program.py")
          open.append(interpreter)
        }
        // Closed without finish, and in another order.
        for index in stride(from: 0, to: 100, by: 2) where !open[index].close().isClean { return false }
        for index in stride(from: 99, to: 0, by: -2) where !open[index].close().isClean { return false }
        return InterpreterLifetimeTests.mappings().arenas == 0
      }
      exit(clean ? 0 : 1)
    }
  }

  @Test func limitsAreTheSameTwice() async {
    await #expect(processExitsWith: .success) {
      let same = onInterpreterThread {
        for program in InterpreterLifetimeTests.programs {
          var outcomes: [Int] = []
          for _ in 0..<2 {
            let interpreter = Interpreter(
              profile: .v3_13, host: HostServices(write: { _, _ in }, hashSeed: 0),
              limits: Interpreter.Limits(instructions: 300_000, heapBytes: 3_000_000, outputBytes: 100_000))
            let outcome = interpreter.run(source: Array(program.utf8), name: "program.py")
            outcomes += [outcome.instructions, outcome.peakBytes, Int(outcome.status)]
            interpreter.finish()
            interpreter.close()
          }
          if outcomes[0..<3] != outcomes[3..<6] {
            print("\(outcomes): \(program)")
            return false
          }
        }
        return true
      }
      exit(same ? 0 : 1)
    }
  }
}
