import PyHeap

// # Raising from native code
//
// `VMState.error` holds the exception on its way, always an instance. Every function here leaves one there and returns
// what its caller has to return: nil, false or -1.

extension VM {
  /// Whether an exception is on its way.
  @inline(__always)
  var errorOccurred: Bool { state.pointee.error != nil }

  /// Takes the exception on its way, which is then no longer set. The caller owns it.
  @inline(__always)
  func fetchError() -> Ref? {
    let error = state.pointee.error
    state.pointee.error = nil
    return error
  }

  /// Sets the exception on its way; steals the reference. One that was set before is dropped.
  @inline(__always)
  func setError(_ exception: Ref) {
    let old = state.pointee.error
    state.pointee.error = exception
    old.decref()
  }

  /// Drops the exception on its way, if any.
  @inline(__always)
  func clearError() {
    guard let old = state.pointee.error else { return }
    state.pointee.error = nil
    old.decref()
  }

  /// Whether the exception on its way is an instance of `type`.
  @inline(__always)
  func errorMatches(_ type: TypeRef) -> Bool {
    guard let error = state.pointee.error else { return false }
    return error.isInstance(type)
  }

  // MARK: Raising built-in exceptions

  /// Raises `type(message)`; returns nil.
  @inline(never) @discardableResult
  func raise(_ type: TypeRef, _ message: String) -> Ref? {
    guard let text = newStr(message) else { return nil }
    raiseOwned(type, text)
    return nil
  }

  /// Raises `type(message)`; returns false.
  @inline(never) @discardableResult
  func raiseFalse(_ type: TypeRef, _ message: String) -> Bool {
    raise(type, message)
    return false
  }

  /// Raises `type(message)`; returns -1.
  @inline(never) @discardableResult
  func raiseMinusOne(_ type: TypeRef, _ message: String) -> Int {
    raise(type, message)
    return -1
  }

  /// Raises `type(message)`; returns -1.
  @inline(never) @discardableResult
  func raiseMinusOne(_ type: TypeRef, _ message: String) -> Int32 {
    raise(type, message)
    return -1
  }

  /// Raises `type()` (nil), `type(*value)` (a tuple), `value` itself (an instance of `type`) or `type(value)`.
  @inline(never) @discardableResult
  func raise(_ type: TypeRef, value: Ref?) -> Ref? {
    guard let value else {
      raise(type, arguments: state.pointee.emptyTuple.owned())
      return nil
    }
    if value.isInstance(type) {
      raiseInstance(value.owned())
    } else if value.kind == Kind.tuple {
      raise(type, arguments: value.owned())
    } else {
      raiseOwned(type, value.owned())
    }
    return nil
  }

  /// Raises `type(value)`, whatever the value; steals it.
  private func raiseOwned(_ type: TypeRef, _ value: Ref) {
    let arguments = tuple(value)
    value.decref()
    if let arguments { raise(type, arguments: arguments) }
  }

  /// Raises `type(*arguments)`; steals the tuple.
  func raise(_ type: TypeRef, arguments: Ref) {
    if let exception = newException(type, arguments: arguments) { raiseInstance(exception) }
  }

  /// The exception being handled, as `sys.exception()` tells it, borrowed: that of the running code, or of whoever
  /// resumed it if it is a generator that handles none. O(1) unless such a generator runs.
  var handledException: Ref? {
    if let handled = state.pointee.handled { return handled }
    return state.pointee.resumedWhileHandling == 0 ? nil : exceptionHandledOutside()
  }

  @inline(never)
  private func exceptionHandledOutside() -> Ref? {
    var current = state.pointee.frame
    while let frame = current {
      if frame.pointee.returnMode == .generator, let generator = frame.pointee.owner,
        let handled: Ref = generator.load(GeneratorLayout.handled, as: Ref?.self)
      {
        return handled
      }
      current = frame.pointee.previous
    }
    return nil
  }

  /// Raises an instance, chained to the exception being handled. Steals it.
  func raiseInstance(_ exception: Ref) {
    if let handled = handledException, handled != exception { chain(exception, to: handled) }
    setError(exception)
  }

  /// `exception.__context__ = handled`, after cutting the place where that would close a circle.
  private func chain(_ exception: Ref, to handled: Ref) {
    var current = handled
    // The chain may hold a circle that Python code built: the slow pointer meets the fast one there.
    var slow = handled
    var advance = false
    var steps = 0
    while let context: Ref = current.load(ExceptionLayout.context, as: Ref?.self) {
      if context == exception {
        current.store(ExceptionLayout.context, Ref?.none)
        context.decref()
        break
      }
      current = context
      steps &+= 2
      if current == slow { break }
      if advance, let next: Ref = slow.load(ExceptionLayout.context, as: Ref?.self) { slow = next }
      advance.toggle()
    }
    // Handlers that fail in handlers make long chains: walking them is work too.
    chargeWork(steps)
    let old: Ref? = exception.load(ExceptionLayout.context)
    exception.store(ExceptionLayout.context, Ref?.some(handled.owned()))
    old.decref()
  }

  /// MemoryError, or the verdict of the heap limit; returns nil.
  @inline(never)
  func noMemory() -> Ref? {
    if heap.pointee.limitHit {
      _ = endRun(.heap)
      return nil
    }
    let type = exceptions.pointee.memoryError
    if let error = allocateException(type) {
      error.store(ExceptionLayout.args, Ref?.some(state.pointee.emptyTuple.owned()))
      track(error)
      raiseInstance(error)
    } else {
      setError(preallocatedLimitError())
    }
    return nil
  }

  /// The exception that carries the verdict of a limit: made at start, so that no memory is needed. New reference.
  func preallocatedLimitError() -> Ref { state.pointee.limitError.unsafelyUnwrapped.owned() }

  /// KeyError(key), also for tuples; returns nil.
  @inline(never) @discardableResult
  func raiseKeyError(_ key: Ref) -> Ref? {
    raiseOwned(exceptions.pointee.keyError, key.owned())
    return nil
  }

  /// "name 'x' is not defined", with the name noted; returns nil.
  @inline(never) @discardableResult
  func raiseNameError(_ name: Ref) -> Ref? {
    if refuseAbsentBuiltin(name.swiftString) { return nil }
    raise(exceptions.pointee.nameError, "name '\(name.swiftString)' is not defined")
    if let error = state.pointee.error, error.isInstance(exceptions.pointee.nameError) {
      setExceptionField(error, 0, name.owned())
    }
    return nil
  }

  /// StopIteration(value), or StopIteration(); returns nil.
  @inline(never) @discardableResult
  func raiseStopIteration(_ value: Ref?) -> Ref? {
    if let value {
      raiseOwned(exceptions.pointee.stopIteration, value.owned())
    } else {
      raise(exceptions.pointee.stopIteration, arguments: state.pointee.emptyTuple.owned())
    }
    return nil
  }

  /// `exc.value` of a StopIteration: new reference.
  func stopIterationValue(_ exception: Ref) -> Ref? { (exceptionField(exception, 0).pointee ?? none).owned() }

  // MARK: The raise statement

  /// `raise x` and `raise x from cause`. Always leaves an exception set.
  @inline(never)
  func raiseObject(_ x: Ref, cause: Ref?) {
    guard let exception = instantiate(x) else {
      if !errorOccurred { raise(exceptions.pointee.typeError, "exceptions must derive from BaseException") }
      return
    }
    if let cause, !setCause(exception, cause) {
      exception.decref()
      return
    }
    raiseInstance(exception)
  }

  /// An instance from a class or an instance: new reference; nil without an exception if `x` is neither.
  private func instantiate(_ x: Ref) -> Ref? {
    if x.typeHas(.exceptionSubclass) { return x.owned() }
    guard x.typeHas(.typeSubclass), x.asType.pointee.has(.exceptionSubclass) else { return nil }
    guard let made = call(x) else { return nil }
    if made.typeHas(.exceptionSubclass) { return made }
    raise(
      exceptions.pointee.typeError,
      "calling \(reprText(x)) should have returned an instance of BaseException, not \(reprText(made.type.object))"
    )
    made.decref()
    return nil
  }

  private func setCause(_ exception: Ref, _ cause: Ref) -> Bool {
    var value: Ref?
    if cause != none {
      value = instantiate(cause)
      if value == nil {
        if !errorOccurred {
          raise(exceptions.pointee.typeError, "exception causes must derive from BaseException")
        }
        return false
      }
    }
    let old: Ref? = exception.load(ExceptionLayout.cause)
    exception.store(ExceptionLayout.cause, value)
    exception.store(ExceptionLayout.suppressContext, UInt8(1))
    old.decref()
    return true
  }

  /// What `generator.throw(type, value, traceback)` throws: new reference, nil with a TypeError.
  func exceptionForThrow(_ type: Ref, _ value: Ref?, _ traceback: Ref?) -> Ref? {
    let typeError = exceptions.pointee.typeError
    if let traceback, traceback != none, traceback.kind != Kind.traceback {
      return raise(typeError, "throw() third argument must be a traceback object")
    }
    let exception: Ref
    if type.typeHas(.exceptionSubclass) {
      if let value, value != none {
        return raise(typeError, "instance exception may not have a separate value")
      }
      exception = type.owned()
    } else if type.typeHas(.typeSubclass), type.asType.pointee.has(.exceptionSubclass) {
      let made: Ref?
      if let value, value != none {
        if value.isInstance(type.asType) {
          made = value.owned()
        } else {
          made = value.kind == Kind.tuple ? call(type, tuple: value) : call(type, value)
        }
      } else {
        made = call(type)
      }
      guard let made else { return nil }
      guard made.typeHas(.exceptionSubclass) else {
        raise(
          typeError,
          "calling \(reprText(type)) should have returned an instance of BaseException, "
            + "not \(typeName(made.type))")
        made.decref()
        return nil
      }
      exception = made
    } else {
      return raise(
        typeError,
        "exceptions must be classes or instances deriving from BaseException, not \(typeName(type.type))")
    }
    if let traceback, traceback != none {
      let old: Ref? = exception.load(ExceptionLayout.traceback)
      exception.store(ExceptionLayout.traceback, Ref?.some(traceback.owned()))
      old.decref()
    }
    return exception
  }

  /// A StopIteration that leaves a generator's body becomes a RuntimeError; anything else stays. New reference.
  func generatorStopIteration(_ exception: Ref) -> Ref? {
    guard exception.isInstance(exceptions.pointee.stopIteration) else { return exception.owned() }
    guard let text = newStr("generator raised StopIteration"), let arguments = tuple(text) else { return nil }
    text.decref()
    guard let error = newException(exceptions.pointee.runtimeError, arguments: arguments) else { return nil }
    error.store(ExceptionLayout.cause, Ref?.some(exception.owned()))
    error.store(ExceptionLayout.context, Ref?.some(exception.owned()))
    error.store(ExceptionLayout.suppressContext, UInt8(1))
    return error
  }
}
