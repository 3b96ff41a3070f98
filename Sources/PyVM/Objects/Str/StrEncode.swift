import PyHeap

/// One run of an encoder: where it writes and what it does with the unencodable.
private struct Encoder {
  let vm: VM
  let text: Ref
  let view: StrView
  let name: StaticString
  let errors: CodecErrors
  var out: ByteBuilder

  init(_ vm: VM, _ text: Ref, _ name: StaticString, _ errors: CodecErrors) {
    self.vm = vm
    self.text = text
    view = StrView(text)
    self.name = name
    self.errors = errors
    out = ByteBuilder(vm, reserve: view.count)
  }

  mutating func fail(_ start: Int, _ end: Int, _ reason: StaticString) -> Bool {
    vm.raiseUnicodeError(vm.exceptions.pointee.unicodeEncodeError, name, text, start, end, reason)
    return false
  }

  /// Deals with the characters `start..<end`, which the encoding lacks. `put` writes an ASCII character.
  mutating func handle(
    _ start: Int, _ end: Int, _ reason: StaticString, _ put: (inout ByteBuilder, UInt8) -> Void
  ) -> Bool {
    switch errors {
    case .strict, .surrogatePass: return fail(start, end, reason)
    case .ignore: return true
    case .replace:
      for _ in start..<end { put(&out, 0x3f) }
    case .backslashReplace:
      for index in start..<end {
        var escape = StrBuilder(vm)
        escape.appendEscape(view[index])
        let written = escape.view
        for place in 0..<written.count { put(&out, UInt8(written[place])) }
        escape.discard()
      }
    case .xmlReplace:
      for index in start..<end {
        for byte in "&#\(view[index]);".utf8 { put(&out, byte) }
      }
    case .surrogateEscape:
      for index in start..<end {
        let code = view[index]
        guard code >= 0xdc80 && code <= 0xdcff else { return fail(index, end, reason) }
        out.append(UInt8(code & 0xff))
      }
    case .unknown(let handler):
      vm.raiseUnknownHandler(handler)
      return false
    }
    return true
  }

  /// ASCII (limit 128) and Latin-1 (limit 256).
  mutating func encodeBytes(_ limit: UInt32, _ reason: StaticString) -> Bool {
    var index = 0
    while index < view.count {
      let code = view[index]
      if code < limit {
        out.append(UInt8(code))
        index += 1
        continue
      }
      var end = index + 1
      while end < view.count && view[end] >= limit { end += 1 }
      guard handle(index, end, reason, { $0.append($1) }) else { return false }
      index = end
    }
    return true
  }

  /// UTF-8, UTF-16 or UTF-32: everything but lone surrogates.
  mutating func encodeUnicode(
    _ put: (inout ByteBuilder, UInt32) -> Void
  ) -> Bool {
    var index = 0
    while index < view.count {
      let code = view[index]
      if code < 0xd800 || code > 0xdfff {
        put(&out, code)
        index += 1
        continue
      }
      if errors == .surrogatePass {
        put(&out, code)
        index += 1
        continue
      }
      var end = index + 1
      while end < view.count && view[end] >= 0xd800 && view[end] <= 0xdfff { end += 1 }
      guard handle(index, end, "surrogates not allowed", { put(&$0, UInt32($1)) }) else { return false }
      index = end
    }
    return true
  }

  mutating func finish(_ succeeded: Bool) -> Ref? {
    if succeeded { return out.finish(vm) }
    out.discard()
    return nil
  }
}

private func put16(_ out: inout ByteBuilder, _ code: UInt32, _ bigEndian: Bool) {
  if code < 0x10000 {
    out.append(unit: UInt16(code), bigEndian: bigEndian)
  } else {
    let rest = code - 0x10000
    out.append(unit: UInt16(0xd800 | rest >> 10), bigEndian: bigEndian)
    out.append(unit: UInt16(0xdc00 | rest & 0x3ff), bigEndian: bigEndian)
  }
}

extension VM {
  /// `text.encode(encoding, errors)`: a bytes object (new reference). nil: UTF-8, strict.
  func encodeStr(_ text: Ref, _ encoding: String?, _ errors: String?) -> Ref? {
    // By far the most frequent: nothing to look up, nothing to change.
    if encoding == nil && errors == nil && text.strIsASCII {
      return newBytes(UnsafeRawPointer(text.strData), text.strLength)
    }
    let name = encoding ?? "utf-8"
    guard let known = TextEncoding(name) else { return raiseUnknownEncoding(name) }
    let handling = CodecErrors(errors)
    if text.strIsASCII {
      switch known {
      case .utf8, .ascii, .latin1: return newBytes(UnsafeRawPointer(text.strData), text.strLength)
      default: break
      }
    }
    switch known {
    case .utf8: return encodeUTF8(text, handling)
    case .utf8Signature:
      var encoder = Encoder(self, text, "utf-8", handling)
      for byte: UInt8 in [0xef, 0xbb, 0xbf] { encoder.out.append(byte) }
      return encoder.finish(encoder.encodeUnicode { $0.append(utf8: $1) })
    case .ascii:
      var encoder = Encoder(self, text, "ascii", handling)
      return encoder.finish(encoder.encodeBytes(128, "ordinal not in range(128)"))
    case .latin1:
      var encoder = Encoder(self, text, "latin-1", handling)
      return encoder.finish(encoder.encodeBytes(256, "ordinal not in range(256)"))
    case .utf16(let order):
      let name: StaticString = order == nil ? "utf-16" : (order == true ? "utf-16-be" : "utf-16-le")
      var encoder = Encoder(self, text, name, handling)
      let big = order ?? false
      if order == nil { encoder.out.append(unit: 0xfeff as UInt16, bigEndian: false) }
      return encoder.finish(encoder.encodeUnicode { put16(&$0, $1, big) })
    case .utf32(let order):
      let name: StaticString = order == nil ? "utf-32" : (order == true ? "utf-32-be" : "utf-32-le")
      var encoder = Encoder(self, text, name, handling)
      let big = order ?? false
      if order == nil { encoder.out.append(unit: 0xfeff as UInt32, bigEndian: false) }
      return encoder.finish(encoder.encodeUnicode { $0.append(unit: $1, bigEndian: big) })
    }
  }

  private func encodeUTF8(_ text: Ref, _ errors: CodecErrors) -> Ref? {
    var encoder = Encoder(self, text, "utf-8", errors)
    return encoder.finish(encoder.encodeUnicode { $0.append(utf8: $1) })
  }

  /// The text in generalised UTF-8 (lone surrogates keep their three bytes), given to `body` for the call.
  func withUTF8<R>(_ text: Ref, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    let view = StrView(text)
    if view.isASCII { return body(UnsafeRawBufferPointer(start: view.base, count: view.count)) }
    var out = ByteBuilder(self, reserve: view.count * 2)
    for index in 0..<view.count { out.append(utf8: view[index]) }
    defer { out.discard() }
    return body(out.bytes)
  }
}
