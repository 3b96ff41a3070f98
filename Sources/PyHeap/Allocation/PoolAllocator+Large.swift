import Glibc

/// Requests that pools do not serve: over 512 bytes, or 0. The system allocator serves them; a header in front links
/// them, so that closing the heap returns every one.
extension VM {
  @inline(never)
  public func allocateLarge(_ size: Int) -> UnsafeMutableRawPointer? {
    let state = heap
    guard size >= 0, size < Int.max >> 2 else { return nil }
    let live = state.pointee.liveBytes + size
    if live > state.pointee.limitBytes { return refuseAllocation() }
    guard let memory = malloc(size + LargeBlock.headerSize) else { return nil }
    linkLarge(memory, size)
    if live > state.pointee.peakBytes { state.pointee.peakBytes = live }
    if size >= 4096, let charge = state.pointee.chargeBytes { charge(self, size) }
    let payload = memory + LargeBlock.headerSize
    if let notify = state.pointee.allocationObserver { notify(self, payload, size, true) }
    return payload
  }

  @inline(never)
  public func freeLarge(_ pointer: UnsafeMutableRawPointer, _ size: Int) {
    if let notify = heap.pointee.allocationObserver { notify(self, pointer, size, false) }
    let block = (pointer - LargeBlock.headerSize).assumingMemoryBound(to: LargeBlock.self)
    unlinkLarge(block)
    Glibc.free(block)
  }

  private func linkLarge(_ memory: UnsafeMutableRawPointer, _ size: Int) {
    let state = heap
    let block = memory.assumingMemoryBound(to: LargeBlock.self)
    block.initialize(to: LargeBlock(next: state.pointee.largeList, previous: nil, size: size, padding: 0))
    state.pointee.largeList?.pointee.previous = block
    state.pointee.largeList = block
    state.pointee.largeBlocks += 1
    state.pointee.largeBytes += size
    state.pointee.liveBytes += size
  }

  private func unlinkLarge(_ block: UnsafeMutablePointer<LargeBlock>) {
    let state = heap
    let next = block.pointee.next
    let previous = block.pointee.previous
    if let previous { previous.pointee.next = next } else { state.pointee.largeList = next }
    next?.pointee.previous = previous
    state.pointee.largeBlocks -= 1
    state.pointee.largeBytes -= block.pointee.size
    state.pointee.liveBytes -= block.pointee.size
  }

  /// Changes the size of a block, by CPython's rule (cpython-facts §1.5); nil leaves the old block valid.
  ///
  /// A pool block stays where it is while more than three quarters of it remain in use. Otherwise it moves. A large
  /// block is resized by the system. Unlike CPython, a large block that shrinks to 512 bytes or less moves into a
  /// pool: the size that a caller passes to `free` then always tells where a block lives.
  @inline(never)
  public func reallocate(_ pointer: UnsafeMutableRawPointer?, _ oldSize: Int, _ newSize: Int)
    -> UnsafeMutableRawPointer?
  {
    guard let pointer else { return allocate(newSize) }
    let state = heap
    if oldSize <= smallRequestLimit && oldSize > 0 {
      let address = UInt(bitPattern: pointer) & ~UInt(bitPattern: state.pointee.poolSize - 1)
      let pool = UnsafeMutablePointer<PoolHeader>(bitPattern: address).unsafelyUnwrapped
      let capacity = (Int(pool.pointee.sizeClass) + 1) << 4
      if newSize <= capacity && newSize > 0 && 4 * newSize > 3 * capacity {
        if let notify = state.pointee.allocationObserver {
          notify(self, pointer, oldSize, false)
          notify(self, pointer, newSize, true)
        }
        return pointer
      }
    } else if newSize > smallRequestLimit && oldSize > 0 {
      return resizeLarge(pointer, newSize)
    }
    guard let fresh = allocate(newSize) else { return nil }
    memcpy(fresh, pointer, min(oldSize, newSize))
    free(pointer, oldSize)
    return fresh
  }

  private func resizeLarge(_ pointer: UnsafeMutableRawPointer, _ newSize: Int) -> UnsafeMutableRawPointer? {
    let state = heap
    guard newSize < Int.max >> 2 else { return nil }
    let block = (pointer - LargeBlock.headerSize).assumingMemoryBound(to: LargeBlock.self)
    let oldSize = block.pointee.size
    if newSize > oldSize && state.pointee.liveBytes - oldSize + newSize > state.pointee.limitBytes {
      return refuseAllocation()
    }
    unlinkLarge(block)
    guard let memory = realloc(block, newSize + LargeBlock.headerSize) else {
      linkLarge(UnsafeMutableRawPointer(block), oldSize)
      return nil
    }
    linkLarge(memory, newSize)
    state.pointee.peakBytes = max(state.pointee.peakBytes, state.pointee.liveBytes)
    // Most of the time only the table of pages changes.
    if newSize >= 4096, let charge = state.pointee.chargeBytes { charge(self, newSize >> 4) }
    let payload = memory + LargeBlock.headerSize
    if let notify = state.pointee.allocationObserver {
      notify(self, pointer, oldSize, false)
      notify(self, payload, newSize, true)
    }
    return payload
  }
}
