import PyHeap

// `str.format` and `str.format_map`: replacement fields with names, attributes, indices, conversions and nested
// specifiers (one level).

/// Where the fields of a format string find their values.
private struct FormatArguments {
  var positional: Arguments?
  var count: Int
  var keywordNames: Ref?
  /// `format_map`'s argument.
  var mapping: Ref?
  var numbering = Numbering.undecided
  var nextIndex = 0

  enum Numbering { case undecided, automatic, manual }
}

/// A replacement field, cut out of the format string.
private struct ReplacementField {
  var name: StrView
  var conversion: UInt32 = 0
  var spec: StrView
  var specHasFields = false
}

extension VM {
  /// `text.format(*args, **kwargs)`.
  func formatMethod(_ text: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    var source = FormatArguments(
      positional: arguments, count: count, keywordNames: keywordNames, mapping: nil)
    if text.kind == Kind.str, !StrView(text).hasBraces { return text.owned() }
    return buildFormatted(StrView(text), &source)
  }

  /// `text.format_map(mapping)`.
  func formatMap(_ text: Ref, _ mapping: Ref) -> Ref? {
    var source = FormatArguments(positional: nil, count: 0, keywordNames: nil, mapping: mapping)
    return buildFormatted(StrView(text), &source)
  }

  private func buildFormatted(_ text: StrView, _ source: inout FormatArguments) -> Ref? {
    // A lone field needs no building, and gives an unchanged text back as it is.
    if text.count >= 2 && text[0] == 0x7b && text[1] != 0x7b {
      var position = 1
      guard let field = cutField(text, &position) else { return nil }
      if position == text.count { return fieldText(field, &source, 2) }
    }
    var builder = StrBuilder(self)
    guard appendFormatted(text, &source, 2, &builder) else {
      builder.discard()
      return nil
    }
    return builder.finish(self)
  }

  private func refuse(_ message: String) -> Bool { raiseFalse(exceptions.pointee.valueError, message) }

  private func appendFormatted(
    _ text: StrView, _ source: inout FormatArguments, _ depth: Int, _ builder: inout StrBuilder
  ) -> Bool {
    if depth <= 0 { return refuse("Max string recursion exceeded") }
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count && text[position] != 0x7b && text[position] != 0x7d { position += 1 }
      if position == text.count {
        builder.append(text.slice(start, position))
        break
      }
      let brace = text[position]
      position += 1
      let atEnd = position == text.count
      if !atEnd && text[position] == brace {
        builder.append(text.slice(start, position))
        position += 1
        continue
      }
      if brace == 0x7d { return refuse("Single '}' encountered in format string") }
      if atEnd { return refuse("Single '{' encountered in format string") }
      builder.append(text.slice(start, position - 1))
      guard let field = cutField(text, &position), let part = fieldText(field, &source, depth) else {
        return false
      }
      builder.append(part)
      part.decref()
    }
    return true
  }

  /// Cuts the field that begins behind an opening brace.
  private func cutField(_ text: StrView, _ position: inout Int) -> ReplacementField? {
    func fail(_ message: String) -> ReplacementField? {
      _ = refuse(message)
      return nil
    }
    let start = position
    var terminator: UInt32 = 0
    scan: while position < text.count {
      let code = text[position]
      position += 1
      switch code {
      case 0x7b: return fail("unexpected '{' in field name")
      case 0x5b:
        while position < text.count && text[position] != 0x5d { position += 1 }
      case 0x7d, 0x3a, 0x21:
        terminator = code
        break scan
      default: break
      }
    }
    guard terminator != 0 else { return fail("expected '}' before end of string") }
    let empty = text.slice(0, 0)
    var field = ReplacementField(name: text.slice(start, position - 1), spec: empty)
    if terminator == 0x7d { return field }
    if terminator == 0x21 {
      guard position < text.count else { return fail("end of string while looking for conversion specifier") }
      field.conversion = text[position]
      position += 1
      if position < text.count {
        let code = text[position]
        position += 1
        if code == 0x7d { return field }
        if code != 0x3a { return fail("expected ':' after conversion specifier") }
      }
    }
    let specStart = position
    var open = 1
    while position < text.count {
      let code = text[position]
      position += 1
      if code == 0x7b {
        field.specHasFields = true
        open += 1
      } else if code == 0x7d {
        open -= 1
        if open == 0 {
          field.spec = text.slice(specStart, position - 1)
          return field
        }
      }
    }
    return fail("unmatched '{' in format spec")
  }

  /// The formatted text of a field (new reference).
  private func fieldText(_ field: ReplacementField, _ source: inout FormatArguments, _ depth: Int) -> Ref? {
    guard var value = fieldValue(field.name, &source) else { return nil }
    defer { value.decref() }
    if field.conversion != 0 {
      let converted: Ref?
      switch field.conversion {
      case 0x72: converted = repr(value)
      case 0x73: converted = str(value)
      case 0x61: converted = ascii(value)
      default:
        return raise(
          exceptions.pointee.valueError, "Unknown conversion specifier \(shown(field.conversion))")
      }
      guard let converted else { return nil }
      value.decref()
      value = converted
    }
    var spec: Ref?
    if field.specHasFields {
      var inner = StrBuilder(self)
      guard appendFormatted(field.spec, &source, depth - 1, &inner) else {
        inner.discard()
        return nil
      }
      spec = inner.finish(self)
      if spec == nil { return nil }
    } else if field.spec.count > 0 {
      spec = newStr(field.spec)
      if spec == nil { return nil }
    }
    defer { spec.decref() }
    return format(value, spec)
  }

  // MARK: Field names

  /// The object that a field name stands for (new reference).
  private func fieldValue(_ name: StrView, _ source: inout FormatArguments) -> Ref? {
    var position = 0
    while position < name.count && name[position] != 0x2e && name[position] != 0x5b { position += 1 }
    let first = name.slice(0, position)
    guard var index = wholeInteger(first) else { return nil }
    if first.count == 0 || index >= 0 {
      let wanted: FormatArguments.Numbering = first.count == 0 ? .automatic : .manual
      // `format_map` has no positional arguments to number.
      if source.mapping == nil {
        if source.numbering == .undecided { source.numbering = wanted }
        if source.numbering != wanted {
          return raise(
            exceptions.pointee.valueError,
            wanted == .manual
              ? "cannot switch from automatic field numbering to manual field specification"
              : "cannot switch from manual field specification to automatic field numbering")
        }
      }
      if first.count == 0 {
        index = source.nextIndex
        source.nextIndex += 1
      }
    }
    guard var value = index >= 0 ? positional(index, source) : named(first, source) else { return nil }
    while position < name.count {
      guard let next = step(value, name, &position) else {
        value.decref()
        return nil
      }
      value.decref()
      value = next
    }
    return value
  }

  private func positional(_ index: Int, _ source: FormatArguments) -> Ref? {
    guard let arguments = source.positional else {
      return raise(exceptions.pointee.valueError, "Format string contains positional fields")
    }
    guard index < source.count else {
      return raise(
        exceptions.pointee.indexError, "Replacement index \(index) out of range for positional args tuple")
    }
    return arguments[index]?.owned()
  }

  private func named(_ name: StrView, _ source: FormatArguments) -> Ref? {
    guard let key = newStr(name) else { return nil }
    defer { key.decref() }
    if let mapping = source.mapping { return getItem(mapping, key) }
    if let names = source.keywordNames, let arguments = source.positional {
      for index in 0..<names.tupleCount {
        let candidate = names.tupleItem(index)
        if candidate == key || strEquals(candidate, key) { return arguments[source.count + index]?.owned() }
      }
    }
    return raise(exceptions.pointee.keyError, value: key)
  }

  /// One `.attribute` or `[index]` of a field name.
  private func step(_ value: Ref, _ name: StrView, _ position: inout Int) -> Ref? {
    let mark = name[position]
    position += 1
    let start = position
    let valueError = exceptions.pointee.valueError
    if mark == 0x2e {
      while position < name.count && name[position] != 0x2e && name[position] != 0x5b { position += 1 }
      guard position > start else { return raise(valueError, "Empty attribute in format string") }
      guard var attribute = newStr(name.slice(start, position)) else { return nil }
      internInPlace(&attribute)
      defer { attribute.decref() }
      return getAttr(value, attribute)
    }
    guard mark == 0x5b else {
      return raise(valueError, "Only '.' or '[' may follow ']' in format field specifier")
    }
    while position < name.count && name[position] != 0x5d { position += 1 }
    guard position < name.count else { return raise(valueError, "Missing ']' in format string") }
    let text = name.slice(start, position)
    position += 1
    guard text.count > 0 else { return raise(valueError, "Empty attribute in format string") }
    guard let index = wholeInteger(text) else { return nil }
    guard let key = index >= 0 ? int(index) : newStr(text) else { return nil }
    defer { key.decref() }
    return getItem(value, key)
  }

  /// The value of a text that is a decimal number; -1 when it is not one; nil with ValueError when it is too large.
  private func wholeInteger(_ text: StrView) -> Int? {
    if text.count == 0 { return -1 }
    for index in 0..<text.count where decimalValue(text[index]) == nil { return -1 }
    var position = 0
    return readInteger(text, &position)
  }
}

extension StrView {
  /// Whether a brace occurs anywhere. O(n).
  fileprivate var hasBraces: Bool {
    for index in 0..<count where self[index] == 0x7b || self[index] == 0x7d { return true }
    return false
  }
}
