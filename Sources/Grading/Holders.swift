import Courseware
import PyHeap

/// Names places of a heap in words. A program's own expressions (`queue.last_batch[0]`) are used wherever
/// there is one.
///
/// ```
/// the global `milk` · item 0 of the list `basket` · attribute `top` of the Shelf `shelf`
/// ```
public struct HolderNames: Sendable {
  public let facts: HeapFacts
  let words: Words
  private let expressions: Expressions

  public init(_ facts: HeapFacts, _ language: Language) {
    self.facts = facts
    words = Words(language: language)
    expressions = Expressions(facts)
  }

  /// Most references to one object that are named.
  public static let limit = 12

  /// The counted references to an object in words: globals first, then in the order of the picture; after
  /// ``limit`` of them a line that counts the rest.
  public func holders(of index: Int) -> [String] {
    let edges = facts.references(to: index)
    let sorted =
      edges.filter { facts.kind(of: $0) == .global } + edges.filter { facts.kind(of: $0) != .global }
    var texts = sorted.prefix(HolderNames.limit).map(text)
    if sorted.count > HolderNames.limit {
      let rest = sorted.count - HolderNames.limit
      texts.append(words.say("… and \(rest) more", "……另有 \(rest) 个"))
    }
    let object = facts.object(index)
    let unnamed = object.isImmortal ? 0 : Int(object.count) - sorted.count
    if unnamed > 0 {
      texts.append(
        words.say(
          "\(unnamed) more place\(unnamed == 1 ? "" : "s") inside the machine", "解释器内部的另外 \(unnamed) 处"))
    }
    return texts
  }

  /// How a program calls an object: `` `finished[0]` ``, or `a Job`.
  public func name(of index: Int) -> String {
    if let text = expressions[index] { return cleaned("`\(text)`", HolderNames.longest) }
    let type = facts.object(index).typeName
    return cleaned(words.say("a \(type)", words.spaced("某个", words.noun(type))), HolderNames.longest)
  }

  /// Characters of a place that are shown; names are the answer's to choose, and may hold anything.
  private static let longest = 200

  /// The place of one reference.
  func text(_ edge: HeapSnapshot.Edge) -> String { cleaned(spelled(edge), HolderNames.longest) }

  private func spelled(_ edge: HeapSnapshot.Edge) -> String {
    let type = edge.from.map { facts.object($0).typeName } ?? ""
    switch edge.label {
    case .moduleGlobal("__main__", let name): return words.say("the global `\(name)`", "全局名 `\(name)`")
    case .moduleGlobal(let module, let name):
      return words.say("the global `\(name)` of the module `\(module)`", "模块 `\(module)` 的全局名 `\(name)`")
    case .frameLocal(let function, let name): return local(name, function, type)
    case .frameStack(let function, _):
      return words.say("an unfinished expression in `\(function)`", "`\(function)` 中尚未算完的表达式")
    case .cellContent: return cell(edge.from)
    case .closureCell(let name):
      let function = edge.from.flatMap(owningFunction)
      return function.map {
        words.say("the closure of `\($0)` (variable `\(name)`)", "`\($0)` 的闭包（变量 `\(name)`）")
      }
        ?? words.say("a closure (variable `\(name)`)", "某个闭包（变量 `\(name)`）")
    case .defaultArgument(let name):
      let function = edge.from.flatMap(owningFunction)
      return function.map {
        words.say("the default of the parameter `\(name)` of `\($0)`", "`\($0)` 的参数 `\(name)` 的默认值")
      } ?? words.say("the default of the parameter `\(name)`", "参数 `\(name)` 的默认值")
    case .index where HolderNames.withoutItems.contains(type): return called(edge.from, type)
    case .index(let position):
      if let function = edge.from.flatMap(annotatedFunction) { return annotation(function) }
      let owner = called(edge.from, type)
      return words.say("item \(position) of \(owner)", words.spaced(owner, "的第 \(position) 项"))
    case .value(let key):
      if let from = edge.from, let owner = facts.owner(ofNamespace: from) {
        return attribute(unquoted(key), owner)
      }
      if let function = edge.from.flatMap(annotatedFunction) { return annotation(function) }
      let owner = called(edge.from, type)
      return words.say("the value under \(key) of \(owner)", words.spaced(owner, "中键 \(key) 的值"))
    case .key(let key):
      let owner = called(edge.from, type)
      return facts.kind(of: edge) == .setItem
        ? words.say("an item of \(owner)", words.spaced(owner, "的一个元素"))
        : words.say("the key \(key) of \(owner)", words.spaced(owner, "的键 \(key)"))
    case .attribute(let name), .slot(let name):
      return edge.from.map { attribute(name, $0) } ?? words.say("attribute `\(name)`", "属性 `\(name)`")
    case .field("__self__"):
      let owner = called(edge.from, "bound method")
      return words.say("the `self` of \(owner)", words.spaced(owner, "的 `self`"))
    case .machine(let what): return words.say("the machine itself (\(what))", "解释器本身（\(what)）")
    default: return other(edge, type)
    }
  }

  private func other(_ edge: HeapSnapshot.Edge, _ type: String) -> String {
    if facts.kind(of: edge) == .iterator {
      return words.say("an iterator that is still under way", "尚未走完的迭代器")
    }
    let owner = called(edge.from, type)
    if case .field(let name) = edge.label {
      return words.say("`\(name)` of \(owner)", words.spaced(owner, "的 `\(name)`"))
    }
    return type.isEmpty ? words.say("the machine itself", "解释器本身") : owner
  }

  private func local(_ name: String, _ function: String, _ type: String) -> String {
    switch type {
    case "generator":
      return words.say(
        "the local `\(name)` of the suspended generator `\(function)`", "暂停的生成器 `\(function)` 的局部变量 `\(name)`"
      )
    case "frame":
      return words.say(
        "the local `\(name)` of a frame of `\(function)` that is still kept",
        "仍被保留的 `\(function)` 栈帧的局部变量 `\(name)`")
    default: return words.say("the local `\(name)` of `\(function)`", "`\(function)` 的局部变量 `\(name)`")
    }
  }

  /// A closure's cell, by the function whose closure it is or the frame that made it.
  private func cell(_ from: Int?) -> String {
    guard let from else { return words.say("a closure's cell", "闭包的 cell") }
    for edge in facts.references(to: from) {
      if case .closureCell(let name) = edge.label, let function = edge.from.flatMap(owningFunction) {
        return words.say("the cell `\(name)` of `\(function)`", "`\(function)` 的 cell `\(name)`")
      }
    }
    for edge in facts.references(to: from) {
      if case .frameLocal(let function, let name) = edge.label {
        return words.say("the cell `\(name)` of `\(function)`", "`\(function)` 的 cell `\(name)`")
      }
    }
    return words.say("a closure's cell", "闭包的 cell")
  }

  private func attribute(_ name: String, _ owner: Int) -> String {
    let object = facts.object(owner)
    if let title = facts.className(owner) {
      return words.say("attribute `\(name)` of the class `\(title)`", "类 `\(title)` 的属性 `\(name)`")
    }
    if object.typeName == "module" { return words.say("the global `\(name)`", "全局名 `\(name)`") }
    let text = called(owner, object.typeName)
    return words.say("attribute `\(name)` of \(text)", words.spaced(text, "的属性 `\(name)`"))
  }

  private func annotation(_ function: String) -> String {
    words.say("an annotation of `\(function)`", "`\(function)` 的标注")
  }

  /// The function whose annotations these are: a tuple, or a dict once somebody has asked for them.
  private func annotatedFunction(_ index: Int) -> String? {
    facts.areAnnotations(index) ? owningFunction(index) : nil
  }

  /// Objects of the machine that hold others, but not as items.
  private static let withoutItems: Set<String> = [
    "getset_descriptor", "property", "staticmethod", "classmethod", "mappingproxy", "traceback", "super",
  ]

  /// The function that owns a tuple of defaults or of cells.
  private func owningFunction(_ index: Int) -> String? {
    for edge in facts.references(to: index) {
      guard let from = edge.from, facts.object(from).typeName == "function" else { continue }
      return String(facts.object(from).repr.dropFirst("<function ".count).dropLast())
    }
    return nil
  }

  /// `the list `basket`` with the names it has, or `a list` when it has none.
  private func called(_ index: Int?, _ noun: String) -> String {
    let names = index.map(namesOf) ?? []
    guard let first = names.first else { return words.say("a \(noun)", words.spaced("某个", words.noun(noun))) }
    var text =
      first.isExpression
      ? words.say("the \(noun) \(first.text)", "\(words.noun(noun)) \(first.text)")
      : words.say(
        "the \(noun) in \(first.text)", words.spaced(words.spaced(first.text, "所指的"), words.noun(noun)))
    if names.count > 1 {
      let rest = names.dropFirst().map(\.text)
      text += words.say(
        " (also \(rest.joined(separator: " and ")))", "（\(words.spaced("亦即", rest.joined(separator: "、")))）")
    }
    return text
  }

  /// What a program calls an object, by the first references to it that have a name; at most three.
  private func namesOf(_ index: Int) -> [(text: String, isExpression: Bool)] {
    var names: [(text: String, isExpression: Bool)] = []
    for edge in facts.references(to: index) {
      if case .frameLocal(let function, let name) = edge.label {
        names.append((local(name, function, edge.from.map { facts.object($0).typeName } ?? ""), false))
      } else if case .cellContent = edge.label {
        names.append((cell(edge.from), false))
      } else if let text = expressions.place(edge) {
        names.append(("`\(text)`", true))
      }
      if names.count == 3 { break }
    }
    return names
  }
}
