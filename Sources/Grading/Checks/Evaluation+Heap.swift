import Courseware
import PyHeap

/// Checks that look at the heap an answer left behind.
extension Evaluation {
  private func noGlobal(_ name: String) -> Finding {
    .wrong(words.say("There is no global `\(name)`.", "没有全局名 `\(name)`。"))
  }

  /// `refcount: { of: target, is: 5 }`.
  func count(
    of name: String, _ bound: CheckSpec.Bound, _ run: FinishedRun, _ moment: FinishedRun.Moment,
    _ names: HolderNames
  ) -> Finding {
    guard let index = moment.addresses[name].flatMap({ names.facts.index(of: $0) }) else {
      return noGlobal(name)
    }
    let object = names.facts.object(index)
    let expected = words.range(bound, run.inputs)
    guard !object.isImmortal else {
      return .wrong(
        words.say("`\(name)` leads to an immortal object, which is not counted.", "`\(name)` 指向永生对象，它不计数。"),
        expected: expected, actual: words.say("immortal", "永生"))
    }
    let holders = names.holders(of: index)
    let count = Int(object.count)
    if bound.contains(count, inputs: run.inputs) {
      return Finding(passed: true, expected: expected, actual: String(count), explanation: holders)
    }
    return .wrong(sentence("`\(name)`", count, holders), expected: expected, actual: String(count), holders)
  }

  private func sentence(_ subject: String, _ count: Int, _ holders: [String]) -> String {
    let list = words.list(holders)
    return words.say(
      "\(subject) has \(words.references(count)): \(list).",
      "\(subject) 有 \(words.references(count))：\(list)。")
  }

  /// `refcount: { type: Job, is: 1 }`.
  func counts(
    ofInstances type: String, _ bound: CheckSpec.Bound, _ run: FinishedRun, _ names: HolderNames
  ) -> Finding {
    let all = names.facts.instances(of: type)
    let expected = words.range(bound, run.inputs)
    guard !all.isEmpty else {
      return .wrong(
        words.say("No `\(type)` is alive.", "没有活着的 `\(type)`。"), expected: expected, actual: nil)
    }
    return counts(
      all, bound, run, names,
      counted: { words.say("\($0) of the \($1) `\(type)` objects", "\($1) 个 `\(type)` 对象中有 \($0) 个") })
  }

  /// - Parameter counted: how many of how many, in words.
  private func counts(
    _ all: [Int], _ bound: CheckSpec.Bound, _ run: FinishedRun, _ names: HolderNames,
    counted: (Int, Int) -> String
  ) -> Finding {
    let expected = words.range(bound, run.inputs)
    let wrong = all.filter { !bound.contains(Int(names.facts.object($0).count), inputs: run.inputs) }
    guard let first = wrong.first else { return .fine }
    let counts = Set(wrong.map { Int(names.facts.object($0).count) }).sorted().map(String.init)
    var explanation = wrong.prefix(3).map { index in
      sentence(names.name(of: index), Int(names.facts.object(index).count), names.holders(of: index))
    }
    if wrong.count > 3 {
      explanation.append(words.say("… and \(wrong.count - 3) more", "……另有 \(wrong.count - 3) 个"))
    }
    let holders = names.holders(of: first)
    let told = sentence(names.name(of: first), Int(names.facts.object(first).count), holders)
    let number = counted(wrong.count, all.count)
    return .wrong(
      words.say(
        "\(number) \(wrong.count == 1 ? "has" : "have") another count than \(expected). \(told)",
        "\(number)计数不是 \(expected)。\(told)"),
      expected: expected, actual: counts.joined(separator: ", "), explanation)
  }

  /// `refcount: { items-of: finished, is: 1 }`.
  func counts(
    ofItems list: String, _ bound: CheckSpec.Bound, _ run: FinishedRun, _ moment: FinishedRun.Moment,
    _ names: HolderNames
  ) -> Finding {
    guard let all = objects(in: list, moment, names.facts) else { return noList(list) }
    return counts(
      Array(Set(all)).sorted(), bound, run, names,
      counted: { words.say("\($0) of the \($1) objects in `\(list)`", "`\(list)` 的 \($1) 个对象中有 \($0) 个") })
  }

  /// `items: { of: finished, ids: marks }`.
  func items(
    _ list: String, _ ids: String, _ moment: FinishedRun.Moment, _ names: HolderNames
  ) -> Finding {
    guard let found = objects(in: list, moment, names.facts) else { return noList(list) }
    guard case .list(let marks)? = moment.values[ids] else { return noList(ids) }
    let wanted = marks.map { mark -> UInt? in
      if case .int(let text) = mark { UInt(text) } else { nil }
    }
    let facts = names.facts
    for (position, index) in found.enumerated() {
      let address = facts.object(index).address
      if position < wanted.count, wanted[position] == address { continue }
      return .wrong(
        wanted.contains(address)
          ? words.say("`\(list)[\(position)]` is in another place.", "`\(list)[\(position)]` 的次序不对。")
          : words.say(
            "`\(list)[\(position)]` is not the object that belongs there.",
            "`\(list)[\(position)]` 不是原来那个对象。"))
    }
    guard found.count == wanted.count else {
      return .wrong(
        words.say(
          "`\(list)` has \(found.count) objects, not \(wanted.count).",
          "`\(list)` 里有 \(found.count) 个对象，应当是 \(wanted.count) 个。"),
        expected: String(wanted.count), actual: String(found.count))
    }
    return .fine
  }

  private func noList(_ name: String) -> Finding {
    .wrong(words.say("There is no list `\(name)`.", "没有列表 `\(name)`。"))
  }

  /// The objects in the list that a global leads to, in its order.
  private func objects(in list: String, _ moment: FinishedRun.Moment, _ facts: HeapFacts) -> [Int]? {
    guard let index = moment.addresses[list].flatMap({ facts.index(of: $0) }),
      facts.object(index).typeName == "list"
    else { return nil }
    return facts.references(from: index).compactMap { edge in
      if case .index = edge.label { edge.to } else { nil }
    }
  }

  /// `holders: { of: target, kinds: distinct, cycles: false }`.
  func holders(_ rule: CheckSpec.HolderRule, _ moment: FinishedRun.Moment, _ names: HolderNames) -> Finding {
    let facts = names.facts
    guard let index = moment.addresses[rule.name].flatMap({ facts.index(of: $0) }) else {
      return noGlobal(rule.name)
    }
    let edges = Array(facts.references(to: index))
    let texts = names.holders(of: index)
    if !rule.cyclesAllowed {
      let reached = facts.reachable(from: index)
      if let edge = edges.first(where: { $0.from.map { reached[$0] } ?? false }) {
        let place = names.text(edge)
        return .wrong(
          words.sentence(
            words.say(
              "\(place) hangs on `\(rule.name)` itself: it would live and die with it.",
              words.spaced(place, "挂在 `\(rule.name)` 自己身上，与它同生共死。"))), texts)
      }
    }
    let kinds = edges.map { facts.kind(of: $0) }
    if rule.distinctKinds {
      for (position, kind) in kinds.enumerated() {
        guard let earlier = kinds[..<position].firstIndex(of: kind) else { continue }
        let (one, two) = (names.text(edges[earlier]), names.text(edges[position]))
        return .wrong(
          words.sentence(
            words.say("\(one) and \(two) are of the same kind.", words.spaced(words.both(one, two), "属于同一种。"))
          ),
          actual: kindList(kinds), texts)
      }
    }
    if let lacking = rule.include.first(where: { !kinds.contains($0) }) {
      return .wrong(
        words.say(
          "No reference to `\(rule.name)` is \(words.kind(lacking)).",
          "没有哪个通向 `\(rule.name)` 的引用属于“\(words.kind(lacking))”这一种。"),
        expected: kindList(rule.include), actual: kindList(kinds), texts)
    }
    if let position = kinds.firstIndex(where: rule.exclude.contains) {
      let place = names.text(edges[position])
      return .wrong(
        words.sentence(
          words.say("\(place) is a holder of a kind that is not wanted.", words.spaced(place, "不是这里想要的持有者。"))),
        actual: kindList(kinds), texts)
    }
    return Finding(passed: true, actual: kindList(kinds), explanation: texts)
  }

  private func kindList(_ kinds: [HolderKind]) -> String { kinds.map(\.rawValue).joined(separator: ", ") }

  /// `leaked: { is: 0 }`.
  func leaked(_ bound: CheckSpec.Bound, _ run: FinishedRun, _ names: HolderNames) -> Finding {
    let lost = names.facts.unreachable()
    var byType: [String: Int] = [:]
    for index in lost { byType[names.facts.object(index).typeName, default: 0] += 1 }
    let sorted = byType.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let told = sorted.prefix(8).map { "\($0.value) × \(cleaned($0.key, 60))" }
    var finding = amount(
      lost.count, bound, run, words.say("objects that nothing outside them reaches", "个外部无法到达的对象"))
    if !finding.passed { finding.explanation = told }
    return finding
  }

  /// An amount against its bound; `unit` is what is counted.
  func amount(_ value: Int, _ bound: CheckSpec.Bound, _ run: FinishedRun, _ unit: String) -> Finding {
    let expected = words.range(bound, run.inputs)
    guard !bound.contains(value, inputs: run.inputs) else {
      return Finding(passed: true, expected: expected, actual: String(value))
    }
    return .wrong(
      words.say("There are \(value) \(unit), not \(expected).", "有 \(value) \(unit)，要求是 \(expected)。"),
      expected: expected, actual: String(value))
  }
}

extension Words {
  /// A kind of holder in words.
  func kind(_ kind: HolderKind) -> String {
    switch kind {
    case .global: say("a global name", "全局名")
    case .local: say("a local variable", "局部变量")
    case .cell: say("a closure's cell", "闭包的 cell")
    case .listItem: say("an item of a list", "列表的一项")
    case .tupleItem: say("an item of a tuple", "元组的一项")
    case .setItem: say("an item of a set", "集合的一个元素")
    case .dictKey: say("a key of a dict", "字典的键")
    case .dictValue: say("a value of a dict", "字典的值")
    case .attribute: say("an attribute of an instance", "实例的属性")
    case .classAttribute: say("an attribute of a class", "类的属性")
    case .defaultArgument: say("a default argument", "参数的默认值")
    case .boundMethod: say("the `self` of a bound method", "绑定方法的 `self`")
    case .iterator: say("an iterator", "迭代器")
    case .other: say("of another kind", "其他位置")
    }
  }
}
