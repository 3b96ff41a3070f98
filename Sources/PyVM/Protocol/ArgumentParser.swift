import PyHeap

/// Parameters of a native function that takes keywords: names in order, how many are required, how many are
/// positional-only or keyword-only.
///
///     static let signature = Signature("sorted", ["iterable", "key", "reverse"], required: 1, positionalOnly: 1, positional: 1)
///
/// A positional-only parameter has a name here for messages, and is never matched by keyword.
struct Signature {
  /// As error messages name the function.
  var function: StaticString
  var parameters: [StaticString]
  var required: Int
  var positionalOnly: Int
  /// How many may be passed by position.
  var positional: Int

  init(
    _ function: StaticString, _ parameters: [StaticString], required: Int = 0, positionalOnly: Int = 0,
    positional: Int? = nil
  ) {
    self.function = function
    self.parameters = parameters
    self.required = required
    self.positionalOnly = positionalOnly
    self.positional = positional ?? parameters.count
  }
}

extension VM {
  /// Sorts the arguments of a call into `slots` (one per parameter, borrowed, nil where absent).
  ///
  /// Returns false with a TypeError in CPython's words. O(parameters × keywords).
  func parse(
    _ signature: Signature, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?,
    into slots: SlotPointer
  ) -> Bool {
    let total = signature.parameters.count
    let keywordCount = keywordNames?.tupleCount ?? 0
    // Made only for a message: a String costs more than the rest of a good call.
    var name: String { "\(signature.function)" }
    let typeError = exceptions.pointee.typeError
    for index in 0..<total { slots[index] = nil }
    if count + keywordCount > total, keywordCount > 0 || signature.positional < total,
      signature.positionalOnly < total
    {
      let word = count == 0 ? "keyword " : ""
      return raiseFalse(
        typeError,
        "\(name)() takes at most \(total) \(word)argument\(total == 1 ? "" : "s") (\(count + keywordCount) given)"
      )
    }
    if count > signature.positional {
      let all = signature.positional
      if count + keywordCount > total && all < total && signature.positionalOnly < total {
        let plural = total == 1 ? "" : "s"
        return raiseFalse(
          typeError,
          "\(name)() takes at most \(total) argument\(plural) (\(count + keywordCount) given)")
      }
      if all == 0 { return raiseFalse(typeError, "\(name)() takes no positional arguments") }
      if signature.positionalOnly == total {
        _ = raiseCount(name, count, signature.required, total)
        return false
      }
      let relation = signature.required >= all && total == all ? "exactly" : "at most"
      let plural = all == 1 ? "" : "s"
      let positionalWord = all < total ? "positional " : ""
      return raiseFalse(
        typeError,
        "\(name)() takes \(relation) \(all) \(positionalWord)argument\(plural) (\(count + keywordCount) given)"
      )
    }
    for index in 0..<count { slots[index] = arguments[index] }
    var unknown: Ref?
    var twice: (keyword: Ref, position: Int)?
    if let keywordNames, keywordCount > 0 {
      if signature.positionalOnly == total {
        return raiseFalse(typeError, "\(name)() takes no keyword arguments")
      }
      for index in 0..<keywordCount {
        let keyword = keywordNames.tupleItem(index)
        var position = signature.positionalOnly
        while position < total && !strIs(keyword, signature.parameters[position]) { position += 1 }
        if position == total {
          unknown = unknown ?? keyword
        } else if slots[position] != nil {
          if twice == nil || position < twice.unsafelyUnwrapped.position { twice = (keyword, position) }
        } else {
          slots[position] = arguments[count + index]
        }
      }
    }
    for index in 0..<signature.required where slots[index] == nil {
      if signature.positionalOnly == total {
        _ = raiseCount(name, count, signature.required, total)
        return false
      }
      if index < signature.positionalOnly {
        let least = min(signature.required, signature.positionalOnly)
        let plural = least == 1 ? "" : "s"
        return raiseFalse(
          typeError, "\(name)() takes at least \(least) positional argument\(plural) (\(count) given)")
      }
      return raiseFalse(
        typeError, "\(name)() missing required argument '\(signature.parameters[index])' (pos \(index + 1))")
    }
    // CPython looks for what is missing first, then for what is there twice, then for what nobody asked for.
    if let twice {
      return raiseFalse(
        typeError,
        "argument for \(name)() given by name ('\(twice.keyword.swiftString)') and position (\(twice.position + 1))"
      )
    }
    if let unknown {
      return refuseKeyword(name, unknown, Array(signature.parameters[signature.positionalOnly...]))
    }
    return true
  }

  /// TypeError for a keyword that a native function does not know, with the nearest one that it does know. Always false.
  func refuseKeyword(_ function: String, _ keyword: Ref, _ known: [StaticString]) -> Bool {
    let text = keyword.swiftString
    var message = "\(function)() got an unexpected keyword argument '\(text)'"
    if let near = nearestName(text, known.map { "\($0)" }) { message += ". Did you mean '\(near)'?" }
    return raiseFalse(exceptions.pointee.typeError, message)
  }

  /// Compares a str object with a text known at compile time. O(length).
  func strIs(_ ref: Ref, _ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard ref.strLength == length, ref.strWidth == 1 else { return false }
    let data = UnsafeRawPointer(ref.strData).assumingMemoryBound(to: UInt8.self)
    let start = text.utf8Start
    for index in 0..<length where data[index] != start[index] { return false }
    return true
  }

  /// ``refuseAnyKeywords(_:_:)`` of a constructor, `type.__new__`: a subclass with an `__init__` of its own may take keywords.
  func refuseAnyKeywords(
    _ function: StaticString, _ keywordNames: Ref?, making type: TypeRef, like base: TypeRef
  ) -> Bool {
    let (own, inherited) = (type.slots.pointee.initialize, base.slots.pointee.initialize)
    if type != base && own.map({ address($0) }) != inherited.map({ address($0) }) { return true }
    return refuseAnyKeywords(function, keywordNames)
  }

  /// True when a call has no keyword arguments; otherwise TypeError "f() takes no keyword arguments" and false.
  func refuseAnyKeywords(_ function: StaticString, _ keywordNames: Ref?) -> Bool {
    guard let keywordNames, keywordNames.tupleCount > 0 else { return true }
    return raiseFalse(exceptions.pointee.typeError, "\(function)() takes no keyword arguments")
  }
}
