import CHeap
import Glibc

/// # Blocks, pools, arenas (cpython-facts §1)
///
/// ```
/// arena  256 KiB / 1 MiB, mapped from the system
/// ┌──────────────┬──────────────┬──────────────┬───
/// │ pool 4/16 KiB│ pool         │ pool         │ …
/// └──────────────┴──────────────┴──────────────┴───
/// pool
/// ┌────────────┬───────┬───────┬───────┬───────
/// │ header 48 B│ block │ block │ block │ …         all of one size class: 16, 32, … 512
/// └────────────┴───────┴───────┴───────┴───────
/// ```
///
/// Invariants (proved by HeapChecker): a pool is on its class's used list iff `0 < count < capacity`; a full pool is
/// on no list; an empty pool is on its arena's free-pool stack; `usableArenas` holds exactly the arenas with a free
/// pool, ascending by their number of free pools; at most one completely free arena stays mapped (the last one).
///
/// A free block's first word is the next free block. Carved-but-never-used space starts at `nextOffset`.
public struct PoolHeader {
  public var count: UInt32
  public var freeBlock: UnsafeMutableRawPointer?
  public var next: UnsafeMutablePointer<PoolHeader>?
  public var previous: UnsafeMutablePointer<PoolHeader>?
  public var arenaIndex: Int32
  public var sizeClass: UInt32
  public var nextOffset: UInt32
  public var maxNextOffset: UInt32

  public static let size = 48
}

/// A record of the arena table.
public struct Arena {
  /// Start of the mapping; nil for an unused record.
  public var base: UnsafeMutableRawPointer?
  /// The next never-carved pool.
  public var poolAddress: UnsafeMutableRawPointer?
  public var freePools: Int32
  public var totalPools: Int32
  /// Stack of empty pools, linked through `next`.
  public var freePoolStack: UnsafeMutablePointer<PoolHeader>?
  public var next: Int32
  public var previous: Int32
}

/// Header in front of every request that went to the system allocator.
public struct LargeBlock {
  public var next: UnsafeMutablePointer<LargeBlock>?
  public var previous: UnsafeMutablePointer<LargeBlock>?
  public var size: Int
  /// Keeps the payload 16-byte aligned.
  var padding: Int

  public static let headerSize = 32
}

/// Requests up to this many bytes are served from pools.
public let smallRequestLimit = 512
/// 16, 32, … 512.
public let sizeClassCount = 32

extension VM {
  /// Allocates `size` bytes; nil when the system or the limit refuses. A request of 0 bytes gets an address of its
  /// own from the system allocator.
  ///
  /// - Complexity: O(1). The common case pops the first block of the first used pool.
  @inlinable @inline(__always)
  public func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    if UInt(bitPattern: size &- 1) < UInt(smallRequestLimit) {
      let sizeClass = (size &- 1) &>> 4
      let state = heap
      if let pool = state.pointee.usedPools[sizeClass] {
        let block = pool.pointee.freeBlock.unsafelyUnwrapped
        #if HEAP_ASAN
          poisonRegion(block, (sizeClass &+ 1) &<< 4, false)
        #endif
        if let following = block.load(as: UnsafeMutableRawPointer?.self) {
          let live = state.pointee.liveBytes &+ ((sizeClass &+ 1) &<< 4)
          if live > state.pointee.peakBytes {
            if live > state.pointee.limitBytes { return refuseAllocation() }
            state.pointee.peakBytes = live
          }
          pool.pointee.freeBlock = following
          pool.pointee.count &+= 1
          state.pointee.liveBytes = live
          return block
        }
      }
      return heap_call_allocate(self, size)
    }
    return heap_call_allocate(self, size)
  }

  /// Returns memory obtained by ``allocate(_:)`` with the same size (or resized to it).
  @inlinable @inline(__always)
  public func free(_ block: UnsafeMutableRawPointer, _ size: Int) {
    if UInt(bitPattern: size &- 1) < UInt(smallRequestLimit) {
      let state = heap
      #if HEAP_WITHOUT_OBSERVERS
        let pool = UnsafeMutablePointer<PoolHeader>(
          bitPattern: UInt(bitPattern: block) & state.pointee.poolMask
        ).unsafelyUnwrapped
      #else
        guard
          let pool = UnsafeMutablePointer<PoolHeader>(
            bitPattern: UInt(bitPattern: block) & state.pointee.poolMask)
        else {
          heap_call_free(self, block, size)
          return
        }
      #endif
      let previous = pool.pointee.freeBlock
      block.storeBytes(of: previous, as: UnsafeMutableRawPointer?.self)
      pool.pointee.freeBlock = block
      pool.pointee.count &-= 1
      state.pointee.liveBytes &-= (Int(pool.pointee.sizeClass) &+ 1) &<< 4
      #if HEAP_ASAN
        poisonRegion(block, (Int(pool.pointee.sizeClass) &+ 1) &<< 4, true)
      #endif
      if previous == nil || pool.pointee.count == 0 { heap_call_pool(self, pool, previous == nil ? 1 : 0) }
    } else {
      heap_call_free(self, block, size)
    }
  }
}
