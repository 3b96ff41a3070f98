/// The first pool of each size class.
public typealias PoolTable = UnsafeMutablePointer<UnsafeMutablePointer<PoolHeader>?>

/// All memory state of one interpreter. No global mutable state exists beside it.
///
/// The block is allocated once by ``Heap/create(profile:extraBytes:)``; PyVM's own state lies right behind it, in the
/// same allocation, so that one pointer (``VM``) reaches both. Trivial: no Swift reference anywhere inside.
public struct HeapState {
  public var profile: VersionProfile

  // MARK: Pool allocator (PoolAllocator.swift)

  /// What the fast path of allocation looks at: `poolTable`, or 32 nils while allocations are observed, which sends
  /// every request to the slow path: observing costs nothing when off.
  public var usedPools: PoolTable
  /// Per size class the first partially used pool, or nil. 32 entries, and 32 that are always nil.
  public var poolTable: PoolTable
  public var poolSize: Int
  /// `~(poolSize - 1)`: clears an address down to its pool. 0 while allocations are observed: sends every release
  /// to the slow path.
  public var poolMask: UInt
  public var arenaSize: Int
  /// The arena table; nil until the first arena.
  public var arenas: UnsafeMutablePointer<Arena>?
  public var arenaCapacity: Int
  /// Arenas with at least one available pool, ascending by number of free pools. Indices; -1 = none.
  public var usableArenas: Int32
  /// Free arena records (no mapping behind them), linked through `next`.
  public var unusedArenaRecords: Int32
  /// `lastArenaWithFree[k]`: last arena in `usableArenas` that has k free pools, or -1. Makes moves O(1).
  public var lastArenaWithFree: UnsafeMutablePointer<Int32>
  /// Where the next arena is asked for, so that a lone heap gets the same addresses in every run; 0: anywhere.
  public var arenaHint: UInt
  /// The first address of this heap's address range, or 0: subtract it from an id to get a number that does not
  /// depend on what else runs in the process.
  public var arenaOrigin: UInt
  public var arenasMapped: Int
  public var arenasMappedTotal: Int
  public var arenasMappedPeak: Int

  // MARK: Accounting: bytes of pool blocks (rounded) plus bytes of large requests

  public var liveBytes: Int
  public var peakBytes: Int
  public var limitBytes: Int
  public var largeBlocks: Int
  public var largeBytes: Int
  /// All live large blocks, doubly linked, so that closing returns every one.
  public var largeList: UnsafeMutablePointer<LargeBlock>?
  /// Set when a request was refused because of `limitBytes`: the run ends as a limit, not as a MemoryError.
  public var limitHit: Bool

  // MARK: Object factory

  /// What a newborn's count word holds: 1, or 1 with the watched bit while an observer records counts.
  public var initialRefcount: UInt32
  /// Free lists: per type and length, LIFO, linked through the object's `type` word.
  public var freeLists: UnsafeMutablePointer<FreeList>

  // MARK: Collector (Collector.swift)

  public var gc: CollectorState
  public var collectorHooks: CollectorHooks

  // MARK: Weak references (Weakref.swift)

  /// The exact types whose callback-less instances are shared; set by the machine.
  public var weakrefType: TypeRef?
  public var proxyType: TypeRef?
  public var callableProxyType: TypeRef?

  // MARK: Observation (Observer.swift)

  /// Called after each change of a watched object's count, with the change; a count of 0 is a death.
  public var countObserver: (@convention(c) (VM, Ref, Int32) -> Void)?
  /// Called for each block (address, bytes asked for, true = allocated). Set by
  /// ``VM/setAllocationObserver(_:)`` only.
  public var allocationObserver: (@convention(c) (VM, UnsafeMutableRawPointer, Int, Bool) -> Void)?
  /// A ``HeapRecorder``, not retained, or nil.
  public var recorder: UnsafeMutableRawPointer?

  // MARK: Deallocation (Deallocation.swift)

  public var deallocDepth: Int32
  public var deferredDeallocs: Ref?

  // MARK: Hooks into the machine

  /// Called for an object with weak references when it dies by count; from the start this is
  /// ``VM/clearWeakReferences(to:)``.
  public var clearWeakrefs: (@convention(c) (VM, Ref) -> Void)?
  /// Told of each block of a page or more that the system allocator made or moved, with its bytes: the machine charges
  /// for work on that much memory.
  public var chargeBytes: (@convention(c) (VM, Int) -> Void)?
  /// Asks the machine to stop at its next safe point (a collection is due, a limit was hit).
  public var requestBreak: (@convention(c) (VM) -> Void)?
  /// True while an exception is pending: automatic collection waits.
  public var errorPending: (@convention(c) (VM) -> Bool)?
}

extension VM {
  /// The memory state of this interpreter.
  @inlinable @inline(__always)
  public var heap: UnsafeMutablePointer<HeapState> { raw.assumingMemoryBound(to: HeapState.self) }
}

/// One LIFO list of dead objects kept for reuse.
public struct FreeList {
  public var head: Ref?
  public var count: Int32
  public var limit: Int32
  /// Bytes of each entry's block, prefix included; 0 when the entries differ and the machine empties the list.
  public var blockSize: Int32
  /// Bytes in front of each entry (its GC head), 0 or 16.
  public var prefix: Int32
}

/// Indices into `HeapState.freeLists`.
public enum FreeListIndex {
  public static let float = 0
  public static let list = 1
  public static let dict = 2
  public static let dictKeys = 3
  public static let slice = 4
  public static let frame = 5
  public static let method = 6
  public static let builtin = 7
  /// Tuples of length n are at `tuple + n`, n in 1…20.
  public static let tuple = 8
  public static let count = 32
}

extension VM {
  /// Takes a dead object from a free list; its header's type word was the link and must be rewritten.
  @inlinable @inline(__always)
  public func popFreeList(_ index: Int) -> Ref? {
    let list = heap.pointee.freeLists + index
    guard let head = list.pointee.head else { return nil }
    list.pointee.head = head.load(8, as: Ref?.self)
    list.pointee.count &-= 1
    #if HEAP_ASAN
      poisonPayload(head, list.pointee, false)
    #endif
    return head
  }

  /// Keeps a dead object for reuse; false when the list is full and the memory must be freed.
  @inlinable @inline(__always)
  public func pushFreeList(_ index: Int, _ ref: Ref) -> Bool {
    let list = heap.pointee.freeLists + index
    guard list.pointee.count < list.pointee.limit else { return false }
    ref.store(8, list.pointee.head)
    list.pointee.head = ref
    list.pointee.count &+= 1
    #if HEAP_ASAN
      poisonPayload(ref, list.pointee, true)
    #endif
    return true
  }

  #if HEAP_ASAN
    /// Dead objects that wait for reuse keep only their GC head and header readable.
    public func poisonPayload(_ ref: Ref, _ list: FreeList, _ poison: Bool) {
      let size = Int(list.blockSize - list.prefix) - 16
      if size > 0 { poisonRegion(ref.raw + 16, size, poison) }
    }
  #endif
}
