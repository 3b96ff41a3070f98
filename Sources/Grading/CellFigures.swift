import Courseware
import PyHeap

/// What a figure of a lesson says in words, read off the heap that a cell left behind.
public struct HoldersCaption: Sendable, Equatable {
  /// What the object is: `list ['milk']`.
  public var object: String
  /// Who holds it, one text per reference.
  public var holders: [String]

  /// - Returns: nil when the heap has no such global of `__main__`.
  public init?(global name: String, in facts: HeapFacts, language: Language) {
    guard
      let edge = facts.snapshot.edges.first(where: {
        $0.label == .moduleGlobal(module: "__main__", name: name)
      })
    else {
      return nil
    }
    let found = facts.object(edge.to)
    object = found.repr.hasPrefix("<") ? found.repr : "\(found.typeName) \(found.repr)"
    holders = HolderNames(facts, language).holders(of: edge.to)
  }
}
