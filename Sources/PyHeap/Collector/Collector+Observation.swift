/// What a collection reports when somebody watches it.

/// The steps of one collection, in the order in which they run (cpython-facts §4.4).
public enum CollectorPhase: String, Codable, Sendable, CaseIterable {
  /// Younger generations join the one that is collected.
  case merge
  /// Each candidate's count is copied into its GC head.
  case copyCounts
  /// Each reference from a candidate to a candidate lowers the target's copy.
  case subtractReferences
  /// Candidates held from outside are kept with all they reach; the rest is moved aside.
  case scan
  /// Tuples (and, in a full collection, dicts) that hold only atoms leave the collector's care.
  case untrack
  /// Weak references to and in the garbage are cleared.
  case clearWeakrefs
  /// Callbacks of the weak references that live on.
  case weakrefCallbacks
  /// `__del__`, once in an object's life.
  case finalize
  /// The garbage is examined again: a finalizer may have brought something back.
  case recheck
  /// What is still garbage drops its references; counting frees the rest.
  case clear
}

/// One step of a collection. Objects appear as their addresses (`id()`).
public enum CollectorEvent: Codable, Sendable, Equatable {
  case started(generation: Int)
  case phaseBegan(CollectorPhase)
  case phaseEnded(CollectorPhase)
  /// `object` is a candidate; its working count starts as `count`.
  case countCopied(object: UInt, count: Int)
  /// `from` refers to `to`, both candidates; `remaining` is the target's working count after the subtraction.
  case edgeSubtracted(from: UInt, to: UInt, remaining: Int)
  /// The scan met `object` with a positive working count: it is kept.
  case kept(object: UInt, count: Int)
  /// `by` is kept and refers to `object`, which the scan has not met yet: its working count becomes 1.
  case reached(object: UInt, by: UInt)
  /// The scan met `object` with working count zero and moved it to the unreachable list, for now.
  case movedToUnreachable(object: UInt)
  /// `by` is kept and refers to `object`, which had been moved aside: it returns to the end of the scan list.
  case rescued(object: UInt, by: UInt)
  case untracked(object: UInt)
  case weakrefCleared(weakref: UInt, referent: UInt)
  case callbackCalled(weakref: UInt)
  case finalizerCalled(object: UInt)
  /// A finalizer made `object` reachable again.
  case resurrected(object: UInt)
  /// `object` dropped its references.
  case cleared(object: UInt)
  /// DEBUG_SAVEALL: `object` went to `gc.garbage` instead.
  case saved(object: UInt)
  /// The count of `object`, a piece of garbage, reached zero.
  case freed(object: UInt)
  case finished(generation: Int, collected: Int, uncollectable: Int)
}

/// The collector is compiled once per observer type. ``SilentObserver`` compiles to nothing.
protocol CollectorObserver {
  /// False removes every report, and the computing of its arguments, at compile time.
  static var isRecording: Bool { get }
  var recorder: CollectorRecorder { get }
}

extension CollectorObserver {
  @inline(__always)
  func report(_ event: @autoclosure () -> CollectorEvent) {
    if Self.isRecording { recorder.record(event()) }
  }
}

/// Nobody watches.
struct SilentObserver: CollectorObserver {
  @inline(__always)
  static var isRecording: Bool { false }
  @inline(__always)
  var recorder: CollectorRecorder { fatalError("a silent observer has no recorder") }
}

/// Every step goes into a recorder.
struct RecordingObserver: CollectorObserver {
  @inline(__always)
  static var isRecording: Bool { true }
  let recorder: CollectorRecorder
}

/// Collects the events of all collections that run while it is attached to a heap.
///
/// ```swift
/// let recorder = CollectorRecorder()
/// recorder.attach(to: vm)
/// defer { recorder.detach(from: vm) }
/// ```
public class CollectorRecorder {
  public var events: [CollectorEvent] = []
  /// Recording stops silently when the log is this long, so that a large heap cannot exhaust memory.
  public var limit = 1_000_000

  public init() {}

  func record(_ event: CollectorEvent) {
    if events.count < limit { events.append(event) }
  }

  /// Starts recording; replaces another recorder. The heap does not retain it: detach before it goes.
  public func attach(to vm: VM) {
    vm.heap.pointee.gc.recorder = UnsafeMutableRawPointer(Unmanaged.passUnretained(self).toOpaque())
  }

  public func detach(from vm: VM) { vm.heap.pointee.gc.recorder = nil }

  static func attached(to vm: VM) -> CollectorRecorder? {
    vm.heap.pointee.gc.recorder.map { Unmanaged<CollectorRecorder>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// A piece of garbage that a recording collection watches has died.
@inline(never)
func reportGarbageDeath(_ vm: VM, _ ref: Ref) {
  CollectorRecorder.attached(to: vm)?.record(.freed(object: ref.address))
}
