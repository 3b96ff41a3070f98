import PyHeap

// `repr` and `ascii` of text.

extension VM {
  /// `repr(text)`: double quotes if the text has single ones only; everything unprintable escaped.
  func strRepr(_ text: Ref) -> Ref? {
    var builder = StrBuilder(self, reserve: text.strLength &+ 2)
    builder.appendRepr(StrView(text), asciiOnly: false)
    return builder.finish(self)
  }
}

extension StrBuilder {
  /// Appends the `repr` (or `ascii`) of a text.
  mutating func appendRepr(_ view: StrView, asciiOnly: Bool) {
    let quote: UInt32 =
      findCharacter(view, 0x27) >= 0 && findCharacter(view, 0x22) < 0 ? 0x22 : 0x27
    append(quote)
    var plainStart = 0
    for index in 0..<view.count {
      let code = view[index]
      if code >= 0x20 && code < 0x7f {
        if code != quote && code != 0x5c { continue }
      } else if code >= 0x80 && !asciiOnly && isPrintable(code) {
        continue
      }
      if plainStart < index { append(view.slice(plainStart, index)) }
      plainStart = index + 1
      switch code {
      case quote, 0x5c:
        append(0x5c)
        append(code)
      case 0x09: append("\\t")
      case 0x0a: append("\\n")
      case 0x0d: append("\\r")
      default: appendEscape(code)
      }
    }
    if plainStart < view.count { append(view.slice(plainStart, view.count)) }
    append(quote)
  }

  /// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
  mutating func appendEscape(_ code: UInt32) {
    let digits: Int
    append(0x5c)
    if code < 0x100 {
      append(0x78)
      digits = 2
    } else if code < 0x10000 {
      append(0x75)
      digits = 4
    } else {
      append(0x55)
      digits = 8
    }
    appendHex(code, digits)
  }

  /// The last `digits` hexadecimal digits of a number.
  mutating func appendHex(_ number: UInt32, _ digits: Int) {
    var shift = UInt32(digits * 4)
    while shift > 0 {
      shift -= 4
      let digit = number >> shift & 15
      append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
