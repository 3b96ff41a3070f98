import PyHeap

// A few words for an object, written without touching the heap: no `__repr__` runs, nothing is allocated.

/// Longest piece of a str that is quoted.
private let textLimit = 24
/// Items of a container that are listed.
private let itemLimit = 3

/// `['milk']`, `{'k': 1}`, `<Shelf>`: at most a few words.
/// - Parameter depth: containers deeper than two are only named.
func shortRepr(_ ref: Ref, depth: Int) -> String {
  switch ref.kind {
  case Kind.none: return "None"
  case Kind.bool: return ref.compactValue != 0 ? "True" : "False"
  case Kind.notImplemented: return "NotImplemented"
  case Kind.ellipsis: return "Ellipsis"
  case Kind.int: return ref.isCompact ? String(ref.compactValue) : "<a big int>"
  case Kind.float: return ref.floatValue.description
  case Kind.str: return quoted(ref)
  case Kind.bytes: return "<bytes, \(ref.load(BytesLayout.length, as: Int.self)) long>"
  case Kind.list, Kind.tuple:
    let isList = ref.kind == Kind.list
    let count = isList ? ref.listCount : ref.tupleCount
    let items = isList ? ref.listItems : ref.tupleItems
    if count == 0 { return isList ? "[]" : "()" }
    guard let items, depth < 2 else { return isList ? "[…]" : "(…)" }
    var parts = (0..<min(count, itemLimit)).map { items[$0].map { shortRepr($0, depth: depth + 1) } ?? "?" }
    if count > itemLimit { parts.append("…") }
    let text = parts.joined(separator: ", ")
    return isList ? "[\(text)]" : count == 1 ? "(\(text),)" : "(\(text))"
  case Kind.dict: return ref.dictCount == 0 ? "{}" : "{… \(ref.dictCount)}"
  case Kind.set, Kind.frozenset: return "{… \(ref.setCount)}"
  case Kind.type: return "<class \(ref.asType.nameText)>"
  case Kind.function: return "<function \(ref.load(FunctionLayout.name, as: Ref.self).swiftString)>"
  case Kind.generator: return "<generator \(ref.load(GeneratorLayout.name, as: Ref.self).swiftString)>"
  case Kind.module:
    return "<module \(ref.load(ModuleLayout.name, as: Ref?.self).map { shortRepr($0, depth: 2) } ?? "?")>"
  default: return "<\(ref.type.nameText)>"
  }
}

private func quoted(_ ref: Ref) -> String {
  guard ref.strLength > textLimit else { return "'\(ref.swiftString)'" }
  var text = ""
  let data = ref.strData
  for index in 0..<textLimit {
    let unit: UInt32 =
      switch ref.strWidth {
      case 1: UInt32(data.load(fromByteOffset: index, as: UInt8.self))
      case 2: UInt32(data.load(fromByteOffset: index * 2, as: UInt16.self))
      default: data.load(fromByteOffset: index * 4, as: UInt32.self)
      }
    text.unicodeScalars.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
  }
  return "'\(text)…'"
}

extension VM {
  /// `__sizeof__` of the built-in layouts, computed from the object itself.
  func ownSize(of ref: Ref) -> Int {
    let basic = Int(ref.type.pointee.basicSize)
    switch ref.kind {
    case Kind.list: return basic + ref.listAllocated * 8
    case Kind.tuple: return basic + ref.tupleCount * 8
    case Kind.str: return sizeOfStr(ref)
    case Kind.bytes: return 33 + ref.load(BytesLayout.length, as: Int.self)
    case Kind.int:
      let digits: Int32 = ref.load(IntLayout.digits)
      return 24 + 4 * max(Int(digits.magnitude), 1)
    case Kind.dict: return DictLayout.size + (ref.dictKeys.isShared ? 0 : ref.dictKeys.byteSize)
    case Kind.set, Kind.frozenset:
      return SetLayout.size + (ref.setMask >= 8 ? (ref.setMask + 1) * MemoryLayout<SetEntry>.stride : 0)
    default: return basic
    }
  }
}
