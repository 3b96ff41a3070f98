/// # The collector's lists
///
/// A generation is a circular, doubly linked list of GC heads; its own head is a `GCHead` that belongs to no object.
/// The same two words are the collector's whole working memory: while a collection runs, `previous` of a candidate
/// holds the working copy of its count, so the candidates are linked forwards only until the scan relinks them.

/// A list, or one element of it.
public typealias GCLink = UnsafeMutablePointer<GCHead>

extension UnsafeMutablePointer where Pointee == GCHead {
  /// The object behind this head. Not for list heads.
  @inlinable @inline(__always)
  public var object: Ref { Ref(self + 1) }

  /// The following element; only while no element carries the "unreachable" bit.
  @inlinable @inline(__always)
  public var nextLink: GCLink { GCLink(bitPattern: pointee.next).unsafelyUnwrapped }

  /// The element before, without the flag bits that share the word.
  @inlinable @inline(__always)
  public var previousLink: GCLink {
    GCLink(bitPattern: pointee.previous & ~GCHead.flagMask).unsafelyUnwrapped
  }

  @inlinable @inline(__always)
  public func setNext(_ link: GCLink) { pointee.next = UInt(bitPattern: link) }

  /// Changes the link and leaves the flags.
  @inlinable @inline(__always)
  public func setPrevious(_ link: GCLink) {
    pointee.previous = (pointee.previous & GCHead.flagMask) | UInt(bitPattern: link)
  }

  @inlinable @inline(__always)
  public var address: UInt { UInt(bitPattern: self) }

  /// Makes this an empty list.
  @inlinable @inline(__always)
  public func makeEmptyList() {
    pointee.next = address
    pointee.previous = address
  }

  @inlinable @inline(__always)
  public var isEmptyList: Bool { pointee.next == address }

  /// Number of elements. O(n).
  public var listCount: Int {
    var count = 0
    var link = nextLink
    while link != self {
      count &+= 1
      link = link.nextLink
    }
    return count
  }

  /// Appends an element that is on no list.
  @inlinable @inline(__always)
  public func appendLink(_ node: GCLink) {
    let last = previousLink
    node.setPrevious(last)
    last.setNext(node)
    node.setNext(self)
    pointee.previous = node.address
  }

  /// Takes an element off its list and appends it to this one.
  @inlinable @inline(__always)
  public func moveLinkHere(_ node: GCLink) {
    let before = node.previousLink
    let after = node.nextLink
    before.setNext(after)
    after.setPrevious(before)
    appendLink(node)
  }

  /// Appends all of another list to this one and leaves the other empty. O(1).
  @inlinable @inline(__always)
  public func mergeListHere(_ other: GCLink) {
    if other.isEmptyList { return }
    let tail = previousLink
    let first = other.nextLink
    let last = other.previousLink
    tail.setNext(first)
    first.setPrevious(tail)
    last.setNext(self)
    setPrevious(last)
    other.makeEmptyList()
  }
}

extension GCHead {
  /// Position of the working count inside `previous`, above the flags.
  public static let countShift: UInt = 2
  /// One reference in the working count.
  public static let oneReference: UInt = 1 << 2
}

/// Indices of the list heads behind `CollectorState.generations`.
///
/// Collections never nest, so the temporary lists of the one that runs live beside the generations.
public enum GCListIndex {
  public static let permanent = 3
  static let unreachable = 4
  static let stillUnreachable = 5
  static let seen = 6
  static let callbacks = 7
  static let total = 8
  static let candidateCapacity = 256
}
