import PyHeap

// `format(value, spec)` and the `__format__` of str, int, float and complex.

extension VM {
  /// `format(value, spec)`: a str (new reference). nil spec: the empty one. `spec` must be a str.
  func format(_ value: Ref, _ spec: Ref?) -> Ref? {
    if spec == nil || spec.unsafelyUnwrapped.isStr && spec.unsafelyUnwrapped.strLength == 0 {
      if value.kind == Kind.str { return value.owned() }
      if value.kind == Kind.int { return str(value) }
    } else if let spec, spec.isStr {
      switch value.kind {
      case Kind.str: return formatStr(value, spec)
      case Kind.int, Kind.float: return formatNumber(value, spec)
      default: break
      }
    }
    if let spec, !spec.isAnyStr {
      return raise(
        exceptions.pointee.typeError, "Format specifier must be a string, not \(typeName(spec.type))")
    }
    guard let method = lookupSpecial(value, names.pointee.dunderFormat) else {
      if errorOccurred { return nil }
      return raise(
        exceptions.pointee.typeError, "Type \(typeName(value.type)) doesn't define __format__")
    }
    let result = call(method, spec ?? state.pointee.emptyStr)
    method.decref()
    guard let result else { return nil }
    if result.isAnyStr { return result }
    defer { result.decref() }
    return raise(
      exceptions.pointee.typeError, "__format__ must return a str, not \(typeName(result.type))")
  }

  /// `str.__format__`.
  func formatStr(_ text: Ref, _ specText: Ref) -> Ref? {
    if specText.strLength == 0 { return str(text) }
    guard let spec = parseSpec(StrView(specText), text, defaultType: 0x73, defaultAlign: 0x3c) else {
      return nil
    }
    guard spec.type == 0x73 else { return refuseType(spec, text) }
    let valueError = exceptions.pointee.valueError
    if spec.sign == 0x20 { return raise(valueError, "Space not allowed in string format specifier") }
    if spec.sign != 0 { return raise(valueError, "Sign not allowed in string format specifier") }
    if spec.dropsNegativeZero {
      return raise(valueError, "Negative zero coercion (z) not allowed in string format specifier")
    }
    if spec.alternate {
      return raise(valueError, "Alternate form (#) not allowed in string format specifier")
    }
    if spec.align == 0x3d { return raise(valueError, "'=' alignment not allowed in string format specifier") }
    var view = StrView(text)
    if spec.precision >= 0 && spec.precision < view.count { view = view.slice(0, spec.precision) }
    if spec.width <= view.count && view.count == text.strLength { return exactStr(text) }
    var builder = StrBuilder(self)
    builder.append(view, padded: spec)
    return builder.finish(self)
  }

  /// `int.__format__`, `float.__format__`, `complex.__format__`, by the layout of the value.
  func formatNumber(_ value: Ref, _ specText: Ref) -> Ref? {
    guard specText.isAnyStr else {
      _ = refuseNonStr(specText, "__format__() argument must be str, not ")
      return nil
    }
    if specText.strLength == 0 { return str(value) }
    let text = StrView(specText)
    if value.typeHas(.intSubclass) {
      guard let spec = parseSpec(text, value, defaultType: 0x64, defaultAlign: 0x3e) else { return nil }
      return formatInt(value, spec)
    }
    guard let spec = parseSpec(text, value, defaultType: 0, defaultAlign: 0x3e) else { return nil }
    if value.kind == Kind.float || value.typeHas(.floatSubclass) {
      return formatFloat(value.floatValue, spec, value)
    }
    return formatComplex(value, spec)
  }

  private func formatInt(_ value: Ref, _ spec: FormatSpec) -> Ref? {
    let valueError = exceptions.pointee.valueError
    switch spec.type {
    case 0x62, 0x63, 0x64, 0x6f, 0x78, 0x58, 0x6e: break  // b c d o x X n
    case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x25:  // e E f F g G %
      guard let converted = intToDouble(value) else {
        return errorOccurred
          ? nil : raise(exceptions.pointee.overflowError, "int too large to convert to float")
      }
      return formatFloat(converted, spec, value)
    default: return refuseType(spec, value)
    }
    if spec.precision != -1 { return raise(valueError, "Precision not allowed in integer format specifier") }
    if spec.dropsNegativeZero {
      return raise(valueError, "Negative zero coercion (z) not allowed in integer format specifier")
    }
    if spec.type == 0x63 { return formatCharacter(value, spec) }
    let base =
      spec.type == 0x62 ? 2 : (spec.type == 0x6f ? 8 : (spec.type == 0x78 || spec.type == 0x58 ? 16 : 10))
    var builder = StrBuilder(self)
    let prefix: StaticString?
    if spec.alternate && base != 10 {
      prefix = base == 2 ? "0b" : (base == 8 ? "0o" : (spec.type == 0x58 ? "0X" : "0x"))
    } else {
      prefix = nil
    }
    let front = prefix.map {
      StrView(base: $0.utf8Start, count: $0.utf8CodeUnitCount, width: 1, isASCII: true)
    }
    if base == 10 && value.isCompact {
      withDecimalDigits(value.compactValue) {
        builder.appendNumber(spec, prefix: front, number: asciiView($0))
      }
    } else {
      guard let digits = intDigits(value, base, upper: spec.type == 0x58) else {
        builder.discard()
        return nil
      }
      digits.withUnsafeBytes { builder.appendNumber(spec, prefix: front, number: asciiView($0)) }
    }
    return builder.finish(self)
  }

  /// The digits of an int with its sign; nil with ValueError when decimal text would exceed the digits limit.
  func intDigits(_ value: Ref, _ base: Int, upper: Bool) -> [UInt8]? {
    if base == 10 && !value.isCompact {
      guard let text = intRepr(value) else { return nil }
      defer { text.decref() }
      return [UInt8](UnsafeBufferPointer(start: text.strBytes, count: text.strLength))
    }
    var digits = [UInt8](intText(value, base: base).utf8)
    if upper {
      for index in digits.indices where digits[index] >= 0x61 { digits[index] -= 32 }
    }
    return digits
  }

  private func formatCharacter(_ value: Ref, _ spec: FormatSpec) -> Ref? {
    let valueError = exceptions.pointee.valueError
    if spec.sign != 0 { return raise(valueError, "Sign not allowed with integer format specifier 'c'") }
    if spec.alternate {
      return raise(valueError, "Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard let code = smallIntValue(value) else {
      return raise(exceptions.pointee.overflowError, "Python int too large to convert to C long")
    }
    guard code >= 0 && code <= 0x10ffff else {
      return raise(exceptions.pointee.overflowError, "%c arg not in range(0x110000)")
    }
    guard let character = newStr(codePoint: UInt32(code)) else { return nil }
    defer { character.decref() }
    var builder = StrBuilder(self)
    builder.append(StrView(character), padded: spec)
    return builder.finish(self)
  }

  // MARK: Floats

  private func formatFloat(_ number: Double, _ spec: FormatSpec, _ owner: Ref) -> Ref? {
    guard var options = floatOptions(spec) else { return refuseType(spec, owner) }
    var value = number
    if spec.precision > Int(Int32.max) { return raise(exceptions.pointee.valueError, "precision too big") }
    let isPercent = spec.type == 0x25
    if isPercent { value *= 100 }
    if spec.type == 0 { options.addsPointZero = true }
    guard precisionFits(options.precision) else { return noMemory() }
    var text = floatText(value, options)
    if isPercent { text.append(0x25) }
    var builder = StrBuilder(self)
    text.withUnsafeBytes { bytes in
      let all = asciiView(bytes)
      let start = bytes.first == 0x2d ? 1 : 0
      var whole = start
      while whole < bytes.count && bytes[whole] >= 0x30 && bytes[whole] <= 0x39 { whole += 1 }
      builder.appendNumber(
        spec, negative: start == 1, prefix: nil, digits: all.slice(start, whole),
        rest: all.slice(whole, all.count))
    }
    return builder.finish(self)
  }

  /// Form and precision that a presentation type asks for; nil when floats do not have it.
  private func floatOptions(_ spec: FormatSpec) -> FloatOptions? {
    var options = FloatOptions(form: .general, precision: spec.precision < 0 ? 6 : spec.precision)
    options.alternate = spec.alternate
    options.dropsNegativeZero = spec.dropsNegativeZero
    switch spec.type {
    case 0: options.form = spec.precision < 0 ? .shortest : .general
    case 0x65, 0x45: options.form = .exponent
    case 0x66, 0x46, 0x25: options.form = .fixed
    case 0x67, 0x47, 0x6e: break
    default: return nil
    }
    options.isUpper = spec.type == 0x45 || spec.type == 0x46 || spec.type == 0x47
    return options
  }

  /// Whether a text of that many digits can be made at all.
  func precisionFits(_ precision: Int) -> Bool {
    precision < 1 << 24
      || precision < (heap.pointee.limitBytes &- heap.pointee.liveBytes) / 4 && precision < 1 << 28
  }

  private func formatComplex(_ value: Ref, _ spec: FormatSpec) -> Ref? {
    let valueError = exceptions.pointee.valueError
    guard spec.type != 0x25, var options = floatOptions(spec) else { return refuseType(spec, value) }
    if spec.precision > Int(Int32.max) { return raise(valueError, "precision too big") }
    if spec.fill == 0x30 {
      return raise(valueError, "Zero padding is not allowed in complex format specifier")
    }
    if spec.align == 0x3d {
      return raise(valueError, "'=' alignment flag is not allowed in complex format specifier")
    }
    guard precisionFits(options.precision) else { return noMemory() }
    options.addsPointZero = false
    let real: Double = value.load(ComplexLayout.real)
    let imaginary: Double = value.load(ComplexLayout.imaginary)
    let skipsReal = spec.type == 0 && real == 0 && real.sign == .plus
    let hasParentheses = spec.type == 0 && !skipsReal
    var part = spec
    part.width = -1
    part.align = 0x3c
    var inner = StrBuilder(self)
    defer { inner.discard() }
    if hasParentheses { inner.append(0x28) }
    if !skipsReal { inner.appendPart(floatText(real, options), part) }
    if !skipsReal { part.sign = 0x2b }
    inner.appendPart(floatText(imaginary, options), part)
    inner.append(0x6a)
    if hasParentheses { inner.append(0x29) }
    if inner.failed { return noMemory() }
    var builder = StrBuilder(self)
    builder.append(inner.view, padded: spec)
    return builder.finish(self)
  }
}

/// Bytes that are known to be ASCII, as characters.
func asciiView(_ bytes: UnsafeRawBufferPointer) -> StrView {
  StrView(
    base: bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 16).unsafelyUnwrapped, count: bytes.count,
    width: 1,
    isASCII: true)
}

extension StrBuilder {
  /// One component of a complex number.
  fileprivate mutating func appendPart(_ text: [UInt8], _ spec: FormatSpec) {
    let negative = text.first == 0x2d
    text.withUnsafeBytes { bytes in
      let all = asciiView(bytes)
      let start = negative ? 1 : 0
      var whole = start
      while whole < all.count && all[whole] >= 0x30 && all[whole] <= 0x39 { whole += 1 }
      appendNumber(
        spec, negative: negative, prefix: nil, digits: all.slice(start, whole),
        rest: all.slice(whole, all.count))
    }
  }
}
