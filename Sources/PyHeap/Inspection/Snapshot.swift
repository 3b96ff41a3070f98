/// A heap written down as it is at one time: the only thing that diagrams, checks and explanations read.
///
/// A plain value without any pointer: it outlives the heap, can be sent to another thread and stored as JSON.
public struct HeapSnapshot: Codable, Sendable, Equatable {
  /// The version profile, "3.13".
  public var profile: String
  /// Objects that were found, reached from roots first, then by generation.
  public var objects: [Object]
  /// References, grouped by holder in the order of `objects`; those held from outside first (`from` is nil).
  public var edges: [Edge]
  public var arenas: [ArenaState]
  public var pools: [Pool]
  public var counters: Counters
  /// Objects were left out because ``SnapshotOptions/objectLimit`` was reached.
  public var isTruncated: Bool

  /// One object.
  public struct Object: Codable, Sendable, Equatable {
    public var address: UInt
    public var typeName: String
    /// As `sys.getrefcount` would see it without its own argument; 4294967295 for immortal objects.
    public var count: UInt32
    /// As `sys.getsizeof`.
    public var size: Int
    /// The object's type can take part in cycles.
    public var isGC: Bool
    public var isTracked: Bool
    /// 0, 1, 2, or 3 for the permanent generation; nil when untracked.
    public var generation: Int?
    /// The finalizer has run.
    public var isFinalized: Bool
    /// A short description, at most a few words.
    public var repr: String

    public var isImmortal: Bool { count == Refcount.immortal }
  }

  /// One reference.
  public struct Edge: Codable, Sendable, Equatable {
    /// Index in `objects`; nil for a reference from outside (a frame, a table of the machine).
    public var from: Int?
    /// Index in `objects`.
    public var to: Int
    public var label: EdgeLabel
    /// False for weak references: they do not keep the target alive.
    public var isCounted: Bool
  }

  public struct ArenaState: Codable, Sendable, Equatable {
    public var address: UInt
    public var totalPools: Int
    public var freePools: Int
  }

  /// A pool that has ever been used.
  public struct Pool: Codable, Sendable, Equatable {
    public var address: UInt
    public var arena: Int
    public var blockSize: Int
    public var capacity: Int
    public var used: Int
    public var carved: Int
    /// Positions of free blocks, the next to be handed out first; empty unless asked for.
    public var freeBlocks: [Int]
  }

  public struct Counters: Codable, Sendable, Equatable {
    /// Pool blocks, rounded to their size class, and large blocks.
    public var liveBytes: Int
    public var peakBytes: Int
    public var largeBlocks: Int
    public var largeBytes: Int
    public var allocatedBlocks: Int
    public var arenas: Int
    public var arenasPeak: Int
    public var arenasTotal: Int
    /// Tracked objects in generations 0, 1, 2 and in the permanent one.
    public var generationSizes: [Int]
    /// `gc.get_count()`.
    public var gcCounts: [Int]
    /// `gc.get_threshold()`.
    public var gcThresholds: [Int]
    public var gcEnabled: Bool
    public var gcStatistics: [GenerationStatistics]
    public var longLivedTotal: Int
    public var longLivedPending: Int
  }
}

/// What a reference is called where it is held.
public enum EdgeLabel: Codable, Sendable, Equatable, Hashable {
  /// `holder.name`, kept in the instance itself (inline values or a values array).
  case attribute(String)
  /// A `__slots__` member.
  case slot(String)
  case index(Int)
  /// A dict's value; the text is the key's short description.
  case value(key: String)
  /// A dict's or set's key; the text is the key's short description.
  case key(String)
  /// A local variable of a running or suspended function.
  case frameLocal(function: String, name: String)
  /// An evaluation stack slot of a running or suspended function.
  case frameStack(function: String, depth: Int)
  /// A variable that inner functions share.
  case closureCell(name: String)
  case cellContent
  case moduleGlobal(module: String, name: String)
  case defaultArgument(name: String)
  case constant(Int)
  /// A fixed field of a built-in object: "globals", "code", "self", "__dict__".
  case field(String)
  case type
  case base(Int)
  /// Not counted.
  case weak
  /// A table or register of the machine itself.
  case machine(String)
}

extension HeapSnapshot {
  /// Index of the object with this address.
  public func index(of address: UInt) -> Int? { objects.firstIndex { $0.address == address } }

  /// References to an object, from outside and from other objects.
  public func referrers(of index: Int) -> [Edge] { edges.filter { $0.to == index } }

  /// References that an object holds.
  public func referents(of index: Int) -> [Edge] { edges.filter { $0.from == index } }
}
