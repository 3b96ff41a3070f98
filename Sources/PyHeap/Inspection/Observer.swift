/// Recording what happens to memory: every block, every count of a watched object, every step of a collection.
///
/// Nothing of this costs anything while no recorder is installed: watched objects carry a bit in their count that sends
/// `incref` and `decref` to their slow paths, and observed allocation finds an empty pool table.

/// One thing that happened. Objects appear as their addresses (`id()`), blocks as theirs.
public enum HeapEvent: Codable, Sendable, Equatable {
  /// A block of `size` requested bytes; an object with a GC head begins behind it.
  case allocated(block: UInt, size: Int)
  case released(block: UInt, size: Int)
  /// The count of a watched object is now `count`.
  case countChanged(object: UInt, by: Int, count: Int)
  /// The count of a watched object reached zero.
  case died(object: UInt)
  case collector(CollectorEvent)
}

/// Records everything that happens to a heap while it is installed.
///
/// ```swift
/// let recorder = HeapRecorder()
/// recorder.install(on: vm)          // objects made from now on are watched
/// recorder.watch(someOlderObject)
/// …
/// recorder.remove(from: vm)
/// ```
public final class HeapRecorder: CollectorRecorder {
  /// What is recorded.
  public struct Topics: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let blocks = Topics(rawValue: 1)
    /// Counts of objects passed to ``HeapRecorder/watch(_:)``.
    public static let counts = Topics(rawValue: 2)
    /// Counts of all objects made while the recorder is installed.
    public static let newborns = Topics(rawValue: 4)
    public static let collector = Topics(rawValue: 8)
    public static let all: Topics = [.blocks, .counts, .newborns, .collector]
  }

  /// The log, oldest first; it ends at `limit`.
  public var log: [HeapEvent] = []
  public let topics: Topics

  public init(_ topics: Topics = .all) {
    self.topics = topics
    super.init()
  }

  /// Starts recording; replaces another recorder. The heap does not retain it: remove it before it goes.
  public func install(on vm: VM) {
    let state = vm.heap
    state.pointee.recorder = UnsafeMutableRawPointer(Unmanaged.passUnretained(self).toOpaque())
    if topics.contains(.counts) || topics.contains(.newborns) {
      state.pointee.countObserver = { vm, ref, change in
        HeapRecorder.installed(on: vm)?.countChanged(ref, Int(change))
      }
    }
    if topics.contains(.newborns) { state.pointee.initialRefcount = 1 | Refcount.watchedBit }
    if topics.contains(.blocks) {
      vm.setAllocationObserver { vm, block, size, isNew in
        let address = UInt(bitPattern: block)
        HeapRecorder.installed(on: vm)?.append(
          isNew ? .allocated(block: address, size: size) : .released(block: address, size: size))
      }
    }
    if topics.contains(.collector) { attach(to: vm) }
  }

  /// Stops recording. Tracked objects are no longer watched; untracked ones keep the bit, which then reports nothing.
  public func remove(from vm: VM) {
    let state = vm.heap
    state.pointee.recorder = nil
    state.pointee.countObserver = nil
    state.pointee.initialRefcount = 1
    if topics.contains(.blocks) { vm.setAllocationObserver(nil) }
    if topics.contains(.collector) { detach(from: vm) }
    vm.forEachObject { unwatch($0) }
  }

  /// Records the count changes of one object from now on. Immortal objects have none.
  public func watch(_ ref: Ref) {
    if !ref.isImmortal { ref.header.pointee.refcount |= Refcount.watchedBit }
  }

  public func unwatch(_ ref: Ref) {
    if !ref.isImmortal { ref.header.pointee.refcount &= ~Refcount.watchedBit }
  }

  override func record(_ event: CollectorEvent) { append(.collector(event)) }

  private func append(_ event: HeapEvent) {
    if log.count < limit { log.append(event) }
  }

  private func countChanged(_ ref: Ref, _ change: Int) {
    let count = Int(ref.refcount)
    append(.countChanged(object: ref.address, by: change, count: count))
    if count == 0 { append(.died(object: ref.address)) }
  }

  private static func installed(on vm: VM) -> HeapRecorder? {
    vm.heap.pointee.recorder.map { Unmanaged<HeapRecorder>.fromOpaque($0).takeUnretainedValue() }
  }
}
