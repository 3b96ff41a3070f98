/// A path as the system has it: bytes, which need not be UTF-8. Archives that were packed elsewhere unpack to
/// such names, and an answer must not get lost over the name of its folder.
struct RawPath: Equatable, Sendable {
  /// Without the null at the end.
  private(set) var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// `folder/name`.
  func appending(_ name: RawPath) -> RawPath { RawPath(bytes: bytes + [0x2f] + name.bytes) }

  /// The part behind the last slash; the whole path when there is none.
  var lastPart: RawPath {
    bytes.split(separator: 0x2f).last.map { RawPath(bytes: $0) } ?? self
  }

  /// Without slashes at the end; the root stays.
  var trimmed: RawPath {
    var rest = bytes
    while rest.count > 1, rest.last == 0x2f { rest.removeLast() }
    return RawPath(bytes: rest)
  }

  /// Whether it is called as an answer is; `.PY` is what some systems make of it.
  var isAnswer: Bool {
    let end = bytes.suffix(3).map { $0 | 0x20 }
    return bytes.count > 3 && end[1] == UInt8(ascii: "p") && end[2] == UInt8(ascii: "y")
      && bytes[bytes.count - 3] == UInt8(ascii: ".")
  }

  /// As text: each byte that is no UTF-8 as `\xff`, so that two paths are never shown alike.
  /// - Complexity: O(n).
  var text: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var result = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      var iterator = rest.makeIterator()
      var decoder = UTF8()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(String(scalar).utf8.count)
      } else {
        let digits = String(rest[rest.startIndex], radix: 16)
        result += "\\x" + digits
        rest = rest.dropFirst()
      }
    }
    return result
  }

  func withCString<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress.unsafelyUnwrapped) }
    }
  }

  static func < (one: RawPath, other: RawPath) -> Bool { one.bytes.lexicographicallyPrecedes(other.bytes) }
}
