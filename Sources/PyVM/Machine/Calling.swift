import PyHeap

/// Calls from native code, and the binding of arguments to parameters (language reference §6.3.4).
extension VM {
  /// First free slot above everything the current frame may use.
  @inline(__always)
  var stackTop: SlotPointer {
    let state = state
    if let frame = state.pointee.frame { return SlotPointer(frame.limit) }
    return SlotPointer(state.pointee.stackBase)
  }

  /// Calls any object (PEP 590).
  ///
  /// - Parameters:
  ///   - arguments: borrowed; `count` positional ones, then one per name in `keywordNames`.
  func vectorcall(_ callable: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    switch callable.kind {
    case Kind.function:
      return callFunction(callable, arguments, count, keywordNames)
    case Kind.builtin, Kind.methodDescriptor:
      return callNative(callable, arguments, count, keywordNames)
    case Kind.method:
      return callBound(callable, arguments, count, keywordNames)
    default:
      guard let call = callable.slots.pointee.call else {
        return raise(
          exceptions.pointee.typeError, "'\(callable.type.nameText)' object is not callable")
      }
      guard enterNative(" while calling a Python object") else { return nil }
      defer { leaveNative() }
      return call(self, callable, arguments, count, keywordNames)
    }
  }

  /// Calls a bound method: its instance goes in front of the arguments.
  private func callBound(_ method: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    let total = count + (keywordNames?.tupleCount ?? 0)
    let function: Ref = method.load(MethodLayout.function)
    return withSlots(total + 1) { base in
      base.initialize(to: method.load(MethodLayout.instance, as: Ref.self))
      (base + 1).initialize(from: arguments, count: total)
      return vectorcall(function, base, count + 1, keywordNames)
    }
  }

  /// Runs a Python function to its end and returns its value.
  func callFunction(_ function: Ref, _ arguments: Arguments, _ count: Int, _ keywordNames: Ref?) -> Ref? {
    guard enterNative() else { return nil }
    defer { leaveNative() }
    let state = state
    let body = function.functionCode.codeBody
    let returnSlot = stackTop
    // One slot below the locals, so that the layout is the same as for a call from Python.
    let lp = returnSlot + 1
    let needed =
      lp.raw + (Int(body.pointee.localCount) + Int(body.pointee.stackSize) + 4) * 8
      + Frame.stride
    if needed > state.pointee.stackLimit || state.pointee.recursionLeft <= 0 {
      raiseRecursion("")
      return nil
    }
    var bound = count
    if keywordNames == nil, Int(body.pointee.simpleArgCount) == count {
      var index = 0
      while index < count {
        let value = arguments[index]
        value.incref()
        lp[index] = value
        index &+= 1
      }
    } else {
      guard bindArguments(function, body, lp, arguments, count, keywordNames) else { return nil }
      bound = Int(body.pointee.localCount)
    }
    guard let frame = pushNativeFrame(function, body, lp, bound, returnSlot) else { return nil }
    return runMachine(frame.pointee.pc, frame.stackBase, lp, UnsafeMutableRawPointer(frame), self)
  }

  /// Pushes a frame that returns to native code. Space and depth were checked.
  @inline(__always)
  func pushNativeFrame(
    _ function: Ref, _ body: UnsafeMutablePointer<CodeBody>, _ lp: SlotPointer, _ bound: Int,
    _ returnSlot: SlotPointer
  ) -> FramePointer? {
    let state = state
    let localCount = Int(body.pointee.localCount)
    let frame = (lp + localCount).raw.assumingMemoryBound(to: Frame.self)
    state.pointee.recursionLeft &-= 1
    var slot = lp + bound
    let end = lp + localCount
    while slot < end {
      slot.pointee = nil
      slot += 1
    }
    frame.initialize(
      to: Frame(
        previous: state.pointee.frame, function: function, body: body, constants: body.pointee.constants,
        globals: function.load(FunctionLayout.globals), builtins: function.load(FunctionLayout.builtins),
        pc: body.pointee.words, sp: lp, lp: lp, returnSlot: returnSlot, locals: nil, frameObject: nil,
        owner: nil, exit: UInt(ReturnMode.toNative.rawValue), loop: nil))
    returnSlot.pointee = nil
    state.pointee.frame = frame
    return frame
  }

  /// Runs a module or class body: `function` with `locals` as its namespace.
  func runBody(_ function: Ref, locals: Ref) -> Ref? {
    guard enterNative() else { return nil }
    defer { leaveNative() }
    let state = state
    let body = function.functionCode.codeBody
    let returnSlot = stackTop
    let lp = returnSlot + 1
    let needed =
      lp.raw + (Int(body.pointee.localCount) + Int(body.pointee.stackSize) + 4) * 8
      + Frame.stride
    if needed > state.pointee.stackLimit || state.pointee.recursionLeft <= 0 {
      raiseRecursion("")
      return nil
    }
    guard let frame = pushNativeFrame(function, body, lp, 0, returnSlot) else { return nil }
    frame.pointee.locals = locals.owned()
    return runMachine(frame.pointee.pc, frame.stackBase, lp, UnsafeMutableRawPointer(frame), self)
  }

  /// `f(*args, **kwargs)` of anything but a Python function that ``bindUnpacked(_:_:_:_:_:)`` serves; `keywords` nil or
  /// a mapping. Tuple and mapping live for the length of the call.
  func callUnpacked(_ callable: Ref, _ tuple: Ref, _ keywords: Ref?) -> Ref? {
    let count = tuple.tupleCount
    guard let keywords, length(keywords) > 0 else {
      if state.pointee.error != nil { return nil }
      return callPacked(callable, tuple.tupleItems, count, nil)
    }
    guard let names = keywordNames(keywords) else { return nil }
    defer { names.decref() }
    let total = count + names.tupleCount
    return withSlots(total) { base in
      base.initialize(from: tuple.tupleItems, count: count)
      copyKeywordValues(keywords, to: base + count)
      // What takes a tuple and a dict anyway gets these; anything else a counted copy of all values.
      if takesPackedArguments(callable) { return callPacked(callable, base, count, names) }
      for position in 0..<total { base[position].incref() }
      let result = vectorcall(callable, base, count, names)
      for position in 0..<total { base[position].decref() }
      return result
    }
  }

  /// Binds `*tuple` and `**keywords` to a Python function's parameters at `lp`, as ``bindArguments(_:_:_:_:_:_:)`` does.
  func bindUnpacked(
    _ function: Ref, _ body: UnsafeMutablePointer<CodeBody>, _ lp: SlotPointer, _ tuple: Ref, _ keywords: Ref?
  ) -> Bool {
    let count = tuple.tupleCount
    guard let keywords, length(keywords) > 0 else {
      return state.pointee.error == nil
        && bindArguments(function, body, lp, tuple.tupleItems, count, nil)
    }
    guard let names = keywordNames(keywords) else { return false }
    defer { names.decref() }
    return withSlots(count + names.tupleCount) { base in
      base.initialize(from: tuple.tupleItems, count: count)
      copyKeywordValues(keywords, to: base + count)
      return bindArguments(function, body, lp, base, count, names)
    }
  }

  /// The keys of a dict of keyword arguments as a tuple; nil with TypeError if one is no str.
  private func keywordNames(_ keywords: Ref) -> Ref? {
    let count = length(keywords)
    guard let names = newTuple(count) else { return nil }
    var position = 0
    var index = 0
    while index < count, let (key, _) = dictNext(keywords, &position) {
      names.tupleItems[index] = key.owned()
      index += 1
      if key.typeHas(.strSubclass) { continue }
      names.decref()
      return raise(exceptions.pointee.typeError, "keywords must be strings")
    }
    return names
  }

  private func copyKeywordValues(_ keywords: Ref, to slots: SlotPointer) {
    var position = 0
    var index = 0
    while let (_, value) = dictNext(keywords, &position) {
      (slots + index).initialize(to: value)
      index += 1
    }
  }

  /// The argument behind `*` as a tuple (new reference).
  func tupleForCall(_ callable: Ref, _ value: Ref) -> Ref? {
    if value.slots.pointee.iter == nil && value.slots.pointee.getItem == nil {
      let name = functionText(callable)
      return raise(
        exceptions.pointee.typeError,
        "\(name) argument after * must be an iterable, not \(value.type.nameText)")
    }
    return tupleFromIterable(value)
  }

  /// "module.qualname()" of a callable, as error texts name it.
  func functionText(_ callable: Ref) -> String {
    if callable.kind == Kind.function {
      let module: Ref? = callable.load(FunctionLayout.module)
      let name: Ref = callable.load(FunctionLayout.qualifiedName)
      if let module, module.kind == Kind.str, module.swiftString != "builtins" {
        return "\(module.swiftString).\(name.swiftString)()"
      }
      return "\(name.swiftString)()"
    }
    if callable.kind == Kind.method { return functionText(callable.load(MethodLayout.function)) }
    if let name = lookupAttr(callable, names.pointee.dunderQualname) {
      defer { name.decref() }
      if name.kind == Kind.str { return "\(name.swiftString)()" }
    }
    clearError()
    return "\(callable.type.nameText) object"
  }

  // MARK: Binding

  /// Fills a callee's locals at `lp` (all of them, nil where unbound) with counted references.
  ///
  /// false: TypeError in CPython 3.13's words; nothing stays at `lp`.
  func bindArguments(
    _ function: Ref, _ body: UnsafeMutablePointer<CodeBody>, _ lp: SlotPointer, _ arguments: Arguments,
    _ count: Int, _ keywordNames: Ref?
  ) -> Bool {
    let localCount = Int(body.pointee.localCount)
    let state = state
    let end = (lp + localCount).raw + Frame.stride + (Int(body.pointee.stackSize) + 4) * 8
    if end > state.pointee.stackLimit {
      raiseRecursion("")
      return false
    }
    var index = 0
    while index < localCount {
      lp[index] = nil
      index += 1
    }
    if bind(function, body, lp, arguments, count, keywordNames) { return true }
    for index in 0..<localCount { clearSlot(lp + index) }
    return false
  }

  private func bind(
    _ function: Ref, _ body: UnsafeMutablePointer<CodeBody>, _ lp: SlotPointer, _ arguments: Arguments,
    _ count: Int, _ keywordNames: Ref?
  ) -> Bool {
    let flags = CodeFlags(rawValue: body.pointee.flags)
    let positional = Int(body.pointee.argCount)
    let keywordOnly = Int(body.pointee.keywordOnlyCount)
    let total = positional + keywordOnly
    let qualifiedName = { () -> String in
      function.load(FunctionLayout.qualifiedName, as: Ref.self).swiftString
    }
    var extraKeywords: Ref?
    if flags.contains(.varKeywords) {
      guard let dict = newDict() else { return false }
      lp[total + (flags.contains(.varArgs) ? 1 : 0)] = dict
      extraKeywords = dict
    }
    let direct = min(count, positional)
    for index in 0..<direct { lp[index] = arguments[index].unsafelyUnwrapped.owned() }
    if flags.contains(.varArgs) {
      let rest = count - direct
      if rest == 0 {
        lp[total] = state.pointee.emptyTuple.owned()
      } else {
        guard let tuple = newTuple(rest) else { return false }
        for index in 0..<rest {
          tuple.tupleItems[index] = arguments[direct + index].unsafelyUnwrapped.owned()
        }
        track(tuple)
        lp[total] = tuple
      }
    }
    if let keywordNames {
      for index in 0..<keywordNames.tupleCount {
        let name = keywordNames.tupleItem(index)
        let value = arguments[count + index].unsafelyUnwrapped
        var slot = -1
        for candidate in Int(
          body.pointee.positionalOnlyCount)..<max(total, Int(body.pointee.positionalOnlyCount))
        {
          let parameter = body.pointee.localNames[candidate].unsafelyUnwrapped
          if parameter == name || (name.kind == Kind.str && strEquals(parameter, name)) {
            slot = candidate
            break
          }
        }
        if slot < 0 {
          if let extraKeywords {
            if !dictSet(extraKeywords, name, value) { return false }
            continue
          }
          if raisePositionalOnly(body, keywordNames, qualifiedName()) { return false }
          return unexpectedKeyword(body, name, total, qualifiedName())
        }
        if lp[slot] != nil {
          return raiseFalse(
            exceptions.pointee.typeError,
            "\(qualifiedName())() got multiple values for argument '\(name.swiftString)'")
        }
        lp[slot] = value.owned()
      }
    }
    if count > positional && !flags.contains(.varArgs) {
      return tooManyPositional(function, body, lp, count, qualifiedName())
    }
    if count < positional {
      let defaults: Ref? = function.load(FunctionLayout.defaults)
      let defaultCount = defaults.map { $0.kind == Kind.tuple ? $0.tupleCount : 0 } ?? 0
      let required = positional - defaultCount
      var missing: [Int] = []
      for index in count..<max(required, count) where lp[index] == nil { missing.append(index) }
      if !missing.isEmpty { return missingArguments(body, missing, "positional", qualifiedName()) }
      if let defaults, defaultCount > 0 {
        for index in max(count, required)..<positional where lp[index] == nil {
          lp[index] = defaults.tupleItem(index - required).owned()
        }
      }
    }
    if keywordOnly > 0 {
      let defaults: Ref? = function.load(FunctionLayout.keywordDefaults)
      var missing: [Int] = []
      for index in positional..<total where lp[index] == nil {
        if let defaults, let value = dictGet(defaults, body.pointee.localNames[index].unsafelyUnwrapped) {
          lp[index] = value.owned()
        } else {
          if state.pointee.error != nil { return false }
          missing.append(index)
        }
      }
      if !missing.isEmpty { return missingArguments(body, missing, "keyword-only", qualifiedName()) }
    }
    return true
  }

  private func missingArguments(
    _ body: UnsafeMutablePointer<CodeBody>, _ missing: [Int], _ kind: String, _ name: String
  ) -> Bool {
    let quoted = missing.map { "'\(body.pointee.localNames[$0].unsafelyUnwrapped.swiftString)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
    }
    return raiseFalse(
      exceptions.pointee.typeError,
      "\(name)() missing \(quoted.count) required \(kind) argument\(quoted.count == 1 ? "" : "s"): \(list)")
  }

  private func tooManyPositional(
    _ function: Ref, _ body: UnsafeMutablePointer<CodeBody>, _ lp: SlotPointer, _ given: Int, _ name: String
  ) -> Bool {
    let positional = Int(body.pointee.argCount)
    let defaults: Ref? = function.load(FunctionLayout.defaults)
    let defaultCount = defaults.map { $0.kind == Kind.tuple ? $0.tupleCount : 0 } ?? 0
    var keywordGiven = 0
    for index in positional..<(positional + Int(body.pointee.keywordOnlyCount)) where lp[index] != nil {
      keywordGiven += 1
    }
    let takes: String
    let plural: Bool
    if defaultCount > 0 {
      takes = "from \(positional - defaultCount) to \(positional)"
      plural = true
    } else {
      takes = "\(positional)"
      plural = positional != 1
    }
    var extra = ""
    if keywordGiven > 0 {
      extra =
        " positional argument\(given == 1 ? "" : "s") (and \(keywordGiven) keyword-only argument\(keywordGiven == 1 ? "" : "s"))"
    }
    return raiseFalse(
      exceptions.pointee.typeError,
      "\(name)() takes \(takes) positional argument\(plural ? "s" : "") but \(given)\(extra) \(given == 1 && keywordGiven == 0 ? "was" : "were") given"
    )
  }

  private func unexpectedKeyword(
    _ body: UnsafeMutablePointer<CodeBody>, _ name: Ref, _ total: Int, _ function: String
  ) -> Bool {
    guard name.typeHas(.strSubclass) else {
      return raiseFalse(exceptions.pointee.typeError, "\(function)() keywords must be strings")
    }
    var candidates: [String] = []
    for index in Int(body.pointee.positionalOnlyCount)..<max(total, Int(body.pointee.positionalOnlyCount)) {
      candidates.append(body.pointee.localNames[index].unsafelyUnwrapped.swiftString)
    }
    let text = name.swiftString
    var message = "\(function)() got an unexpected keyword argument '\(text)'"
    if let near = nearestName(text, candidates) { message += ". Did you mean '\(near)'?" }
    return raiseFalse(exceptions.pointee.typeError, message)
  }

  /// "f() got some positional-only arguments passed as keyword arguments: 'a, b'"; false when that is not the trouble.
  private func raisePositionalOnly(
    _ body: UnsafeMutablePointer<CodeBody>, _ keywordNames: Ref, _ function: String
  ) -> Bool {
    var found: [String] = []
    for index in 0..<Int(body.pointee.positionalOnlyCount) {
      let parameter = body.pointee.localNames[index].unsafelyUnwrapped
      for position in 0..<keywordNames.tupleCount {
        let name = keywordNames.tupleItem(position)
        if name.kind == Kind.str, strEquals(parameter, name) { found.append(parameter.swiftString) }
      }
    }
    if found.isEmpty { return false }
    _ = raise(
      exceptions.pointee.typeError,
      "\(function)() got some positional-only arguments passed as keyword arguments: '\(found.joined(separator: ", "))'"
    )
    return true
  }
}

/// Bounds of nested native code.
extension VM {
  /// Opens one level of native recursion; false with RecursionError when there are too many. `place` says where,
  /// as in " in comparison".
  @inline(__always)
  func enterNative(_ place: StaticString = "") -> Bool {
    let state = state
    state.pointee.nativeDepth &+= 1
    if state.pointee.nativeDepth > nativeDepthLimit {
      state.pointee.nativeDepth &-= 1
      raiseRecursion(place)
      return false
    }
    return true
  }

  @inline(__always)
  func leaveNative() { state.pointee.nativeDepth &-= 1 }

  /// RecursionError: "maximum recursion depth exceeded" + where (" while calling a Python object", …).
  @inline(never)
  func raiseRecursion(_ place: StaticString) {
    _ = raise(exceptions.pointee.recursionError, "maximum recursion depth exceeded\(place)")
  }
}

/// Native levels that the machine's thread (512 MiB of stack) carries with room to spare.
let nativeDepthLimit: Int32 = 20_000
