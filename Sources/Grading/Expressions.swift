import PyHeap

/// What a program would write to get at an object: `queue.last_batch[0]`.
///
/// Found by walking from the globals, breadth first, so that each object has the shortest expression;
/// objects that lie deeper than four steps have none.
struct Expressions: Sendable {
  private static let maximumSteps = 4
  private static let maximumLength = 60

  private let facts: HeapFacts
  private var texts: [Int: String] = [:]

  /// - Complexity: O(objects + references).
  init(_ facts: HeapFacts) {
    self.facts = facts
    var layer: [Int] = []
    for isMain in [true, false] {
      for edge in facts.snapshot.edges where edge.isCounted {
        guard case .moduleGlobal(let module, let name) = edge.label, (module == "__main__") == isMain,
          texts[edge.to] == nil
        else { continue }
        texts[edge.to] = isMain ? name : "\(module).\(name)"
        layer.append(edge.to)
      }
    }
    for _ in 0..<Expressions.maximumSteps {
      var next: [Int] = []
      for index in layer {
        for (to, text) in steps(from: index)
        where texts[to] == nil && text.utf8.count <= Expressions.maximumLength {
          texts[to] = text
          next.append(to)
        }
      }
      layer = next
    }
  }

  /// The shortest expression for an object.
  subscript(index: Int) -> String? { texts[index] }

  /// The expression for the place of a reference.
  func place(_ edge: HeapSnapshot.Edge) -> String? {
    if case .moduleGlobal(let module, let name) = edge.label {
      return module == "__main__" ? name : "\(module).\(name)"
    }
    guard let from = edge.from else { return nil }
    if let owner = facts.owner(ofNamespace: from), case .value(let key) = edge.label {
      return texts[owner].map { "\($0).\(unquoted(key))" }
    }
    return texts[from].flatMap { step(edge, $0) }
  }

  /// Objects one step away, with their expressions.
  private func steps(from index: Int) -> [(Int, String)] {
    guard let text = texts[index], facts.object(index).typeName != "module" else { return [] }
    var found: [(Int, String)] = []
    for edge in facts.references(from: index) {
      if edge.label == .field("__dict__") {
        for inner in facts.references(from: edge.to) {
          if case .value(let key) = inner.label { found.append((inner.to, "\(text).\(unquoted(key))")) }
        }
      } else if let longer = step(edge, text) {
        found.append((edge.to, longer))
      }
    }
    return found
  }

  private func step(_ edge: HeapSnapshot.Edge, _ text: String) -> String? {
    switch edge.label {
    case .attribute(let name), .slot(let name): "\(text).\(name)"
    case .index(let position):
      edge.from.map { ["list", "tuple"].contains(facts.object($0).typeName) } == true
        ? "\(text)[\(position)]" : nil
    case .value(let key): "\(text)[\(key)]"
    case .field("__mro__"): "\(text).__mro__"
    case .field("__bases__"): "\(text).__bases__"
    default: nil
    }
  }
}

/// A key's short description without the quotes of a str.
func unquoted(_ key: String) -> String {
  key.count > 1 && key.hasPrefix("'") && key.hasSuffix("'") ? String(key.dropFirst().dropLast()) : key
}
