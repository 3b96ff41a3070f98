/// Index of a node in ``SyntaxTree/nodes``. A child always has a smaller index than its parent.
public struct NodeID: Hashable, Sendable {
  public var index: Int32
  @inlinable public init(_ index: Int32) { self.index = index }
  /// No node: an absent optional child.
  public static let none = NodeID(-1)
  @inlinable public var isNone: Bool { index < 0 }
}

/// Index of an interned identifier in ``SyntaxTree/names``. Equal identifiers have equal indices.
public struct NameID: Hashable, Sendable {
  public var index: Int32
  @inlinable public init(_ index: Int32) { self.index = index }
  /// No name: an absent optional identifier.
  public static let none = NameID(-1)
  @inlinable public var isNone: Bool { index < 0 }
}

/// Index of a literal's bytes in ``SyntaxTree/strings``. Not interned.
public struct StringID: Hashable, Sendable {
  public var index: Int32
  @inlinable public init(_ index: Int32) { self.index = index }
}

/// A list of children: the index in ``SyntaxTree/slots`` of a count, which the items follow.
public struct NodeList: Hashable, Sendable {
  public var start: Int32
  @inlinable public init(_ start: Int32) { self.start = start }
  /// The empty list.
  public static let empty = NodeList(0)
}

/// A position in the source: a line counted from 1 and a column counted from 0 in bytes of UTF-8.
public struct SourcePosition: Hashable, Sendable {
  public var line: Int
  public var column: Int
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A stretch of source, end exclusive.
public struct SourceRange: Hashable, Sendable {
  public var start: SourcePosition
  public var end: SourcePosition
  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}

/// One node: 28 trivial bytes. What `tag` and `a b c d` mean depends on ``kind``; see ``NodeKind``.
public struct SyntaxNode: Sendable {
  public var kind: NodeKind
  public var tag: UInt8
  public var flags: UInt16
  /// Byte offsets in the source; lines and columns come from ``SyntaxTree/range(of:)``.
  public var start: UInt32
  public var end: UInt32
  public var a: Int32
  public var b: Int32
  public var c: Int32
  public var d: Int32

  /// The expression stood in its own pair of parentheses.
  public static let parenthesized: UInt16 = 1
}

/// Byte strings packed one after the other: literal texts and identifiers.
public struct ByteStringTable: Sendable {
  /// All strings end to end.
  public internal(set) var bytes: [UInt8] = []
  /// `ends[i]` is where string `i` ends; it starts where the one before it ends.
  public internal(set) var ends: [UInt32] = []

  public var count: Int { ends.count }

  /// The bytes' place in ``bytes``. O(1).
  public func range(_ index: Int32) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[Int(index) - 1]))..<Int(ends[Int(index)])
  }

  /// A slice that shares storage with the table. O(1).
  public subscript(index: Int32) -> ArraySlice<UInt8> { bytes[range(index)] }

  /// Forgets what was added since the table had these sizes.
  mutating func truncate(count: Int, bytes size: Int) {
    ends.removeLast(ends.count - count)
    bytes.removeLast(bytes.count - size)
  }

  /// Ends the string whose bytes were appended to ``bytes`` since the last call, and returns its index.
  mutating func close() -> Int32 {
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    return Int32(ends.count - 1)
  }
}

/// A parsed program as flat arrays, so that neither building nor dropping it recurses.
///
/// Invariants: a child's index is smaller than its parent's; every list lies whole in ``slots``;
/// `slots[0]` is 0, the empty list.
public struct SyntaxTree: Sendable {
  public internal(set) var nodes: [SyntaxNode] = []
  /// Lists (a count, then that many items) and fixed-size records of further fields.
  public internal(set) var slots: [Int32] = [0]
  /// Values of `int` constants.
  public internal(set) var integers: [Int64] = []
  /// Values of `float` and `complex` constants.
  public internal(set) var doubles: [Double] = []
  /// Values of `str` and `bytes` constants, digits of `bigInt` constants.
  public internal(set) var strings = ByteStringTable()
  /// Identifiers, each once, NFKC-normalised when not ASCII.
  public internal(set) var names = ByteStringTable()
  /// The module, interactive or expression node.
  public internal(set) var root = NodeID.none
  /// Byte offset of the start of each line, in order; `lineStarts[0]` is 0 (3 after a byte-order mark).
  public internal(set) var lineStarts: [UInt32] = []
  /// Cell mode: the last statement when it is a bare expression, whose value a cell shows; otherwise none.
  public internal(set) var lastExpression = NodeID.none
  /// The greatest number of nodes on a path from the root, itself included. A stage that recurses over the
  /// tree compares it with its own limit first.
  public internal(set) var depth = 0

  @inlinable public subscript(id: NodeID) -> SyntaxNode { nodes[Int(id.index)] }

  /// The line (from 1) and UTF-8 column (from 0) of a byte offset. O(log lines).
  public func position(at offset: UInt32) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let base = lineStarts.isEmpty ? 0 : lineStarts[low]
    return SourcePosition(line: low + 1, column: offset < base ? 0 : Int(offset - base))
  }

  /// Where a node stands, as CPython's `lineno`, `col_offset`, `end_lineno` and `end_col_offset`.
  public func range(of id: NodeID) -> SourceRange {
    let node = self[id]
    let start = position(at: node.start)
    return SourceRange(start: start, end: position(at: node.end))
  }

  /// The number of items of a list.
  @inlinable public func count(_ list: NodeList) -> Int { Int(slots[Int(list.start)]) }

  /// Item `index` of a list, raw: a node index, a name index or an operator, whatever the list holds.
  @inlinable public func raw(_ list: NodeList, _ index: Int) -> Int32 {
    slots[Int(list.start) + 1 + index]
  }

  /// Item `index` of a list of nodes.
  @inlinable public func item(_ list: NodeList, _ index: Int) -> NodeID { NodeID(raw(list, index)) }

  /// The items of a list of nodes, for `for … in`.
  @inlinable public func items(_ list: NodeList) -> NodeListView {
    NodeListView(base: slots[(Int(list.start) + 1)..<(Int(list.start) + 1 + count(list))])
  }

  /// An identifier's UTF-8 bytes.
  public func text(_ name: NameID) -> ArraySlice<UInt8> { names[name.index] }

  /// An identifier as a Swift string: for messages, not for hot paths.
  public func string(_ name: NameID) -> String { String(decoding: text(name), as: UTF8.self) }

  /// A literal's bytes.
  public func text(_ string: StringID) -> ArraySlice<UInt8> { strings[string.index] }
}

/// The nodes of a list. Shares the tree's storage.
public struct NodeListView: RandomAccessCollection, Sendable {
  @usableFromInline let base: ArraySlice<Int32>
  @inlinable init(base: ArraySlice<Int32>) { self.base = base }
  @inlinable public var startIndex: Int { base.startIndex }
  @inlinable public var endIndex: Int { base.endIndex }
  @inlinable public subscript(position: Int) -> NodeID { NodeID(base[position]) }
}
