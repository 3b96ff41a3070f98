import Glibc

/// What judge and worker say to each other: byte strings with their length in front (four bytes, little
/// endian).
enum Frames {
  /// Longest byte string that is taken.
  static let maximumBytes = 64 << 20

  static func append(_ bytes: some Collection<UInt8>, to frame: inout [UInt8]) {
    let count = UInt32(bytes.count)
    for shift in [0, 8, 16, 24] { frame.append(UInt8(truncatingIfNeeded: count >> UInt32(shift))) }
    frame += bytes
  }

  /// Splits a byte string off the front; nil while it is not all there.
  static func take(from buffer: inout [UInt8]) -> [UInt8]? {
    guard buffer.count >= 4 else { return nil }
    let count = length(buffer[..<4])
    guard buffer.count >= 4 + count else { return nil }
    let bytes = Array(buffer[4..<4 + count])
    buffer.removeFirst(4 + count)
    return bytes
  }

  static func length(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Reads one byte string and not a byte more; nil at the end of the stream.
  static func read(_ descriptor: Int32) -> [UInt8]? {
    guard let head = read(descriptor, count: 4) else { return nil }
    let count = length(head[...])
    return count <= maximumBytes ? read(descriptor, count: count) : nil
  }

  private static func read(_ descriptor: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress! + filled, count - filled)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }

  /// Writes everything; false when the other side has gone.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
