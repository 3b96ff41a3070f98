import Courseware
import PyHeap

extension HeapFacts {
  /// What kind of place a reference lies in.
  func kind(of edge: HeapSnapshot.Edge) -> HolderKind {
    let type = edge.from.map { object($0).typeName } ?? ""
    switch edge.label {
    case .moduleGlobal: return .global
    case .frameLocal: return .local
    case .cellContent, .closureCell: return .cell
    case .defaultArgument: return .defaultArgument
    case .index where edge.from.map(areAnnotations) == true: return .other
    case .index:
      switch type {
      case "list": return .listItem
      case "tuple": return .tupleItem
      default: return isIterator(type) ? .iterator : .other
      }
    case .value:
      if edge.from.map(areAnnotations) == true { return .other }
      guard let from = edge.from, let owner = owner(ofNamespace: from) else { return .dictValue }
      return attributeKind(of: owner)
    case .key: return type == "set" || type == "frozenset" ? .setItem : .dictKey
    case .attribute, .slot: return edge.from.map(attributeKind) ?? .attribute
    case .field("__self__"): return .boundMethod
    case .field: return isIterator(type) ? .iterator : .other
    default: return .other
    }
  }

  private func attributeKind(of owner: Int) -> HolderKind {
    if className(owner) != nil { return .classAttribute }
    return object(owner).typeName == "module" ? .global : .attribute
  }

  /// The object is what a function keeps its annotations in.
  func areAnnotations(_ index: Int) -> Bool {
    references(to: index).contains { $0.label == .field("__annotations__") }
  }

  /// The name of a class, if the object is one.
  func className(_ index: Int) -> String? {
    let text = object(index).repr
    return text.hasPrefix("<class ") ? String(text.dropFirst("<class ".count).dropLast()) : nil
  }

  private func isIterator(_ type: String) -> Bool {
    type.hasSuffix("iterator") || ["zip", "map", "filter", "enumerate", "reversed"].contains(type)
  }
}
