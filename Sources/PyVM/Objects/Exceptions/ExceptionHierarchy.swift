import PyHeap

// The tree of built-in exception classes.

extension VM {
  /// Makes every exception class, the traceback type, and the exception that carries limits.
  func bootstrapExceptions() {
    let base = makeBaseException()
    exceptions.pointee.baseException = base
    let exception = exceptionType("Exception", base)
    exceptions.pointee.exception = exception
    exceptions.pointee.systemExit = makeSystemExit(base)
    exceptions.pointee.keyboardInterrupt = exceptionType("KeyboardInterrupt", base)
    exceptions.pointee.generatorExit = exceptionType("GeneratorExit", base)
    makeGroupTypes(base)
    makeLeaves(exception)
    makeOSErrors(exception)
    makeUnicodeErrors()
    makeSyntaxErrors(exception)
    makeWarnings(exception)
    bootstrapTraceback()
    heap.pointee.errorPending = { vm in vm.errorOccurred }
    guard let limit = allocateException(exceptions.pointee.memoryError) else {
      fatalError("no memory for the first exception")
    }
    // `args` stays nil, which reads as the empty tuple.
    state.pointee.limitError = limit
  }

  /// An exception class without fields of its own.
  func exceptionType(_ name: StaticString, _ base: TypeRef, fields: Int = 0) -> TypeRef {
    let type = newType(
      name, base: base, basicSize: Int(base.pointee.basicSize) + fields * 8,
      flags: [.hasGC, .allowsSubclasses, .exceptionSubclass], kind: Kind.exception)
    if fields == 0 { readyType(type) }
    return type
  }

  /// The offset of an own field, for member tables.
  func fieldOffset(_ index: Int) -> Int { Int(profile.exceptionSize) + index * 8 }

  private func makeLeaves(_ exception: TypeRef) {
    let e = exceptions
    e.pointee.stopIteration = makeStopIteration(exception)
    e.pointee.stopAsyncIteration = exceptionType("StopAsyncIteration", exception)
    e.pointee.arithmeticError = exceptionType("ArithmeticError", exception)
    e.pointee.floatingPointError = exceptionType("FloatingPointError", e.pointee.arithmeticError)
    e.pointee.overflowError = exceptionType("OverflowError", e.pointee.arithmeticError)
    e.pointee.zeroDivisionError = exceptionType("ZeroDivisionError", e.pointee.arithmeticError)
    e.pointee.assertionError = exceptionType("AssertionError", exception)
    e.pointee.attributeError = makeAttributeError(exception)
    e.pointee.bufferError = exceptionType("BufferError", exception)
    e.pointee.eOFError = exceptionType("EOFError", exception)
    e.pointee.importError = makeImportError(exception)
    e.pointee.moduleNotFoundError = exceptionType("ModuleNotFoundError", e.pointee.importError)
    e.pointee.lookupError = exceptionType("LookupError", exception)
    e.pointee.indexError = exceptionType("IndexError", e.pointee.lookupError)
    e.pointee.keyError = makeKeyError(e.pointee.lookupError)
    e.pointee.memoryError = exceptionType("MemoryError", exception)
    e.pointee.nameError = makeNameError(exception)
    e.pointee.unboundLocalError = exceptionType("UnboundLocalError", e.pointee.nameError)
    e.pointee.referenceError = exceptionType("ReferenceError", exception)
    e.pointee.runtimeError = exceptionType("RuntimeError", exception)
    e.pointee.notImplementedError = exceptionType("NotImplementedError", e.pointee.runtimeError)
    e.pointee.pythonFinalizationError = exceptionType("PythonFinalizationError", e.pointee.runtimeError)
    e.pointee.recursionError = exceptionType("RecursionError", e.pointee.runtimeError)
    e.pointee.systemError = exceptionType("SystemError", exception)
    e.pointee.typeError = exceptionType("TypeError", exception)
    e.pointee.valueError = exceptionType("ValueError", exception)
    e.pointee.unicodeError = exceptionType("UnicodeError", e.pointee.valueError)
  }

  private func makeWarnings(_ exception: TypeRef) {
    let e = exceptions
    let warning = exceptionType("Warning", exception)
    e.pointee.warning = warning
    e.pointee.deprecationWarning = exceptionType("DeprecationWarning", warning)
    e.pointee.pendingDeprecationWarning = exceptionType("PendingDeprecationWarning", warning)
    e.pointee.runtimeWarning = exceptionType("RuntimeWarning", warning)
    e.pointee.syntaxWarning = exceptionType("SyntaxWarning", warning)
    e.pointee.userWarning = exceptionType("UserWarning", warning)
    e.pointee.futureWarning = exceptionType("FutureWarning", warning)
    e.pointee.importWarning = exceptionType("ImportWarning", warning)
    e.pointee.unicodeWarning = exceptionType("UnicodeWarning", warning)
    e.pointee.bytesWarning = exceptionType("BytesWarning", warning)
    e.pointee.resourceWarning = exceptionType("ResourceWarning", warning)
    e.pointee.encodingWarning = exceptionType("EncodingWarning", warning)
  }

  /// Every exception class with the name that `builtins` gives it. The fields of ``ExceptionTypes`` are in tree order.
  func forEachExceptionType(_ body: (TypeRef) -> Void) {
    let count = MemoryLayout<ExceptionTypes>.size / MemoryLayout<TypeRef>.stride
    let first = UnsafeMutableRawPointer(exceptions).assumingMemoryBound(to: TypeRef.self)
    for index in 0..<count { body(first[index]) }
  }
}
