import PyHeap

// `format % values` for str, bytes and bytearray. Bytes are built as the text of the same code points.

/// One conversion: `%(key)#0- +10.3d`.
private struct Conversion {
  var alternate = false
  var zeroPadded = false
  var leftAdjusted = false
  var blankSign = false
  var plusSign = false
  /// -1: none.
  var width = -1
  var precision = -1
  var type: UInt32 = 0
}

/// The values on the right, handed out one by one.
private struct PercentArguments {
  let values: Ref
  /// Number of values, or -1 when `values` itself is the only one.
  var count: Int
  var index = 0
  /// The values are a mapping, so `%(key)s` works and left-over values do not matter.
  let isMapping: Bool
  /// The value of the last `%(key)`, owned.
  var keyed: Ref?
}

extension VM {
  /// `text % values`.
  func formatPercent(_ text: Ref, _ values: Ref) -> Ref? {
    let view = StrView(text)
    if view.count == 2 && view[0] == 0x25 && view[1] == 0x73 && values.kind == Kind.str {
      return values.owned()
    }
    var builder = StrBuilder(self, reserve: view.count + 16)
    guard appendPercent(view, values, false, &builder) else {
      builder.discard()
      return nil
    }
    return builder.finish(self)
  }

  /// `bytes % values`, `bytearray % values`.
  func formatPercentBytes(_ owner: Ref, _ values: Ref) -> Ref? {
    // The array may change while the values print themselves: work on a copy.
    var copy = ByteBuilder(self)
    let own = byteView(owner)
    copy.append(own.base, own.count)
    defer { copy.discard() }
    let view = asciiView(copy.bytes)
    var builder = StrBuilder(self, reserve: view.count + 16)
    guard appendPercent(view, values, true, &builder) else {
      builder.discard()
      return nil
    }
    defer { builder.discard() }
    if builder.failed { return noMemory() }
    let result = builder.view
    return owner.isAnyBytes ? newBytes(result.base, result.count) : newByteArray(result.base, result.count)
  }

  private func appendPercent(_ text: StrView, _ values: Ref, _ isBytes: Bool, _ out: inout StrBuilder) -> Bool
  {
    let isTuple = values.typeHas(.tupleSubclass)
    let isText = values.isAnyStr || isBytes && bytesView(of: values) != nil
    var arguments = PercentArguments(
      values: values, count: isTuple ? values.tupleCount : -1,
      isMapping: !isTuple && !isText && values.slots.pointee.getItem != nil)
    defer { arguments.keyed.decref() }
    var position = 0
    while position < text.count {
      let start = position
      let hit = findCharacter(text.slice(position, text.count), 0x25)
      position = hit < 0 ? text.count : position + hit
      out.append(text.slice(start, position))
      if position == text.count { break }
      position += 1
      if position < text.count && text[position] == 0x25 {
        out.append(0x25)
        position += 1
        continue
      }
      guard let conversion = readConversion(text, &position, &arguments, isBytes) else { return false }
      guard let value = nextValue(&arguments) else { return false }
      guard append(value, conversion, position - 1, isBytes, &out) else { return false }
      if out.failed { break }
    }
    let leftOver = arguments.count < 0 ? arguments.index == 0 : arguments.index < arguments.count
    if leftOver && !arguments.isMapping && arguments.keyed == nil {
      return raiseFalse(
        exceptions.pointee.typeError,
        "not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
    }
    return true
  }

  /// The next value, borrowed.
  private func nextValue(_ arguments: inout PercentArguments) -> Ref? {
    let index = arguments.index
    if arguments.count < 0 {
      if index == 0 {
        arguments.index = 1
        return arguments.keyed ?? arguments.values
      }
    } else if index < arguments.count {
      arguments.index = index + 1
      return arguments.values.tupleItem(index)
    }
    return raise(exceptions.pointee.typeError, "not enough arguments for format string")
  }

  // MARK: Reading a conversion

  private func readConversion(
    _ text: StrView, _ position: inout Int, _ arguments: inout PercentArguments, _ isBytes: Bool
  ) -> Conversion? {
    let valueError = exceptions.pointee.valueError
    func fail(_ message: String) -> Conversion? {
      _ = raise(valueError, message)
      return nil
    }
    var conversion = Conversion()
    func code(_ position: Int) -> UInt32 { position < text.count ? text[position] : 0 }
    if code(position) == 0x28 {
      guard takeKey(text, &position, &arguments, isBytes) else { return nil }
    }
    flags: while position < text.count {
      switch code(position) {
      case 0x2d: conversion.leftAdjusted = true
      case 0x2b: conversion.plusSign = true
      case 0x20: conversion.blankSign = true
      case 0x23: conversion.alternate = true
      case 0x30: conversion.zeroPadded = true
      default: break flags
      }
      position += 1
    }
    if code(position) == 0x2a {
      position += 1
      guard var width = starValue(&arguments) else { return nil }
      if width < 0 {
        conversion.leftAdjusted = true
        width = width == Int.min ? Int.max : -width
      }
      conversion.width = width
    } else if let width = digitRun(text, &position, Int.max) {
      conversion.width = width
    } else {
      return fail("width too big")
    }
    if code(position) == 0x2e {
      position += 1
      conversion.precision = 0
      if code(position) == 0x2a {
        position += 1
        guard let precision = starValue(&arguments) else { return nil }
        guard precision <= Int(Int32.max), precision >= Int(Int32.min) else {
          _ = raise(exceptions.pointee.overflowError, "Python int too large to convert to C int")
          return nil
        }
        conversion.precision = max(0, precision)
      } else if let precision = digitRun(text, &position, Int(Int32.max)) {
        conversion.precision = max(0, precision)
      } else {
        return fail("precision too big")
      }
    }
    let size = code(position)
    if size == 0x68 || size == 0x6c || size == 0x4c { position += 1 }
    guard position < text.count else { return fail("incomplete format") }
    conversion.type = code(position)
    position += 1
    return conversion
  }

  /// A run of ASCII digits: its value, -1 when empty, nil when above the limit.
  private func digitRun(_ text: StrView, _ position: inout Int, _ limit: Int) -> Int? {
    var value = -1
    while position < text.count, text[position] &- 0x30 < 10 {
      let digit = Int(text[position]) - 0x30
      if value > (limit - digit) / 10 { return nil }
      value = max(0, value) * 10 + digit
      position += 1
    }
    return value
  }

  private func starValue(_ arguments: inout PercentArguments) -> Int? {
    guard let value = nextValue(&arguments) else { return nil }
    guard value.typeHas(.intSubclass) else {
      _ = raise(exceptions.pointee.typeError, "* wants int")
      return nil
    }
    return sizeArgument(value)
  }

  /// `%(key)`: looks the key up; it is the value of the conversion that follows.
  private func takeKey(
    _ text: StrView, _ position: inout Int, _ arguments: inout PercentArguments, _ isBytes: Bool
  ) -> Bool {
    guard arguments.isMapping else {
      return raiseFalse(exceptions.pointee.typeError, "format requires a mapping")
    }
    position += 1
    let start = position
    var open = 1
    while position < text.count {
      let code = text[position]
      position += 1
      if code == 0x29 {
        open -= 1
        if open == 0 { break }
      } else if code == 0x28 {
        open += 1
      }
    }
    guard open == 0 else { return raiseFalse(exceptions.pointee.valueError, "incomplete format key") }
    let name = text.slice(start, position - 1)
    guard let key = isBytes ? newBytes(name.base, name.count) : newStr(name) else { return false }
    defer { key.decref() }
    guard let value = getItem(arguments.values, key) else { return false }
    arguments.keyed.decref()
    arguments.keyed = value
    arguments.count = -1
    arguments.index = 0
    return true
  }

  // MARK: Writing a value

  private func append(
    _ value: Ref, _ conversion: Conversion, _ place: Int, _ isBytes: Bool, _ out: inout StrBuilder
  ) -> Bool {
    switch conversion.type {
    case 0x73 where isBytes, 0x62 where isBytes: return appendBytes(value, conversion, &out)
    case 0x73: return appendText(str(value), conversion, &out)
    case 0x72: return appendText(isBytes ? ascii(value) : repr(value), conversion, &out)
    case 0x61: return appendText(ascii(value), conversion, &out)
    case 0x63: return appendCharacter(value, conversion, isBytes, &out)
    case 0x64, 0x69, 0x75, 0x6f, 0x78, 0x58: return appendInteger(value, conversion, isBytes, &out)
    case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47: return appendFloat(value, conversion, isBytes, &out)
    default:
      let type = conversion.type
      let shown = type >= 31 && type <= 126 ? String(Character(Unicode.Scalar(UInt8(type)))) : "?"
      return raiseFalse(
        exceptions.pointee.valueError,
        "unsupported format character '\(shown)' (0x\(String(type, radix: 16))) at index \(place)")
    }
  }

  private func appendText(_ text: Ref?, _ conversion: Conversion, _ out: inout StrBuilder) -> Bool {
    guard let text else { return false }
    defer { text.decref() }
    var view = StrView(text)
    if conversion.precision >= 0 && conversion.precision < view.count {
      view = view.slice(0, conversion.precision)
    }
    out.append(view, in: conversion)
    return true
  }

  private func appendBytes(_ value: Ref, _ conversion: Conversion, _ out: inout StrBuilder) -> Bool {
    if bytesView(of: value) != nil {
      guard let view = requireBytes(value) else { return false }
      out.append(cut(view, conversion), in: conversion)
      return true
    }
    guard let method = lookupSpecial(value, names.pointee.dunderBytes) else {
      if errorOccurred { return false }
      return raiseFalse(
        exceptions.pointee.typeError,
        "%b requires a bytes-like object, or an object that implements __bytes__, not '\(typeName(value.type))'"
      )
    }
    let result = call(method)
    method.decref()
    guard let result else { return false }
    defer { result.decref() }
    guard result.isAnyBytes else {
      return raiseFalse(
        exceptions.pointee.typeError, "__bytes__ returned non-bytes (type \(typeName(result.type)))")
    }
    out.append(cut(byteView(result), conversion), in: conversion)
    return true
  }

  /// Bytes as Latin-1 characters, cut to the precision.
  private func cut(_ view: StrView, _ conversion: Conversion) -> StrView {
    let count = conversion.precision >= 0 ? min(conversion.precision, view.count) : view.count
    return StrView(base: view.base, count: count, width: 1, isASCII: false)
  }

  private func appendCharacter(
    _ value: Ref, _ conversion: Conversion, _ isBytes: Bool, _ out: inout StrBuilder
  ) -> Bool {
    let code: UInt32
    let limit = isBytes ? 256 : 0x110000
    if !isBytes && value.isAnyStr && value.strLength == 1 {
      code = value.strCodePoint(0)
    } else if isBytes, let view = bytesView(of: value), view.count == 1 {
      code = UInt32(view[0])
    } else if value.typeHas(.intSubclass) || value.slots.pointee.index != nil {
      guard let number = indexValue(value, overflow: nil) else { return false }
      guard number >= 0 && number < limit else {
        return raiseFalse(
          exceptions.pointee.overflowError,
          "%c arg not in range(\(isBytes ? "256" : "0x110000"))")
      }
      code = UInt32(number)
    } else {
      return raiseFalse(
        exceptions.pointee.typeError,
        isBytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char")
    }
    if conversion.width <= 1 {
      out.append(code)
      return true
    }
    if !conversion.leftAdjusted { out.append(repeating: 0x20, conversion.width - 1) }
    out.append(code)
    if conversion.leftAdjusted { out.append(repeating: 0x20, conversion.width - 1) }
    return true
  }

  private func appendInteger(
    _ value: Ref, _ conversion: Conversion, _ isBytes: Bool, _ out: inout StrBuilder
  ) -> Bool {
    if conversion.type == 0x64 && conversion.precision < 0 && value.isAnyInt && value.isCompact {
      withDecimalDigits(value.compactValue) { out.append(number: asciiView($0), prefix: "", in: conversion) }
      return true
    }
    let base = conversion.type == 0x6f ? 8 : (conversion.type | 0x20 == 0x78 ? 16 : 10)
    let number: Ref
    if value.typeHas(.intSubclass) {
      number = value.owned()
    } else {
      let isNumber =
        value.slots.pointee.index != nil || value.slots.pointee.int != nil || value.slots.pointee.float != nil
        || value.kind == Kind.complex
      let converted = !isNumber ? nil : (base == 10 ? wholeNumber(value) : indexObject(value))
      guard let converted else {
        if errorOccurred {
          guard errorMatches(exceptions.pointee.typeError) else { return false }
          clearError()
        }
        let letter =
          isBytes && conversion.type == 0x69 ? "d" : Character(Unicode.Scalar(conversion.type) ?? "d")
        return raiseFalse(
          exceptions.pointee.typeError,
          "%\(letter) format: \(base == 10 ? "a real number" : "an integer") is required, "
            + "not \(typeName(value.type))")
      }
      number = converted
    }
    defer { number.decref() }
    guard var digits = intDigits(number, base, upper: conversion.type == 0x58) else { return false }
    let signs = digits.first == 0x2d ? 1 : 0
    if conversion.precision > digits.count - signs {
      guard precisionFits(conversion.precision) else {
        _ = noMemory()
        return false
      }
      let zeros = conversion.precision - (digits.count - signs)
      digits.insert(contentsOf: repeatElement(0x30, count: zeros), at: signs)
    }
    var prefix: StaticString = ""
    if conversion.alternate && base != 10 {
      prefix = base == 8 ? "0o" : (conversion.type == 0x58 ? "0X" : "0x")
    }
    digits.withUnsafeBytes { out.append(number: asciiView($0), prefix: prefix, in: conversion) }
    return true
  }

  /// `int(value)` for a number that is no int; nil with or without TypeError.
  private func wholeNumber(_ value: Ref) -> Ref? {
    if value.slots.pointee.index != nil { return indexObject(value) }
    guard let toInt = value.slots.pointee.int else { return nil }
    guard let result = toInt(self, value) else { return nil }
    if result.typeHas(.intSubclass) { return result }
    result.decref()
    return nil
  }

  private func appendFloat(
    _ value: Ref, _ conversion: Conversion, _ isBytes: Bool, _ out: inout StrBuilder
  ) -> Bool {
    guard let number = realNumber(value, isBytes) else { return false }
    var options = FloatOptions(form: .general, precision: conversion.precision < 0 ? 6 : conversion.precision)
    switch conversion.type | 0x20 {
    case 0x65: options.form = .exponent
    case 0x66: options.form = .fixed
    default: break
    }
    options.alternate = conversion.alternate
    options.isUpper = conversion.type < 0x60
    guard precisionFits(options.precision) else {
      _ = noMemory()
      return false
    }
    floatText(number, options).withUnsafeBytes {
      out.append(number: asciiView($0), prefix: "", in: conversion)
    }
    return true
  }

  /// A number as a double, in the way of C's float conversions.
  private func realNumber(_ value: Ref, _ isBytes: Bool) -> Double? {
    if value.kind == Kind.float || value.typeHas(.floatSubclass) { return value.floatValue }
    if value.typeHas(.intSubclass) { return doubleOrOverflow(value) }
    if let toFloat = value.slots.pointee.float {
      guard let result = toFloat(self, value) else { return nil }
      defer { result.decref() }
      if result.typeHas(.floatSubclass) || result.kind == Kind.float { return result.floatValue }
      _ = raise(
        exceptions.pointee.typeError,
        "\(typeName(value.type)).__float__ returned non-float (type \(typeName(result.type)))")
      return nil
    }
    if value.slots.pointee.index != nil {
      guard let number = indexObject(value) else { return nil }
      defer { number.decref() }
      return doubleOrOverflow(number)
    }
    _ = raise(
      exceptions.pointee.typeError,
      "\(isBytes ? "float argument required" : "must be real number"), not \(typeName(value.type))")
    return nil
  }

  private func doubleOrOverflow(_ number: Ref) -> Double? {
    if let result = intToDouble(number) { return result }
    if !errorOccurred {
      _ = raise(exceptions.pointee.overflowError, "int too large to convert to float")
    }
    return nil
  }
}

extension StrBuilder {
  /// A text in its field: spaces to the left, or to the right when the conversion says so.
  fileprivate mutating func append(_ text: StrView, in conversion: Conversion) {
    let padding = max(0, conversion.width - text.count)
    if !conversion.leftAdjusted { append(repeating: 0x20, padding) }
    append(text)
    if conversion.leftAdjusted { append(repeating: 0x20, padding) }
  }

  /// A number, which may begin with a minus sign, in its field.
  fileprivate mutating func append(number: StrView, prefix: StaticString, in conversion: Conversion) {
    let negative = number.count > 0 && number[0] == 0x2d
    let digits = negative ? number.slice(1, number.count) : number
    let sign: UInt32 = negative ? 0x2d : (conversion.plusSign ? 0x2b : (conversion.blankSign ? 0x20 : 0))
    let length = digits.count + prefix.utf8CodeUnitCount + (sign == 0 ? 0 : 1)
    let padding = max(0, conversion.width - length)
    let zeros = conversion.zeroPadded && !conversion.leftAdjusted
    if !conversion.leftAdjusted && !zeros { append(repeating: 0x20, padding) }
    if sign != 0 { append(sign) }
    append(prefix)
    if zeros { append(repeating: 0x30, padding) }
    append(digits)
    if conversion.leftAdjusted { append(repeating: 0x20, padding) }
  }
}
