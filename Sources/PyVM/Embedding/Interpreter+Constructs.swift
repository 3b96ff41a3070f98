/// Constructs of the language that occur in a source, for tasks that forbid or demand one.
public enum SourceConstruct: String, Sendable, CaseIterable {
  case del, `for`, `while`, with, `try`, lambda, comprehension, generator, `class`, `import`, global, nonlocal
  case recursion
}

/// The constructs of a program with the line of the first of each; nil when it is not valid Python.
/// - Complexity: O(nodes).
public func constructs(in source: [UInt8]) -> [SourceConstruct: Int]? {
  guard let tree = try? parseModule(source, mode: .module).result.get() else { return nil }
  var found: [SourceConstruct: Int] = [:]
  /// Names that functions have, and the names that are called inside each, by place in the source.
  var functions: [(name: Int32, start: UInt32, end: UInt32)] = []
  var calls: [(name: Int32, at: UInt32)] = []
  for node in tree.nodes {
    let construct: SourceConstruct?
    switch node.kind {
    case .delete: construct = .del
    case .forLoop: construct = .for
    case .whileLoop: construct = .while
    case .with: construct = .with
    case .tryStatement, .tryStar: construct = .try
    case .lambda: construct = .lambda
    case .listComp, .setComp, .dictComp, .generatorExp: construct = .comprehension
    case .yield, .yieldFrom: construct = .generator
    case .classDef: construct = .class
    case .importStatement, .importFrom: construct = .import
    case .global: construct = .global
    case .nonlocal: construct = .nonlocal
    case .functionDef:
      functions.append((node.a, node.start, node.end))
      construct = nil
    case .call:
      if node.a >= 0 {
        let callee = tree.nodes[Int(node.a)]
        // `f(…)` and `self.f(…)` alike.
        if callee.kind == .name { calls.append((callee.a, node.start)) }
        if callee.kind == .attribute { calls.append((callee.b, node.start)) }
      }
      construct = nil
    default: construct = nil
    }
    if let construct {
      let line = tree.position(at: node.start).line
      found[construct] = min(found[construct] ?? line, line)
    }
  }
  for function in functions {
    for call in calls where call.name == function.name && call.at > function.start && call.at < function.end {
      let line = tree.position(at: call.at).line
      found[.recursion] = min(found[.recursion] ?? line, line)
    }
  }
  return found
}
