/// A key of the reader.
enum Key: Equatable {
  case character(Unicode.Scalar)
  case up, down, left, right, pageUp, pageDown, home, end
  case enter, escape, backspace
  case control(UInt8)
}

/// Turns bytes from a terminal into keys. A sequence that is cut off stays for the next bytes; what is not
/// known is dropped whole, so that it never acts as letters.
struct KeyDecoder {
  private var rest: [UInt8] = []

  mutating func feed(_ bytes: [UInt8]) -> [Key] {
    rest += bytes
    var keys: [Key] = []
    var index = 0
    loop: while index < rest.count {
      let byte = rest[index]
      switch byte {
      case 0x1B:
        guard index + 1 < rest.count else {
          // A lone escape at the end of what came in at once is the key itself.
          keys.append(.escape)
          index += 1
          continue
        }
        let kind = rest[index + 1]
        guard kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else {
          keys.append(.escape)
          index += 1
          continue
        }
        var end = index + 2
        while end < rest.count, !(0x40...0x7E).contains(rest[end]) { end += 1 }
        guard end < rest.count else {
          if end - index > 32 { index = end }
          break loop
        }
        if let key = KeyDecoder.key(final: rest[end], parameters: rest[(index + 2)..<end]) {
          keys.append(key)
        }
        index = end + 1
      case 0x0D, 0x0A:
        keys.append(.enter)
        index += 1
      case 0x7F, 0x08:
        keys.append(.backspace)
        index += 1
      case 0..<0x20:
        keys.append(.control(byte))
        index += 1
      default:
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= rest.count else { break loop }
        let text = String(decoding: rest[index..<(index + length)], as: UTF8.self)
        if let scalar = text.unicodeScalars.first { keys.append(.character(scalar)) }
        index += length
      }
    }
    rest.removeFirst(index)
    return keys
  }

  private static func key(final: UInt8, parameters: ArraySlice<UInt8>) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "~"):
      switch parameters.first {
      case UInt8(ascii: "5"): .pageUp
      case UInt8(ascii: "6"): .pageDown
      case UInt8(ascii: "1"), UInt8(ascii: "7"): .home
      case UInt8(ascii: "4"), UInt8(ascii: "8"): .end
      default: nil
      }
    default: nil
    }
  }
}
