import ArgumentParser
import Glibc

/// Why a command ends early: one message for standard error, and the process's exit status.
struct CommandFailure: Error {
  var message: String
  var status: Int32

  /// - Parameter status: wrong usage, an unknown name or unreadable input unless said otherwise.
  init(_ message: String, status: Int32 = ExitStatus.usage) {
    self.message = message
    self.status = status
  }
}

/// The contract's exit statuses, and how an error becomes one.
enum ExitStatus {
  static let wrong: Int32 = 1
  static let usage: Int32 = 2
  static let limit: Int32 = 3
  static let unsupported: Int32 = 4
  static let fault: Int32 = 70
  static let interrupted: Int32 = 130

  /// Says what there is to say about an error and gives its status.
  static func report(_ error: any Error) -> Int32 {
    switch error {
    case let code as ExitCode: return code.rawValue
    case let failure as CommandFailure:
      Output.complain(failure.message)
      if failure.status == fault { Output.complain(FaultReport.advice) }
      return failure.status
    default: break
    }
    // What the argument parser throws: help and version leave with 0, everything else is wrong usage.
    if Heaplings.exitCode(for: error) == .success {
      Output.print(Heaplings.fullMessage(for: error))
      return 0
    }
    guard Heaplings.exitCode(for: error) == .validationFailure else {
      Output.complain("\(error)")
      Output.complain(FaultReport.advice)
      return fault
    }
    var text = Heaplings.fullMessage(for: error)
    if text.hasPrefix("Error: ") { text = "heaplings: " + text.dropFirst(7) }
    Output.writeError(text + "\n")
    return usage
  }
}
