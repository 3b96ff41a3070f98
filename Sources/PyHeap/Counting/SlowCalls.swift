// What the register-keeping calls of CHeap land in: the slow paths of counting and of the pool allocator,
// under C names. (`decrefSlow` has its own.)

@_cdecl("heaplings_incref")
func slowIncref(_ ref: Ref) { increfWatched(ref) }

@_cdecl("heaplings_allocate")
func slowAllocate(_ vm: VM, _ size: Int) -> UnsafeMutableRawPointer? {
  UInt(bitPattern: size &- 1) < UInt(smallRequestLimit) ? vm.allocateSmallSlow(size) : vm.allocateLarge(size)
}

/// A block that no pool holds.
@_cdecl("heaplings_free")
func slowFree(_ vm: VM, _ block: UnsafeMutableRawPointer, _ size: Int) {
  if UInt(bitPattern: size &- 1) < UInt(smallRequestLimit) {
    vm.freeObserved(block, size)
  } else {
    vm.freeLarge(block, size)
  }
}

/// A pool that was full, or is empty now.
@_cdecl("heaplings_pool")
func slowPool(_ vm: VM, _ pool: UnsafeMutableRawPointer, _ wasFull: Int) {
  vm.freeSlow(pool.assumingMemoryBound(to: PoolHeader.self), wasFull: wasFull != 0)
}
