import ArgumentParser
import Glibc
import PyHeap
import PyVM

/// `heaplings run`: one program, from a file, standard input or the command line.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a Python program on the heap of a chosen CPython version.",
    usage: """
      heaplings run [OPTIONS] FILE [ARG...]
      heaplings run [OPTIONS] -c CODE [ARG...]
      """,
    discussion: examples(
      ("heaplings run --python 3.8 --stats cycle.py", "a program with the memory of Python 3.8"),
      ("echo 'print(6 * 7)' | heaplings run - one two", "a program from standard input, with arguments")))

  @Option(
    name: .customLong("python"),
    help: "Whose memory: \(VersionProfile.all.map(\.name).joined(separator: ", ")).")
  var version = "3.13"

  @Option(help: ArgumentHelp("End the run after so many instructions.", valueName: "N"))
  var limitInstructions: Int?

  @Option(help: ArgumentHelp("The most that the heap may hold.", valueName: "BYTES"))
  var limitHeap: Int?

  @Option(help: ArgumentHelp("End the run after so many seconds.", valueName: "S"))
  var limitSeconds: Double?

  @Option(help: ArgumentHelp("End the run when it has printed more.", valueName: "BYTES"))
  var limitOutput: Int?

  @Flag(help: "Print instructions, peak bytes and collections to standard error at the end.")
  var stats = false

  @Option(
    name: .customShort("c"), parsing: .unconditional,
    help: ArgumentHelp("The program itself; what follows is its arguments.", valueName: "CODE"))
  var code: String?

  @OptionGroup var common: CommonOptions

  /// `Dispatch` takes the program out before the parser sees the words, so that its own options stay with it.
  @Argument(help: "A file, or - for standard input; then its arguments.", completion: .file())
  var program: [String] = []

  /// Parts the words after `run` where the program begins: what follows belongs to the program, even what
  /// looks like an option of ours. `-c CODE` stays with the options.
  static func divide(_ words: [String]) -> (options: [String], program: [String]) {
    var index = 0
    while index < words.count {
      let word = words[index]
      if word == "-c" { return (Array(words.prefix(index + 2)), Array(words.dropFirst(index + 2))) }
      guard word.hasPrefix("--"), optionNames.contains(String(word.prefix { $0 != "=" })) else { break }
      index += word.contains("=") || flags.contains(word) ? 1 : 2
    }
    return (Array(words.prefix(index)), Array(words.dropFirst(index)))
  }

  private static let flags: Set<String> = ["--stats", "--plain", "--help"]

  func validate() throws {
    for (name, value) in [
      ("--limit-instructions", limitInstructions), ("--limit-heap", limitHeap),
      ("--limit-output", limitOutput),
    ] {
      if let value, value < 0 { throw ValidationError("\(name) takes a number that is not negative") }
    }
    if let limitSeconds, !(limitSeconds >= 0) {
      throw ValidationError("--limit-seconds takes a number that is not negative")
    }
  }

  func run() throws {
    var request = RunRequest()
    request.version = version
    if let limitInstructions { request.limits.instructions = limitInstructions }
    if let limitHeap { request.limits.heapBytes = limitHeap }
    if let limitOutput { request.limits.outputBytes = limitOutput }
    request.seconds = limitSeconds
    request.showsStatistics = stats
    request.code = code
    request.program = program
    throw ExitCode(try request.execute())
  }

  static let optionNames = [
    "--python", "--limit-instructions", "--limit-heap", "--limit-seconds", "--limit-output", "--stats", "-c",
    "--lang", "--course", "--color", "--plain", "--help",
  ]
}

/// The text of a program and what it is called.
struct ProgramSource: Sendable {
  var bytes: [UInt8]
  /// As tracebacks name it.
  var name: String
  var arguments: [String]

  init(bytes: [UInt8], name: String, arguments: [String]) {
    self.bytes = bytes
    self.name = name
    self.arguments = arguments
  }

  /// `FILE [ARG…]` or `- [ARG…]`.
  init(words: [String], options: [String]) throws(CommandFailure) {
    var words = words[...]
    if words.first == "--" {
      words.removeFirst()
    } else if let word = words.first, word.count > 1, word.hasPrefix("-") {
      let name = String(word.prefix { $0 != "=" })
      throw CommandFailure(
        "run has no option '\(name)'" + Suggestions.question(name, among: options))
    }
    guard let file = words.popFirst() else {
      throw CommandFailure("which program? Give a file, - for standard input, or -c CODE")
    }
    arguments = Array(words)
    if file == "-" {
      bytes = try InputFile.read(descriptor: STDIN_FILENO, name: "standard input")
      name = "<stdin>"
    } else {
      bytes = try InputFile.read(path: file)
      name = file
    }
  }
}

/// Reading files that a user names.
enum InputFile {
  /// More than any program; it keeps endless devices from filling the memory.
  static let maximumBytes = 256 << 20

  static func read(path: String) throws(CommandFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, name: path)
  }

  static func read(descriptor: Int32, name: String) throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(name, errno)
      }
      bytes.append(contentsOf: buffer[..<count])
      if bytes.count > maximumBytes { throw CommandFailure("\(name): longer than \(maximumBytes) bytes") }
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// More of standard input, as soon as there is any; nil at its end, and when `condition` says no.
  static func readMore(while condition: () -> Bool) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while condition() {
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 100) != 0 else { continue }
      let count = buffer.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      return count > 0 ? Array(buffer[..<count]) : nil
    }
    return nil
  }

  private static func unreadable(_ name: String, _ number: Int32) -> CommandFailure {
    CommandFailure("cannot read \(name.isEmpty ? "''" : name): \(String(cString: strerror(number)))")
  }
}
