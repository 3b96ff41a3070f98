import PyHeap

/// A Python value copied out of a heap: it shares nothing with the program that made it.
///
/// Only exact built-in types become values; an instance of anything else, subclasses of built-in types
/// included, is an
/// ``object(type:address:)``. So no `__eq__` of a program takes part in a comparison of two values.
public indirect enum PythonValue: Sendable, Hashable {
  case none
  case bool(Bool)
  /// Decimal digits with a sign.
  case int(String)
  /// Bits, so that equality is exact and NaN equals itself.
  case float(bits: UInt64)
  /// UTF-8 text; lone surrogates are written as U+FFFD.
  case str(String)
  case bytes([UInt8])
  case list([PythonValue])
  case tuple([PythonValue])
  /// In insertion order.
  case dict([Entry])
  /// Sorted by ``description``; frozensets too.
  case set([PythonValue])
  case object(type: String, address: UInt)
  /// Cut: too deep, too large, or part of itself.
  case cut

  public struct Entry: Sendable, Hashable {
    public var key: PythonValue
    public var value: PythonValue
  }
}

extension PythonValue: CustomStringConvertible {
  /// As Python writes it, addresses left out.
  public var description: String {
    switch self {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .int(let digits): return digits
    case .float(let bits):
      let value = Double(bitPattern: bits)
      return value.isNaN ? "nan" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : value.description
    case .str(let text): return PythonValue.quote(text)
    case .bytes(let bytes):
      let digits = Array("0123456789abcdef")
      return "b'"
        + bytes.map { byte in
          byte >= 32 && byte < 127 && byte != 39 && byte != 92
            ? String(UnicodeScalar(byte)) : "\\x\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined() + "'"
    case .list(let items): return "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .tuple(let items):
      return items.count == 1
        ? "(\(items[0]),)" : "(" + items.map(\.description).joined(separator: ", ") + ")"
    case .dict(let entries):
      return "{" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .set(let items):
      return items.isEmpty ? "set()" : "{" + items.map(\.description).joined(separator: ", ") + "}"
    case .object(let type, _): return "<\(type) object>"
    case .cut: return "…"
    }
  }

  private static func quote(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}

extension Interpreter {
  /// A global of `__main__` as a value; nil when there is no such name. Nothing on the heap changes.
  ///
  /// - Parameter budget: most values that are copied; what is over it is ``PythonValue/cut``.
  public func value(ofGlobal name: String, budget: Int = 100_000) -> PythonValue? {
    guard let ref = global(name) else { return nil }
    var copier = ValueCopier(budget: budget)
    return copier.copy(ref, depth: 0)
  }
}

/// Copies values out of a heap, with a bound on depth and on size.
private struct ValueCopier {
  static let maximumDepth = 100
  var budget: Int
  /// Containers that are being copied, to cut cycles.
  private var open: Set<UInt> = []

  init(budget: Int) { self.budget = budget }

  mutating func copy(_ ref: Ref, depth: Int) -> PythonValue {
    budget -= 1
    guard budget >= 0, depth < Self.maximumDepth else { return .cut }
    switch ref.kind {
    case Kind.none: return .none
    case Kind.bool: return .bool(ref.compactValue != 0)
    case Kind.int: return .int(decimal(ref))
    case Kind.float: return .float(bits: ref.floatValue.bitPattern)
    case Kind.str:
      budget -= ref.strLength / 16
      return budget >= 0 ? .str(ref.swiftString) : .cut
    case Kind.bytes:
      let count: Int = ref.load(BytesLayout.length)
      budget -= count / 16
      return budget >= 0
        ? .bytes(Array(UnsafeRawBufferPointer(start: ref.raw + BytesLayout.data, count: count))) : .cut
    case Kind.list, Kind.tuple, Kind.dict, Kind.set, Kind.frozenset:
      guard open.insert(ref.address).inserted else { return .cut }
      defer { open.remove(ref.address) }
      return container(ref, depth: depth + 1)
    default: return .object(type: ref.type.nameText, address: ref.address)
    }
  }

  private mutating func container(_ ref: Ref, depth: Int) -> PythonValue {
    switch ref.kind {
    case Kind.list:
      guard ref.listCount <= budget else { return .cut }
      return .list((0..<ref.listCount).map { copy(ref.listItem($0), depth: depth) })
    case Kind.tuple:
      guard ref.tupleCount <= budget else { return .cut }
      return .tuple((0..<ref.tupleCount).map { copy(ref.tupleItem($0), depth: depth) })
    case Kind.dict:
      guard ref.dictCount <= budget else { return .cut }
      var entries: [PythonValue.Entry] = []
      let keys = ref.dictKeys
      for index in 0..<keys.pointee.count {
        guard let key = keys.key(index), let value = ref.dictValueSlot(index).pointee else { continue }
        entries.append(.init(key: copy(key, depth: depth), value: copy(value, depth: depth)))
      }
      return .dict(entries)
    default:
      guard ref.setCount <= budget else { return .cut }
      var items: [PythonValue] = []
      for slot in 0...ref.setMask {
        if let item = ref.setTable[slot].item { items.append(copy(item, depth: depth)) }
      }
      return .set(items.map { ($0.description, $0) }.sorted { $0.0 < $1.0 }.map(\.1))
    }
  }

  /// Decimal digits of an int, by schoolbook division of its limbs; huge ones are given in hexadecimal.
  private func decimal(_ ref: Ref) -> String {
    if ref.isCompact { return String(ref.compactValue) }
    let count = Int(ref.load(IntLayout.limbCount, as: UInt32.self))
    let sign = ref.load(IntLayout.digits, as: Int32.self) < 0 ? "-" : ""
    var limbs = (0..<count).map { ref.load(IntLayout.limbs + $0 * 8, as: UInt.self) }
    guard count <= 1000 else {
      return sign + "0x" + limbs.reversed().map { String($0, radix: 16) }.joined(separator: "_")
    }
    var groups: [UInt] = []
    let base: UInt = 1_000_000_000_000_000_000
    while let top = limbs.last {
      if top == 0 {
        limbs.removeLast()
        continue
      }
      var rest: UInt = 0
      for index in limbs.indices.reversed() {
        let (quotient, remainder) = base.dividingFullWidth((rest, limbs[index]))
        limbs[index] = quotient
        rest = remainder
      }
      groups.append(rest)
    }
    guard let first = groups.last else { return "0" }
    return sign + String(first)
      + groups.dropLast().reversed().map {
        let text = String($0)
        return String(repeating: "0", count: 18 - text.utf8.count) + text
      }.joined()
  }
}
