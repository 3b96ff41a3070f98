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
        words.say("`\(name)` leads to an immortal object, which is not counted.", "`\(name)` 指向不死对象，它不计数。"),
        expected: expected, actual: words.say("immortal", "不死"))
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
    return .wrong(
      words.say(
        "\(wrong.count) of \(all.count) `\(type)` objects have another count than \(expected). \(told)",
        "\(all.count) 个 `\(type)` 对象中有 \(wrong.count) 个计数不对。\(told)"),
      expected: expected, actual: counts.joined(separator: ", "), explanation)
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
              "\(place)挂在 `\(rule.name)` 自己身上，与它同生共死。")), texts)
      }
    }
    let kinds = edges.map { facts.kind(of: $0) }
    if rule.distinctKinds {
      for (position, kind) in kinds.enumerated() {
        guard let earlier = kinds[..<position].firstIndex(of: kind) else { continue }
        let (one, two) = (names.text(edges[earlier]), names.text(edges[position]))
        return .wrong(
          words.sentence(
            words.say("\(one) and \(two) are of the same kind.", "\(words.both(one, two))属于同一种。")),
          actual: kindList(kinds), texts)
      }
    }
    if let lacking = rule.include.first(where: { !kinds.contains($0) }) {
      return .wrong(
        words.say(
          "No reference to `\(rule.name)` is \(words.kind(lacking)).",
          "`\(rule.name)` 没有一个引用来自\(words.kind(lacking))。"),
        expected: kindList(rule.include), actual: kindList(kinds), texts)
    }
    if let position = kinds.firstIndex(where: rule.exclude.contains) {
      let place = names.text(edges[position])
      return .wrong(
        words.sentence(
          words.say("\(place) is a holder of a kind that is not wanted.", "\(place)不是这里想要的持有者。")),
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
    case .global: say("a global name", "全局名字")
    case .local: say("a local variable", "局部变量")
    case .cell: say("a closure's cell", "闭包的单元格")
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
