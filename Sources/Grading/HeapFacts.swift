import Courseware
import PyHeap

/// A snapshot with its references sorted by the object they lead to.
///
/// - Complexity: making one costs O(objects + references); each question then only what it answers.
public struct HeapFacts: Sendable {
  public let snapshot: HeapSnapshot
  private let indices: [UInt: Int]
  /// Positions in `snapshot.edges` of the counted references to each object.
  private let toEdges: [[Int32]]
  private let fromEdges: [[Int32]]

  public init(_ snapshot: HeapSnapshot) {
    self.snapshot = snapshot
    var indices: [UInt: Int] = [:]
    indices.reserveCapacity(snapshot.objects.count)
    for (index, object) in snapshot.objects.enumerated() { indices[object.address] = index }
    var to = [[Int32]](repeating: [], count: snapshot.objects.count)
    var from = to
    for (index, edge) in snapshot.edges.enumerated() where edge.isCounted {
      to[edge.to].append(Int32(index))
      if let holder = edge.from { from[holder].append(Int32(index)) }
    }
    self.indices = indices
    toEdges = to
    fromEdges = from
  }

  public func index(of address: UInt) -> Int? { indices[address] }

  /// Counted references to an object.
  func references(to index: Int) -> [HeapSnapshot.Edge] { toEdges[index].map { snapshot.edges[Int($0)] } }

  /// Counted references that an object holds.
  func references(from index: Int) -> [HeapSnapshot.Edge] { fromEdges[index].map { snapshot.edges[Int($0)] } }

  /// Instances of a class, by the class's name.
  func instances(of type: String) -> [Int] {
    snapshot.objects.indices.filter { snapshot.objects[$0].typeName == type }
  }

  /// Whether `target` can be reached from `start` by references of the data, those to classes and to the namespaces of
  /// modules left out: everything is reachable through them.
  func reaches(from start: Int, _ target: (Int) -> Bool) -> Bool {
    var seen: Set<Int> = [start]
    var pending = [start]
    while let index = pending.popLast() {
      for edge in references(from: index) {
        switch edge.label {
        case .type, .moduleGlobal, .field("__globals__"), .field("__builtins__"), .field("f_globals"): continue
        default: break
        }
        if target(edge.to) { return true }
        if seen.insert(edge.to).inserted { pending.append(edge.to) }
      }
    }
    return false
  }

  /// Tracked objects that only each other hold: what a full collection would find. Computed from the picture, by the
  /// collector's own method (trial deletion).
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
