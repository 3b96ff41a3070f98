import PyHeap

/// A snapshot with its references sorted by the objects at both ends.
///
/// - Complexity: making one costs O(objects + references); each question then only what it answers.
public struct HeapFacts: Sendable {
  public let snapshot: HeapSnapshot
  private let indices: [UInt: Int]
  /// Positions in `snapshot.edges` of the counted references to, and from, each object.
  private let toEdges: [[Int32]]
  private let fromEdges: [[Int32]]
  /// The object whose `__dict__` a dict is, by the dict.
  private let owners: [Int: Int]

  public init(_ snapshot: HeapSnapshot) {
    self.snapshot = snapshot
    var indices: [UInt: Int] = [:]
    indices.reserveCapacity(snapshot.objects.count)
    for (index, object) in snapshot.objects.enumerated() { indices[object.address] = index }
    var to = [[Int32]](repeating: [], count: snapshot.objects.count)
    var from = to
    var owners: [Int: Int] = [:]
    for (index, edge) in snapshot.edges.enumerated() where edge.isCounted {
      to[edge.to].append(Int32(index))
      guard let holder = edge.from else { continue }
      from[holder].append(Int32(index))
      if edge.label == .field("__dict__"), owners[edge.to] == nil { owners[edge.to] = holder }
    }
    self.indices = indices
    self.owners = owners
    toEdges = to
    fromEdges = from
  }

  /// The object at an address.
  public func index(of address: UInt) -> Int? { indices[address] }

  func object(_ index: Int) -> HeapSnapshot.Object { snapshot.objects[index] }

  /// Counted references to an object.
  func references(to index: Int) -> some Collection<HeapSnapshot.Edge> {
    toEdges[index].lazy.map { snapshot.edges[Int($0)] }
  }

  /// Counted references that an object holds.
  func references(from index: Int) -> some Collection<HeapSnapshot.Edge> {
    fromEdges[index].lazy.map { snapshot.edges[Int($0)] }
  }

  /// The instance, class or module whose `__dict__` this is.
  func owner(ofNamespace index: Int) -> Int? { owners[index] }

  /// Instances of a class, by the class's name.
  func instances(of type: String) -> [Int] {
    snapshot.objects.indices.filter { snapshot.objects[$0].typeName == type }
  }

  /// What can be reached from an object by references of the data: those to classes and to the namespaces of
  /// modules are left out, since everything is reachable through them.
  /// - Complexity: O(objects + references).
  func reachable(from start: Int) -> [Bool] {
    var seen = [Bool](repeating: false, count: snapshot.objects.count)
    seen[start] = true
    var pending = [start]
    while let index = pending.popLast() {
      for edge in references(from: index) where !seen[edge.to] {
        switch edge.label {
        case .type, .moduleGlobal, .field("__globals__"), .field("__builtins__"), .field("f_globals"):
          continue
        default: break
        }
        seen[edge.to] = true
        pending.append(edge.to)
      }
    }
    return seen
  }

  /// Tracked objects that only each other hold: what a full collection would find. Worked out from the
  /// picture, by the collector's own method (trial deletion).
  /// - Complexity: O(objects + references).
  func unreachable() -> [Int] {
    let objects = snapshot.objects
    var outside = objects.map { $0.isImmortal ? Int.max / 2 : Int($0.count) }
    for edge in snapshot.edges where edge.isCounted {
      if let from = edge.from, objects[from].isTracked { outside[edge.to] -= 1 }
    }
    var reached = [Bool](repeating: false, count: objects.count)
    var pending = objects.indices.filter { objects[$0].isTracked && outside[$0] > 0 }
    for index in pending { reached[index] = true }
    while let index = pending.popLast() {
      for edge in references(from: index) where !reached[edge.to] {
        reached[edge.to] = true
        pending.append(edge.to)
      }
    }
    return objects.indices.filter { objects[$0].isTracked && !reached[$0] }
  }
}
