#if HEAP_ASAN
  @testable import PyHeap
  import Testing

  /// Built with AddressSanitizer and `-D HEAP_ASAN`: touching memory that the heap has not handed out ends the process.
  /// (Bytes are read through typed pointers: without optimisation `load` runs inside the standard library, uninstrumented.)
  @Suite struct SanitizerTests {
    @Test func aFreedBlockMayNotBeRead() async {
      await #expect(processExitsWith: .failure) {
        let vm = Heap.create(profile: .v3_13, extraBytes: 0)
        let block = vm.allocate(32)!
        vm.free(block, 32)
        print(block.assumingMemoryBound(to: UInt8.self)[16])
      }
    }

    @Test func aBlockThatWasNeverHandedOutMayNotBeRead() async {
      await #expect(processExitsWith: .failure) {
        let vm = Heap.create(profile: .v3_8, extraBytes: 0)
        let block = vm.allocate(32)!
        print(block.assumingMemoryBound(to: UInt8.self)[64])
      }
    }

    @Test func anUntouchedPoolMayNotBeRead() async {
      await #expect(processExitsWith: .failure) {
        let vm = Heap.create(profile: .v3_8, extraBytes: 0)
        let block = vm.allocate(32)!
        print(block.assumingMemoryBound(to: UInt8.self)[8192])
      }
    }

    @Test func liveBlocksMayBeUsedToTheirEnd() async {
      await #expect(processExitsWith: .success) {
        let vm = Heap.create(profile: .v3_8, extraBytes: 0)
        for size in 1...700 {
          let block = vm.allocate(size)!
          block.initializeMemory(as: UInt8.self, repeating: 1, count: size)
          if size % 3 == 0 { vm.free(block, size) }
        }
        Heap.destroy(vm)
      }
    }
  }
#endif
