import PyHeap

// The method table of str; the bodies are in the files by topic (StrCase, StrSplit, StrReplace, …).

private let encodeSignature = Signature("encode", ["encoding", "errors"])
private let splitSignature = Signature("split", ["sep", "maxsplit"])
private let rsplitSignature = Signature("rsplit", ["sep", "maxsplit"])
private let splitlinesSignature = Signature("splitlines", ["keepends"])
private let expandtabsSignature = Signature("expandtabs", ["tabsize"])
private let replaceSignature = Signature("replace", ["old", "new", "count"], required: 2, positionalOnly: 2)

extension VM {
  func addStrMethods(_ type: TypeRef) {
    addMethods(type, strSearchMethods() + strShapeMethods() + strSplitMethods() + strCaseMethods())
    addMethods(type, strPredicateMethods() + strOtherMethods())
  }

  private func strSearchMethods() -> [MethodDefinition] {
    [
      MethodDefinition(
        "find", .positional(1, 3, { $0.searchStr("find", $1, $2, $3, .first, raises: false) })),
      MethodDefinition(
        "rfind", .positional(1, 3, { $0.searchStr("rfind", $1, $2, $3, .last, raises: false) })),
      MethodDefinition(
        "index", .positional(1, 3, { $0.searchStr("index", $1, $2, $3, .first, raises: true) })),
      MethodDefinition(
        "rindex", .positional(1, 3, { $0.searchStr("rindex", $1, $2, $3, .last, raises: true) })),
      MethodDefinition(
        "count", .positional(1, 3, { $0.searchStr("count", $1, $2, $3, .all, raises: false) })),
      MethodDefinition(
        "startswith", .positional(1, 3, { $0.hasAffix("startswith", $1, $2, $3, atEnd: false) })),
      MethodDefinition("endswith", .positional(1, 3, { $0.hasAffix("endswith", $1, $2, $3, atEnd: true) })),
      MethodDefinition(
        "replace",
        .keywords({ vm, text, arguments, count, names in
          var old: Ref?
          var new: Ref?
          var limit: Ref?
          guard vm.bind(replaceSignature, arguments, count, names, &old, &new, &limit),
            let old, let new, vm.checkStr(old, "replace", 1), vm.checkStr(new, "replace", 2)
          else { return nil }
          var times = -1
          if let limit {
            guard let value = vm.sizeArgument(limit) else { return nil }
            times = value
          }
          return vm.replaceStr(text, old, new, times)
        })),
      MethodDefinition(
        "removeprefix",
        .one({ vm, text, affix in
          guard vm.checkSoleStr(affix, "removeprefix") else { return nil }
          let length = text.strLength
          let size = affix.strLength
          guard size <= length, sameCharacters(StrView(text).slice(0, size), StrView(affix)) else {
            return vm.exactStr(text)
          }
          return vm.substring(text, size, length)
        })),
      MethodDefinition(
        "removesuffix",
        .one({ vm, text, affix in
          guard vm.checkSoleStr(affix, "removesuffix") else { return nil }
          let length = text.strLength
          let size = affix.strLength
          guard size <= length, sameCharacters(StrView(text).slice(length - size, length), StrView(affix))
          else {
            return vm.exactStr(text)
          }
          return vm.substring(text, 0, length - size)
        })),
    ]
  }

  private func strShapeMethods() -> [MethodDefinition] {
    [
      MethodDefinition(
        "strip", .positional(0, 1, { $0.stripStr("strip", $1, $2, $3, left: true, right: true) })),
      MethodDefinition(
        "lstrip", .positional(0, 1, { $0.stripStr("lstrip", $1, $2, $3, left: true, right: false) })),
      MethodDefinition(
        "rstrip", .positional(0, 1, { $0.stripStr("rstrip", $1, $2, $3, left: false, right: true) })),
      MethodDefinition("center", .positional(1, 2, { $0.padStr($1, $2, $3, .center) })),
      MethodDefinition("ljust", .positional(1, 2, { $0.padStr($1, $2, $3, .right) })),
      MethodDefinition("rjust", .positional(1, 2, { $0.padStr($1, $2, $3, .left) })),
      MethodDefinition("zfill", .one({ $0.zeroFill($1, $2) })),
      MethodDefinition(
        "expandtabs",
        .keywords({ vm, text, arguments, count, names in
          var size: Ref?
          guard vm.bind(expandtabsSignature, arguments, count, names, &size) else { return nil }
          var width = 8
          if let size {
            guard let value = vm.sizeArgument(size) else { return nil }
            guard Int(Int32(truncatingIfNeeded: value)) == value else {
              return vm.raise(vm.exceptions.pointee.overflowError, "Python int too large to convert to C int")
            }
            width = value
          }
          return vm.expandTabs(text, width)
        })),
    ]
  }

  private func strSplitMethods() -> [MethodDefinition] {
    [
      MethodDefinition(
        "split",
        .keywords({ vm, text, arguments, count, names in
          var separator: Ref?
          var limit: Ref?
          guard vm.bind(splitSignature, arguments, count, names, &separator, &limit) else { return nil }
          return vm.splitStr(text, separator, limit, fromRight: false)
        })),
      MethodDefinition(
        "rsplit",
        .keywords({ vm, text, arguments, count, names in
          var separator: Ref?
          var limit: Ref?
          guard vm.bind(rsplitSignature, arguments, count, names, &separator, &limit) else { return nil }
          return vm.splitStr(text, separator, limit, fromRight: true)
        })),
      MethodDefinition(
        "splitlines",
        .keywords({ vm, text, arguments, count, names in
          var keep: Ref?
          guard vm.bind(splitlinesSignature, arguments, count, names, &keep) else { return nil }
          let keeps = keep.map { vm.isTrue($0) } ?? 0
          return keeps < 0 ? nil : vm.splitLines(text, keepEnds: keeps == 1)
        })),
      MethodDefinition("partition", .one({ $0.partitionStr($1, $2, fromRight: false) })),
      MethodDefinition("rpartition", .one({ $0.partitionStr($1, $2, fromRight: true) })),
      MethodDefinition("join", .one({ $0.joinStrings($1, $2) })),
    ]
  }

  private func strCaseMethods() -> [MethodDefinition] {
    [
      MethodDefinition("lower", .none({ $0.mapCase($1, .lower) })),
      MethodDefinition("upper", .none({ $0.mapCase($1, .upper) })),
      MethodDefinition("casefold", .none({ $0.mapCase($1, .fold) })),
      MethodDefinition("capitalize", .none({ $0.capitalizeStr($1) })),
      MethodDefinition("title", .none({ $0.titleStr($1) })),
      MethodDefinition("swapcase", .none({ $0.swapCase($1) })),
    ]
  }

  private func strPredicateMethods() -> [MethodDefinition] {
    [
      MethodDefinition("isalpha", .none({ vm, text in vm.bool(StrView(text).allSatisfy(isAlpha)) })),
      MethodDefinition(
        "isalnum", .none({ vm, text in vm.bool(StrView(text).allSatisfy { isAlpha($0) || isNumeric($0) }) })),
      MethodDefinition("isdecimal", .none({ vm, text in vm.bool(StrView(text).allSatisfy(isDecimal)) })),
      MethodDefinition("isdigit", .none({ vm, text in vm.bool(StrView(text).allSatisfy(isDigit)) })),
      MethodDefinition("isnumeric", .none({ vm, text in vm.bool(StrView(text).allSatisfy(isNumeric)) })),
      MethodDefinition("isspace", .none({ vm, text in vm.bool(StrView(text).allSatisfy(isSpace)) })),
      MethodDefinition("isascii", .none({ vm, text in vm.bool(text.strIsASCII) })),
      MethodDefinition(
        "isprintable",
        .none({ vm, text in vm.bool(text.strLength == 0 || StrView(text).allSatisfy(isPrintable)) })),
      MethodDefinition("islower", .none({ vm, text in vm.bool(StrView(text).isAllLower) })),
      MethodDefinition("isupper", .none({ vm, text in vm.bool(StrView(text).isAllUpper) })),
      MethodDefinition("istitle", .none({ vm, text in vm.bool(StrView(text).isTitleCased) })),
      MethodDefinition("isidentifier", .none({ vm, text in vm.bool(StrView(text).isIdentifier) })),
    ]
  }

  private func strOtherMethods() -> [MethodDefinition] {
    [
      MethodDefinition(
        "encode",
        .keywords({ vm, text, arguments, count, names in
          var encoding: Ref?
          var errors: Ref?
          guard vm.bind(encodeSignature, arguments, count, names, &encoding, &errors) else { return nil }
          if let encoding, !encoding.isAnyStr {
            _ = vm.refuseNonStr(encoding, "encode() argument 'encoding' must be str, not ")
            return nil
          }
          if let errors, !errors.isAnyStr {
            _ = vm.refuseNonStr(errors, "encode() argument 'errors' must be str, not ")
            return nil
          }
          return vm.encodeStr(text, encoding?.swiftString, errors?.swiftString)
        })),
      MethodDefinition("translate", .one({ $0.translateStr($1, $2) })),
      MethodDefinition(
        "maketrans",
        .positional(
          1, 3,
          { vm, _, arguments, count in
            vm.makeTranslation(arguments, count)
          }), kind: .static),
      MethodDefinition(
        "format",
        .keywords({ vm, text, arguments, count, names in
          vm.withPackedArguments(arguments, count, names) { vm.formatMethod(text, $0, count, names) }
        })),
      MethodDefinition("format_map", .one({ $0.formatMap($1, $2) })),
      MethodDefinition(
        "__format__",
        .one({ vm, text, spec in
          guard spec.isAnyStr else {
            _ = vm.refuseNonStr(spec, "__format__() argument must be str, not ")
            return nil
          }
          return vm.formatStr(text, spec)
        })),
      MethodDefinition("__sizeof__", .none({ vm, text in vm.int(vm.sizeOfStr(text)) })),
      MethodDefinition(
        "__getnewargs__",
        .none({ vm, text in
          guard let copy = vm.newStr(StrView(text)) else { return nil }
          defer { copy.decref() }
          return vm.tuple(copy)
        })),
    ]
  }

  /// What `getsizeof` counts: the block, and the UTF-8 form that some shared characters keep.
  func sizeOfStr(_ text: Ref) -> Int {
    if text.kind != Kind.str {
      // A subclass keeps its characters apart from the object: one more pointer.
      return Int(profile.strHeaderCompact) + 8 + (text.strLength + 1) * Int(text.strWidth)
    }
    if profile.charactersKeepUTF8 && text.strLength == 1 && text.strWidth == 1 && !text.strIsASCII
      && text == state.pointee.characters[Int(StrView(text)[0])]
    {
      return text.strBlockSize + 3
    }
    return text.strBlockSize
  }

  @inline(__always)
  func checkSoleStr(_ o: Ref, _ function: StaticString) -> Bool {
    o.isAnyStr || refuseNonStr(o, "\(function)() argument must be str, not ")
  }

  // MARK: Searching

  enum SearchMode { case first, last, all }

  fileprivate func searchStr(
    _ function: StaticString, _ text: Ref, _ arguments: Arguments, _ count: Int, _ mode: SearchMode,
    raises: Bool
  ) -> Ref? {
    let part = arguments[0].unsafelyUnwrapped
    guard checkStr(part, function, 1) else { return nil }
    guard let (start, end) = searchRange(text.strLength, arguments, count) else { return nil }
    if start > end { return raises ? raiseSubstring() : int(mode == .all ? 0 : -1) }
    let hay = StrView(text).slice(start, end)
    chargeCharacters(hay.count)
    switch mode {
    case .all: return int(countOccurrences(hay, StrView(part)))
    case .first, .last:
      let hit = mode == .first ? findFirst(hay, StrView(part)) : findLast(hay, StrView(part))
      if hit >= 0 { return int(hit &+ start) }
      return raises ? raiseSubstring() : int(-1)
    }
  }

  @inline(never)
  private func raiseSubstring() -> Ref? { raise(exceptions.pointee.valueError, "substring not found") }

  fileprivate func hasAffix(
    _ function: StaticString, _ text: Ref, _ arguments: Arguments, _ count: Int, atEnd: Bool
  ) -> Ref? {
    let affix = arguments[0].unsafelyUnwrapped
    guard let (start, end) = searchRange(text.strLength, arguments, count) else { return nil }
    let whole = StrView(text)
    func matches(_ affix: Ref) -> Bool {
      let size = affix.strLength
      guard start <= end, size <= end - start else { return false }
      return sameCharacters(
        whole.slice(atEnd ? end - size : start, atEnd ? end : start + size), StrView(affix))
    }
    if affix.isAnyStr { return bool(matches(affix)) }
    guard affix.typeHas(.tupleSubclass) else {
      return raise(
        exceptions.pointee.typeError,
        "\(function) first arg must be str or a tuple of str, not \(typeName(affix.type))")
    }
    for index in 0..<affix.tupleCount {
      let item = affix.tupleItem(index)
      guard item.isAnyStr else {
        return raise(
          exceptions.pointee.typeError,
          "tuple for \(function) must only contain str, not \(typeName(item.type))")
      }
      if matches(item) { return bool(true) }
    }
    return bool(false)
  }
}

extension StrView {
  /// At least one character, and all pass.
  @inline(__always)
  func allSatisfy(_ test: (UInt32) -> Bool) -> Bool {
    if count == 0 { return false }
    for index in 0..<count where !test(self[index]) { return false }
    return true
  }

  var isAllLower: Bool {
    var cased = false
    for index in 0..<count {
      let code = self[index]
      if isUpper(code) || isTitle(code) { return false }
      if !cased && isLower(code) { cased = true }
    }
    return cased
  }

  var isAllUpper: Bool {
    var cased = false
    for index in 0..<count {
      let code = self[index]
      if isLower(code) || isTitle(code) { return false }
      if !cased && isUpper(code) { cased = true }
    }
    return cased
  }

  var isTitleCased: Bool {
    var cased = false
    var afterCased = false
    for index in 0..<count {
      let code = self[index]
      if isUpper(code) || isTitle(code) {
        if afterCased { return false }
        afterCased = true
        cased = true
      } else if isLower(code) {
        if !afterCased { return false }
        cased = true
      } else {
        afterCased = false
      }
    }
    return cased
  }

  var isIdentifier: Bool {
    guard count > 0, isIdentifierStart(self[0]) else { return false }
    for index in 1..<max(1, count) where !isIdentifierPart(self[index]) { return false }
    return true
  }
}
