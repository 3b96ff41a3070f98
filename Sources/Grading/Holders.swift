import Courseware
import PyHeap

/// One reference to an object: what kind of place holds it, and in which words that place is called.
public struct Holder: Sendable, Equatable {
  public var kind: HolderKind
  /// `item 0 of the list `basket``.
  public var text: String
  /// The object that holds it; nil for a place outside the heap.
  public var from: Int?
}

/// Names places of a heap in words. A program's own expressions (`queue.last_batch[0]`) are used wherever there is one.
public struct HolderNames {
  let facts: HeapFacts
  let language: Language

  public init(_ facts: HeapFacts, _ language: Language) {
    self.facts = facts
    self.language = language
  }

  private func pick(_ en: String, _ zh: String) -> String { language == .en ? en : zh }

  /// Every counted reference to an object, globals first, then in the order of the picture.
  public func holders(of index: Int) -> [Holder] {
    let all = facts.references(to: index).map(holder)
    return all.filter { $0.kind == .global } + all.filter { $0.kind != .global }
  }

  private func holder(_ edge: HeapSnapshot.Edge) -> Holder {
    let (kind, text) = place(edge)
    return Holder(kind: kind, text: text, from: edge.from)
  }

  /// Kind and words of one reference.
  private func place(_ edge: HeapSnapshot.Edge) -> (HolderKind, String) {
    let holder = edge.from.map { facts.snapshot.objects[$0] }
    let type = holder?.typeName ?? ""
    switch edge.label {
    case .moduleGlobal("__main__", let name): return (.global, pick("the global `\(name)`", "全局名 `\(name)`"))
    case .moduleGlobal(let module, let name):
      return (.global, pick("the global `\(name)` of the module `\(module)`", "模块 `\(module)` 的全局名 `\(name)`"))
    case .frameLocal(let function, let name):
      return (.local, local(name, function, type, edge.from))
    case .frameStack(let function, _):
      return (.other, pick("an unfinished expression in `\(function)`", "`\(function)` 中尚未算完的表达式"))
    case .cellContent: return (.cell, cell(edge.from))
    case .closureCell(let name): return (.cell, pick("the closure variable `\(name)`", "闭包变量 `\(name)`"))
    case .defaultArgument(let name):
      let function = edge.from.flatMap(owningFunction)
      return (
        .defaultArgument,
        function.map { pick("the default of the parameter `\(name)` of `\($0)`", "`\($0)` 的参数 `\(name)` 的默认值") }
          ?? pick("the default of the parameter `\(name)`", "参数 `\(name)` 的默认值")
      )
    case .index(let position):
      switch type {
      case "list":
        return (.listItem, pick("item \(position) of \(called(edge.from, "list"))", "\(called(edge.from, "列表"))的第 \(position) 项"))
      case "tuple":
        return (
          .tupleItem, pick("item \(position) of \(called(edge.from, "tuple"))", "\(called(edge.from, "元组"))的第 \(position) 项")
        )
      default: return other(type, edge.from)
      }
    case .value(let key):
      if let owner = namespaceOwner(edge.from) {
        return attribute(unquoted(key), owner)
      }
      return (
        .dictValue, pick("the value under \(key) of \(called(edge.from, "dict"))", "\(called(edge.from, "字典"))中键 \(key) 的值")
      )
    case .key(let key):
      if type.hasSuffix("set") {
        return (.setItem, pick("an item of \(called(edge.from, "set"))", "\(called(edge.from, "集合"))的一个元素"))
      }
      return (.dictKey, pick("the key \(key) of \(called(edge.from, "dict"))", "\(called(edge.from, "字典"))的键 \(key)"))
    case .attribute(let name), .slot(let name):
      guard let from = edge.from else { return other(type, edge.from) }
      return attribute(name, from)
    case .field("__self__"):
      let isMethod = type == "method" || type == "builtin_function_or_method"
      return isMethod
        ? (.boundMethod, pick("the `self` of \(called(edge.from, "bound method"))", "\(called(edge.from, "绑定方法"))的 `self`"))
        : other(type, edge.from)
    case .field("sequence"):
      return (.iterator, pick("an iterator that is still under way", "尚未走完的迭代器"))
    case .field(let name):
      return type.contains("iterator")
        ? (.iterator, pick("an iterator that is still under way", "尚未走完的迭代器"))
        : (.other, pick("`\(name)` of \(called(edge.from, type))", "\(called(edge.from, type))的 `\(name)`"))
    case .machine(let what): return (.other, pick("the machine itself (\(what))", "解释器本身（\(what)）"))
    default: return other(type, edge.from)
    }
  }

  private func other(_ type: String, _ from: Int?) -> (HolderKind, String) {
    let iterators = ["zip", "map", "filter", "enumerate", "reversed"]
    if type.contains("iterator") || iterators.contains(type) {
      return (.iterator, pick("an iterator that is still under way", "尚未走完的迭代器"))
    }
    return (.other, type.isEmpty ? pick("the machine itself", "解释器本身") : called(from, type))
  }

  private func local(_ name: String, _ function: String, _ type: String, _ from: Int?) -> String {
    switch type {
    case "generator":
      return pick("the local `\(name)` of the suspended generator `\(function)`", "挂起的生成器 `\(function)` 的局部变量 `\(name)`")
    case "frame":
      return pick("the local `\(name)` of a frame of `\(function)` that is still kept", "仍被保留的 `\(function)` 栈帧的局部变量 `\(name)`")
    default: return pick("the local `\(name)` of `\(function)`", "`\(function)` 的局部变量 `\(name)`")
    }
  }

  private func cell(_ from: Int?) -> String {
    guard let from else { return pick("a closure's cell", "闭包的单元格") }
    for edge in facts.references(to: from) {
      if case .closureCell(let name) = edge.label {
        let function = edge.from.flatMap(owningFunction)
        return function.map { pick("the cell `\(name)` of `\($0)`", "`\($0)` 的单元格 `\(name)`") }
          ?? pick("the cell `\(name)`", "单元格 `\(name)`")
      }
    }
    for edge in facts.references(to: from) {
      if case .frameLocal(let function, let name) = edge.label {
        return pick("the cell `\(name)` of `\(function)`", "`\(function)` 的单元格 `\(name)`")
      }
    }
    return pick("a closure's cell", "闭包的单元格")
  }

  private func attribute(_ name: String, _ owner: Int) -> (HolderKind, String) {
    let object = facts.snapshot.objects[owner]
    if object.repr.hasPrefix("<class ") {
      let title = object.repr.dropFirst("<class ".count).dropLast()
      return (.classAttribute, pick("attribute `\(name)` of the class `\(title)`", "类 `\(title)` 的属性 `\(name)`"))
    }
    if object.typeName == "module" { return (.global, pick("the global `\(name)`", "全局名 `\(name)`")) }
    return (
      .attribute, pick("attribute `\(name)` of \(called(owner, object.typeName))", "\(called(owner, object.typeName))的属性 `\(name)`")
    )
  }

  // MARK: Owners and names

  /// The function that owns a tuple of defaults or of cells.
  private func owningFunction(_ index: Int) -> String? {
    for edge in facts.references(to: index) {
      guard let from = edge.from, facts.snapshot.objects[from].typeName == "function" else { continue }
      let text = facts.snapshot.objects[from].repr
      return String(text.dropFirst("<function ".count).dropLast())
    }
    return nil
  }

  /// The instance, class or module whose `__dict__` this is.
  private func namespaceOwner(_ index: Int?) -> Int? {
    guard let index else { return nil }
    for edge in facts.references(to: index) {
      if case .field("__dict__") = edge.label { return edge.from }
    }
    return nil
  }

  private func unquoted(_ key: String) -> String {
    key.count > 1 && key.hasPrefix("'") && key.hasSuffix("'") ? String(key.dropFirst().dropLast()) : key
  }

  /// `the list `basket`` with every name it has, or `a list` when it has none.
  private func called(_ index: Int?, _ noun: String) -> String {
    let names = index.map(namesOf) ?? []
    guard let first = names.first else { return pick("a \(noun)", "某个\(noun)") }
    var text = pick("the \(noun) \(first)", "\(noun) \(first)")
    if names.count > 1 {
      let rest = names[1...].prefix(2).joined(separator: pick(" and ", "、"))
      text += pick(" (also \(rest))", "（亦即 \(rest)）")
    }
    return text
  }

  /// What a program calls an object, by each reference to it that has a name.
  private func namesOf(_ index: Int) -> [String] {
    var names: [String] = []
    for edge in facts.references(to: index) {
      if case .frameLocal(let function, let name) = edge.label {
        names.append(local(name, function, edge.from.map { facts.snapshot.objects[$0].typeName } ?? "", edge.from))
      } else if case .cellContent = edge.label {
        names.append(cell(edge.from))
      } else if let text = expression(edge, depth: 0) {
        names.append("`\(text)`")
      }
    }
    return names
  }

  /// An expression of the program for the place of a reference, if it hangs on a global by few steps.
  private func expression(_ edge: HeapSnapshot.Edge, depth: Int) -> String? {
    if case .moduleGlobal(let module, let name) = edge.label {
      return module == "__main__" ? name : "\(module).\(name)"
    }
    guard depth < 4, let from = edge.from else { return nil }
    switch edge.label {
    case .attribute(let name), .slot(let name): return expression(of: from, depth).map { "\($0).\(name)" }
    case .index(let position):
      let type = facts.snapshot.objects[from].typeName
      guard type == "list" || type == "tuple" else { return nil }
      return expression(of: from, depth).map { "\($0)[\(position)]" }
    case .value(let key):
      if let owner = namespaceOwner(from) {
        let object = facts.snapshot.objects[owner]
        if object.repr.hasPrefix("<class ") { return "\(object.typeName == "type" ? object.repr.dropFirst(7).dropLast() : "?").\(unquoted(key))" }
        return expression(of: owner, depth).map { "\($0).\(unquoted(key))" }
      }
      return expression(of: from, depth).map { "\($0)[\(key)]" }
    default: return nil
    }
  }

  private func expression(of index: Int, _ depth: Int) -> String? {
    for edge in facts.references(to: index) {
      if let text = expression(edge, depth: depth + 1) { return text }
    }
    return nil
  }
}
