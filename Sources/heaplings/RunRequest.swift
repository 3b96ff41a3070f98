import PyHeap
import PyVM

/// What `run` was asked to do.
///
/// The argument parser takes three quarters of the time of `run -c pass` (16 of 25 million instructions,
/// measured with callgrind; the engine's own start and end take 8). So the plain forms of the command line are
/// read here. Whatever else there is (help, a mistake, an option of every command) goes to the parser, which
/// knows the same options and words the errors.
struct RunRequest {
  var version = "3.13"
  var limits = Interpreter.Limits()
  /// Wall time; nil: no limit.
  var seconds: Double?
  var showsStatistics = false
  /// The program itself, from `-c`.
  var code: String?
  /// `FILE [ARG…]`, or with `-c` the arguments alone.
  var program: [String] = []

  init() {}

  /// - Returns: nil when the words are not `run` with plain options and a program.
  init?(words: [String]) {
    guard words.first == "run" else { return nil }
    var rest = words.dropFirst()
    while let word = rest.first, word.hasPrefix("-"), word != "-" {
      rest.removeFirst()
      if word == "--stats" {
        showsStatistics = true
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch word {
      case "--python": version = value
      case "--limit-instructions":
        guard let number = Int(value), number >= 0 else { return nil }
        limits.instructions = number
      case "--limit-heap":
        guard let number = Int(value), number >= 0 else { return nil }
        limits.heapBytes = number
      case "--limit-output":
        guard let number = Int(value), number >= 0 else { return nil }
        limits.outputBytes = number
      case "--limit-seconds":
        guard let number = Double(value), number >= 0 else { return nil }
        seconds = number
      case "-c":
        code = value
        program = Array(rest)
        return
      default: return nil
      }
    }
    guard !rest.isEmpty else { return nil }
    program = Array(rest)
  }

  /// Runs the program.
  /// - Returns: the exit status of the contract.
  func execute() throws(CommandFailure) -> Int32 {
    guard let profile = VersionProfile.named(version) else {
      let names = VersionProfile.all.map(\.name)
      throw CommandFailure("there is no profile '\(version)'; known are \(names.joined(separator: ", "))")
    }
    let source: ProgramSource
    if let code {
      source = ProgramSource(bytes: Array(code.utf8), name: "<string>", arguments: program)
    } else {
      source = try ProgramSource(words: program, options: Run.optionNames)
    }
    return ProgramRun(
      source: source, profile: profile, limits: limits, seconds: seconds, showsStatistics: showsStatistics
    ).execute()
  }
}
