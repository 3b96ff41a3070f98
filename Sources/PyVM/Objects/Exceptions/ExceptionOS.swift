import Glibc
import PyHeap

// OSError and its children: which class an errno gets, and the fields.

/// Own fields, by number. `written` is a plain Int, -1 for "not set".
enum OSErrorField {
  static let errno = 0
  static let strerror = 1
  static let filename = 2
  static let filename2 = 3
  static let written = 4
}

extension VM {
  func makeOSErrors(_ base: TypeRef) {
    let type = exceptionType("OSError", base, fields: 5)
    type.pointee.dealloc = { vm, ref in exceptionDealloc(vm, ref, 15) }
    type.pointee.traverse = { ref, visit, context in exceptionTraverse(ref, visit, context, 15) }
    type.pointee.clear = { vm, ref in exceptionClear(vm, ref, 15) }
    type.slots.pointee.new = { vm, cls, arguments, count, keywordNames in
      var cls = cls
      if cls == vm.exceptions.pointee.osError.object, count >= 2, count <= 5,
        let number = arguments[0], number.kind == Kind.int, number.isCompact,
        let better = vm.osErrorClass(number.compactValue)
      {
        cls = better.object
      }
      let root = vm.exceptions.pointee.baseException.slots
      guard let ref = root.pointee.new.unsafelyUnwrapped(vm, cls, arguments, count, keywordNames) else {
        return nil
      }
      ref.store(vm.fieldOffset(OSErrorField.written), -1)
      // The type call runs __init__ only if the result is an instance of the class asked for: it is.
      return ref
    }
    type.slots.pointee.initialize = { vm, ref, arguments, count, keywordNames in
      guard exceptionInitialize(vm, ref, arguments, count, keywordNames) else { return false }
      ref.store(vm.fieldOffset(OSErrorField.written), -1)
      guard count >= 2, count <= 5 else { return true }
      vm.setExceptionField(ref, OSErrorField.errno, arguments[0].unsafelyUnwrapped.owned())
      vm.setExceptionField(ref, OSErrorField.strerror, arguments[1].unsafelyUnwrapped.owned())
      if count > 2, let file = arguments[2], file != vm.none {
        if ref.type == vm.exceptions.pointee.blockingIOError, file.kind == Kind.int, file.isCompact {
          ref.store(vm.fieldOffset(OSErrorField.written), file.compactValue)
        } else {
          vm.setExceptionField(ref, OSErrorField.filename, file.owned())
          if count > 4, let second = arguments[4], second != vm.none {
            vm.setExceptionField(ref, OSErrorField.filename2, second.owned())
          }
          // The file names are not part of `args`: so it was before there were fields for them.
          return vm.setExceptionArguments(ref, arguments, 2)
        }
      }
      return true
    }
    type.slots.pointee.str = osErrorText
    addMembers(
      type,
      [
        MemberDefinition("errno", fieldOffset(OSErrorField.errno), isReadOnly: false),
        MemberDefinition("strerror", fieldOffset(OSErrorField.strerror), isReadOnly: false),
        MemberDefinition("filename", fieldOffset(OSErrorField.filename), isReadOnly: false),
        MemberDefinition("filename2", fieldOffset(OSErrorField.filename2), isReadOnly: false),
      ])
    addAttributes(
      type,
      [
        AttributeDefinition(
          "characters_written",
          get: { vm, ref in
            let written: Int = ref.load(vm.fieldOffset(OSErrorField.written))
            if written == -1 { return vm.raise(vm.exceptions.pointee.attributeError, "characters_written") }
            return vm.int(written)
          },
          set: { vm, ref, value in
            var number = -1
            if let value {
              guard let given = vm.indexValue(value) else { return false }
              number = given
            }
            ref.store(vm.fieldOffset(OSErrorField.written), number)
            return true
          })
      ])
    readyType(type)
    let e = exceptions
    e.pointee.osError = type
    e.pointee.blockingIOError = exceptionType("BlockingIOError", type)
    e.pointee.childProcessError = exceptionType("ChildProcessError", type)
    e.pointee.connectionError = exceptionType("ConnectionError", type)
    e.pointee.brokenPipeError = exceptionType("BrokenPipeError", e.pointee.connectionError)
    e.pointee.connectionAbortedError = exceptionType("ConnectionAbortedError", e.pointee.connectionError)
    e.pointee.connectionRefusedError = exceptionType("ConnectionRefusedError", e.pointee.connectionError)
    e.pointee.connectionResetError = exceptionType("ConnectionResetError", e.pointee.connectionError)
    e.pointee.fileExistsError = exceptionType("FileExistsError", type)
    e.pointee.fileNotFoundError = exceptionType("FileNotFoundError", type)
    e.pointee.interruptedError = exceptionType("InterruptedError", type)
    e.pointee.isADirectoryError = exceptionType("IsADirectoryError", type)
    e.pointee.notADirectoryError = exceptionType("NotADirectoryError", type)
    e.pointee.permissionError = exceptionType("PermissionError", type)
    e.pointee.processLookupError = exceptionType("ProcessLookupError", type)
    e.pointee.timeoutError = exceptionType("TimeoutError", type)
  }

  /// PEP 3151: the class that stands for an errno, or nil.
  fileprivate func osErrorClass(_ number: Int) -> TypeRef? {
    let e = exceptions
    switch Int32(truncatingIfNeeded: number) {
    case EAGAIN, EALREADY, EINPROGRESS, EWOULDBLOCK: return e.pointee.blockingIOError
    case EPIPE, ESHUTDOWN: return e.pointee.brokenPipeError
    case ECHILD: return e.pointee.childProcessError
    case ECONNABORTED: return e.pointee.connectionAbortedError
    case ECONNREFUSED: return e.pointee.connectionRefusedError
    case ECONNRESET: return e.pointee.connectionResetError
    case EEXIST: return e.pointee.fileExistsError
    case ENOENT: return e.pointee.fileNotFoundError
    case EISDIR: return e.pointee.isADirectoryError
    case ENOTDIR: return e.pointee.notADirectoryError
    case EINTR: return e.pointee.interruptedError
    case EACCES, EPERM: return e.pointee.permissionError
    case ESRCH: return e.pointee.processLookupError
    case ETIMEDOUT: return e.pointee.timeoutError
    default: return nil
    }
  }
}

private let osErrorText: UnaryFunction = { vm, ref in
  let number = vm.exceptionField(ref, OSErrorField.errno).pointee
  let text = vm.exceptionField(ref, OSErrorField.strerror).pointee
  func shown(_ o: Ref?) -> String? {
    guard let text = vm.str(o ?? vm.none) else { return nil }
    defer { text.decref() }
    return text.swiftString
  }
  func quoted(_ o: Ref) -> String? {
    guard let text = vm.repr(o) else { return nil }
    defer { text.decref() }
    return text.swiftString
  }
  if let file = vm.exceptionField(ref, OSErrorField.filename).pointee {
    guard let number = shown(number), let text = shown(text), let name = quoted(file) else { return nil }
    if let second = vm.exceptionField(ref, OSErrorField.filename2).pointee {
      guard let other = quoted(second) else { return nil }
      return vm.newStr("[Errno \(number)] \(text): \(name) -> \(other)")
    }
    return vm.newStr("[Errno \(number)] \(text): \(name)")
  }
  if number != nil && text != nil {
    guard let number = shown(number), let text = shown(text) else { return nil }
    return vm.newStr("[Errno \(number)] \(text)")
  }
  return exceptionText(vm, ref)
}
