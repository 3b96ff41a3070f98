import Glibc

/// Why a batch could not go on: one sentence.
public struct BatchError: Error, Sendable, Equatable, CustomStringConvertible {
  public var description: String

  init(_ text: String) { description = text }

  /// - Parameter number: the system's error number.
  init(_ text: String, _ number: Int32) { description = "\(text): \(String(cString: strerror(number)))" }
}
