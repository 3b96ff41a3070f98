/// The constants of one compilation: equal values of equal type have one id, across all code units.
struct ConstantPool {
  var strings = TextTable()
  private(set) var constants: [Constant] = []

  private enum Key: Hashable {
    case int(Int)
    case bigInt(Bool, [UInt64])
    case float(UInt64)
    case complex(UInt64, UInt64)
    case bytes([UInt8])
    case tuple([ConstantID])
    case frozenset([ConstantID])
    case code(Int)
  }

  private var ids: [Key: ConstantID] = [:]
  /// Constant id by text id, −1 where the text is no constant.
  private var texts: [ConstantID] = []

  static let none: ConstantID = 0
  static let `true`: ConstantID = 1
  static let `false`: ConstantID = 2
  static let ellipsis: ConstantID = 3

  init() {
    constants = [.none, .true, .false, .ellipsis]
  }

  subscript(id: ConstantID) -> Constant { constants[Int(id)] }

  private mutating func add(_ key: Key, _ constant: @autoclosure () -> Constant) -> ConstantID {
    if let id = ids[key] { return id }
    let id = ConstantID(constants.count)
    constants.append(constant())
    ids[key] = id
    return id
  }

  mutating func bool(_ value: Bool) -> ConstantID { value ? Self.true : Self.false }

  mutating func int(_ value: Int) -> ConstantID { add(.int(value), .int(value)) }

  /// A whole number from its magnitude; small ones become `int`.
  mutating func bigInt(negative: Bool, limbs: [UInt64]) -> ConstantID {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    if limbs.isEmpty { return int(0) }
    if limbs.count == 1 {
      if limbs[0] < 1 << 63 { return int(negative ? -Int(limbs[0]) : Int(limbs[0])) }
      if negative, limbs[0] == 1 << 63 { return int(Int.min) }
    }
    return add(.bigInt(negative, limbs), .bigInt(negative: negative, limbs: limbs))
  }

  /// A float; a NaN equals nothing, so each is its own constant.
  mutating func float(_ value: Double) -> ConstantID {
    if value.isNaN {
      constants.append(.float(value))
      return ConstantID(constants.count - 1)
    }
    return add(.float(value.bitPattern), .float(value))
  }

  mutating func complex(_ real: Double, _ imaginary: Double) -> ConstantID {
    add(.complex(real.bitPattern, imaginary.bitPattern), .complex(real: real, imaginary: imaginary))
  }

  mutating func bytes(_ value: [UInt8]) -> ConstantID { add(.bytes(value), .bytes(value)) }

  mutating func tuple(_ items: [ConstantID]) -> ConstantID { add(.tuple(items), .tuple(items)) }

  /// A frozenset; of items that are equal in Python (`1`, `True`, `1.0`) the first stays.
  mutating func frozenset(_ items: [ConstantID]) -> ConstantID {
    var distinct: [ConstantID] = []
    for item in items where !distinct.contains(where: { isEqual($0, item) }) { distinct.append(item) }
    return add(.frozenset(distinct.sorted()), .frozenset(distinct))
  }

  /// Python's `==` of two constants.
  private func isEqual(_ left: ConstantID, _ right: ConstantID) -> Bool {
    if left == right { return true }
    if case .tuple(let a) = self[left], case .tuple(let b) = self[right] {
      return a.count == b.count && zip(a, b).allSatisfy { isEqual($0, $1) }
    }
    guard let a = number(left), let b = number(right) else { return false }
    return a == b
  }

  /// A number by its double, for comparison; ints beyond 53 bits are only equal to themselves.
  private func number(_ id: ConstantID) -> Double? {
    switch self[id] {
    case .true: return 1
    case .false: return 0
    case .int(let value): return Double(exactly: value)
    case .float(let value): return value
    case .complex(let real, let imaginary): return imaginary == 0 ? real : nil
    default: return nil
    }
  }

  /// A code object, by its unit.
  mutating func code(_ unit: Int) -> ConstantID { add(.code(unit), .code(Int32(unit))) }

  /// The string constant of an interned text.
  mutating func str(_ text: TextID) -> ConstantID {
    let index = Int(text)
    if index >= texts.count {
      texts.append(contentsOf: repeatElement(-1, count: max(strings.count, index + 1) - texts.count))
    }
    if texts[index] >= 0 { return texts[index] }
    let id = ConstantID(constants.count)
    constants.append(.str(text, interned: Self.isIdentifierLike(strings[text])))
    texts[index] = id
    return id
  }

  mutating func str(_ bytes: [UInt8]) -> ConstantID { str(strings.intern(bytes)) }

  private static func isIdentifierLike(_ bytes: ArraySlice<UInt8>) -> Bool {
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: continue
      default: return false
      }
    }
    return true
  }

  /// Hands strings and those constants that code still uses to the result, renumbered in order of use.
  func finish(_ result: inout CompilationResult) {
    result.strings = strings
    var renumbered = [ConstantID](repeating: -1, count: constants.count)
    func use(_ id: ConstantID, _ result: inout CompilationResult) -> ConstantID {
      if renumbered[Int(id)] >= 0 { return renumbered[Int(id)] }
      var constant = constants[Int(id)]
      switch constant {
      case .tuple(let items): constant = .tuple(items.map { use($0, &result) })
      case .frozenset(let items): constant = .frozenset(items.map { use($0, &result) })
      default: break
      }
      result.constants.append(constant)
      renumbered[Int(id)] = ConstantID(result.constants.count - 1)
      return renumbered[Int(id)]
    }
    for unit in result.units.indices {
      for index in result.units[unit].constants.indices {
        result.units[unit].constants[index] = use(result.units[unit].constants[index], &result)
      }
    }
  }
}
