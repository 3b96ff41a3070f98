import PyHeap

/// One run of a decoder.
private struct Decoder {
  let vm: VM
  let source: UnsafeRawBufferPointer
  /// The bytes-like object, for errors.
  let object: Ref
  let name: StaticString
  let errors: CodecErrors
  var out: StrBuilder
  var position = 0

  init(_ vm: VM, _ source: UnsafeRawBufferPointer, _ object: Ref, _ name: StaticString, _ errors: CodecErrors)
  {
    self.vm = vm
    self.source = source
    self.object = object
    self.name = name
    self.errors = errors
    out = StrBuilder(vm, reserve: source.count)
  }

  private func fail(_ start: Int, _ end: Int, _ reason: StaticString) -> Bool {
    // The exception carries the input as bytes.
    guard let bytes = object.kind == Kind.bytes ? object.owned() : vm.newBytes(source) else { return false }
    defer { bytes.decref() }
    vm.raiseUnicodeError(vm.exceptions.pointee.unicodeDecodeError, name, bytes, start, end, reason)
    return false
  }

  /// Deals with the undecodable bytes `position..<end` and moves behind them.
  mutating func handle(_ end: Int, _ reason: StaticString) -> Bool {
    let start = position
    switch errors {
    case .strict, .xmlReplace: return fail(start, end, reason)
    case .surrogatePass: return passSurrogate() || fail(start, end, reason)
    case .ignore: break
    case .replace: out.append(0xfffd)
    case .backslashReplace:
      for index in start..<end {
        out.append("\\x")
        out.appendHex(UInt32(source[index]), 2)
      }
    case .surrogateEscape:
      var index = start
      // ASCII bytes cannot be smuggled.
      while index < end && source[index] >= 128 {
        out.append(0xdc00 + UInt32(source[index]))
        index += 1
      }
      if index == start { return fail(start, end, reason) }
      position = index
      return true
    case .unknown(let handler):
      vm.raiseUnknownHandler(handler)
      return false
    }
    position = end
    return true
  }

  /// The encoded lone surrogate at `position`, if there is one.
  private mutating func passSurrogate() -> Bool {
    let text = "\(name)"
    let big = text.hasSuffix("be")
    let code: UInt32
    let size: Int
    if text.hasPrefix("utf-16") {
      guard position + 2 <= source.count else { return false }
      size = 2
      code = UInt32(unit16(position, big))
    } else if text.hasPrefix("utf-32") {
      guard position + 4 <= source.count else { return false }
      size = 4
      code = unit32(position, big)
    } else {
      guard position + 3 <= source.count, source[position] & 0xf0 == 0xe0,
        source[position + 1] & 0xc0 == 0x80,
        source[position + 2] & 0xc0 == 0x80
      else { return false }
      size = 3
      code =
        UInt32(source[position] & 15) << 12 | UInt32(source[position + 1] & 63) << 6
        | UInt32(source[position + 2] & 63)
    }
    guard code >= 0xd800 && code <= 0xdfff else { return false }
    out.append(code)
    position += size
    return true
  }

  private func unit16(_ index: Int, _ big: Bool) -> UInt16 {
    let first = UInt16(source[index])
    let second = UInt16(source[index + 1])
    return big ? first << 8 | second : second << 8 | first
  }

  private func unit32(_ index: Int, _ big: Bool) -> UInt32 {
    let first = UInt32(unit16(index, big))
    let second = UInt32(unit16(index + 2, big))
    return big ? first << 16 | second : second << 16 | first
  }

  mutating func decodeUTF8() -> Bool {
    while position < source.count {
      let first = source[position]
      if first < 0x80 {
        let run = asciiPrefix(source.baseAddress.unsafelyUnwrapped + position, source.count - position)
        out.append(ascii: source.baseAddress.unsafelyUnwrapped + position, run)
        position += run
        continue
      }
      guard first >= 0xc2 && first <= 0xf4 else {
        guard handle(position + 1, "invalid start byte") else { return false }
        continue
      }
      let needed = first < 0xe0 ? 1 : (first < 0xf0 ? 2 : 3)
      // The second byte is the one that excludes overlong forms, surrogates and what lies beyond U+10FFFF.
      var low: UInt8 = 0x80
      var high: UInt8 = 0xbf
      switch first {
      case 0xe0: low = 0xa0
      case 0xed: high = 0x9f
      case 0xf0: low = 0x90
      case 0xf4: high = 0x8f
      default: break
      }
      var code = UInt32(first) & (0x3f >> UInt32(needed))
      var length = 1
      var bad = false
      while length <= needed {
        guard position + length < source.count else { break }
        let next = source[position + length]
        guard next >= low && next <= high else {
          bad = true
          break
        }
        code = code << 6 | UInt32(next & 0x3f)
        low = 0x80
        high = 0xbf
        length += 1
      }
      if length > needed {
        out.append(code)
        position += length
      } else if bad {
        guard handle(position + length, "invalid continuation byte") else { return false }
      } else {
        guard handle(source.count, "unexpected end of data") else { return false }
      }
    }
    return true
  }

  mutating func decodeASCII() -> Bool {
    while position < source.count {
      let run = asciiPrefix(source.baseAddress.unsafelyUnwrapped + position, source.count - position)
      out.append(ascii: source.baseAddress.unsafelyUnwrapped + position, run)
      position += run
      if position == source.count { break }
      guard handle(position + 1, "ordinal not in range(128)") else { return false }
    }
    return true
  }

  mutating func decodeUTF16(_ big: Bool) -> Bool {
    while position < source.count {
      guard position + 2 <= source.count else {
        guard handle(source.count, "truncated data") else { return false }
        continue
      }
      let unit = unit16(position, big)
      guard unit >= 0xd800 && unit <= 0xdfff else {
        out.append(UInt32(unit))
        position += 2
        continue
      }
      if unit >= 0xdc00 {
        guard handle(position + 2, "illegal encoding") else { return false }
        continue
      }
      guard position + 4 <= source.count else {
        guard handle(source.count, "unexpected end of data") else { return false }
        continue
      }
      let second = unit16(position + 2, big)
      guard second >= 0xdc00 && second <= 0xdfff else {
        guard handle(position + 2, "illegal UTF-16 surrogate") else { return false }
        continue
      }
      out.append(0x10000 + (UInt32(unit & 0x3ff) << 10 | UInt32(second & 0x3ff)))
      position += 4
    }
    return true
  }

  mutating func decodeUTF32(_ big: Bool) -> Bool {
    while position < source.count {
      guard position + 4 <= source.count else {
        guard handle(source.count, "truncated data") else { return false }
        continue
      }
      let code = unit32(position, big)
      if code > 0x10ffff {
        guard handle(position + 4, "code point not in range(0x110000)") else { return false }
      } else if code >= 0xd800 && code <= 0xdfff {
        guard handle(position + 4, "code point in surrogate code point range(0xd800, 0xe000)") else {
          return false
        }
      } else {
        out.append(code)
        position += 4
      }
    }
    return true
  }

  mutating func finish(_ succeeded: Bool) -> Ref? {
    if succeeded { return out.finish(vm) }
    out.discard()
    return nil
  }
}

extension VM {
  /// `bytes.decode(encoding, errors)`: a str (new reference). `object` owns the bytes and is named in errors.
  func decodeBytes(
    _ source: UnsafeRawBufferPointer, _ object: Ref, _ encoding: String?, _ errors: String?
  ) -> Ref? {
    if encoding == nil && errors == nil, let base = source.baseAddress, source.count > 0,
      asciiPrefix(base, source.count) == source.count
    {
      return newStr(ascii: base, source.count)
    }
    let name = encoding ?? "utf-8"
    guard let known = TextEncoding(name) else { return raiseUnknownEncoding(name) }
    guard source.count > 0, let base = source.baseAddress else { return state.pointee.emptyStr.owned() }
    let handling = CodecErrors(errors)
    switch known {
    case .utf8, .ascii, .latin1:
      if asciiPrefix(base, source.count) == source.count { return newStr(ascii: base, source.count) }
    default: break
    }
    switch known {
    case .utf8:
      var decoder = Decoder(self, source, object, "utf-8", handling)
      return decoder.finish(decoder.decodeUTF8())
    case .utf8Signature:
      var decoder = Decoder(self, source, object, "utf-8", handling)
      if source.count >= 3 && source[0] == 0xef && source[1] == 0xbb && source[2] == 0xbf {
        decoder.position = 3
      }
      return decoder.finish(decoder.decodeUTF8())
    case .ascii:
      var decoder = Decoder(self, source, object, "ascii", handling)
      return decoder.finish(decoder.decodeASCII())
    case .latin1:
      return newStr(StrView(base: base, count: source.count, width: 1, isASCII: false))
    case .utf16(let order):
      var big = order ?? false
      var skip = 0
      if order == nil && source.count >= 2 {
        if source[0] == 0xff && source[1] == 0xfe { skip = 2 }
        if source[0] == 0xfe && source[1] == 0xff { (skip, big) = (2, true) }
      }
      var decoder = Decoder(self, source, object, big ? "utf-16-be" : "utf-16-le", handling)
      decoder.position = skip
      return decoder.finish(decoder.decodeUTF16(big))
    case .utf32(let order):
      var big = order ?? false
      var skip = 0
      if order == nil && source.count >= 4 {
        if source[0] == 0xff && source[1] == 0xfe && source[2] == 0 && source[3] == 0 { skip = 4 }
        if source[0] == 0 && source[1] == 0 && source[2] == 0xfe && source[3] == 0xff {
          (skip, big) = (4, true)
        }
      }
      var decoder = Decoder(self, source, object, big ? "utf-32-be" : "utf-32-le", handling)
      decoder.position = skip
      return decoder.finish(decoder.decodeUTF32(big))
    }
  }
}
