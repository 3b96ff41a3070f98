import Courseware
import PyVM

/// Checks that compare what an answer printed or computed.
extension Evaluation {
  /// `runs: true`.
  func ended(_ run: FinishedRun) -> Finding {
    guard let failure = words.failure(run) else { return .fine }
    let place = failure.line.map { words.say(" (line \($0))", "（第 \($0) 行）") } ?? ""
    return .wrong(
      failure.kind == .exception && failure.name != "SystemExit"
        ? failure.told + place : failure.message + place)
  }

  /// `output: …`.
  func output(_ run: FinishedRun, _ expectation: CheckSpec.Expectation) -> Finding {
    let expected: FinishedRun
    switch expectation {
    case .literal(let text): return sameOutput(run.output, Array(text.utf8))
    case .sameAsStarter:
      expected = judge.reference(.starter, exercise, profile: run.profile, driverRun: run.driverRun)
    case .sameAsSolution:
      expected = judge.reference(.solution, exercise, profile: run.profile, driverRun: run.driverRun)
    }
    return sameOutput(run.output, expected.output)
  }

  private func sameOutput(_ actual: [UInt8], _ expected: [UInt8]) -> Finding {
    if actual == expected { return .fine }
    let ours = expected.split(separator: 0x0a, omittingEmptySubsequences: false)
    let theirs = actual.split(separator: 0x0a, omittingEmptySubsequences: false)
    var line = 0
    while line < min(ours.count, theirs.count), ours[line] == theirs[line] { line += 1 }
    func shown(_ lines: [ArraySlice<UInt8>]) -> String {
      line < lines.count
        ? String(decoding: lines[line], as: UTF8.self) : words.say("(no such line)", "（没有这一行）")
    }
    return .wrong(
      words.say("The output differs from line \(line + 1) on.", "输出从第 \(line + 1) 行起不同。"),
      expected: shown(ours),
      actual: shown(theirs))
  }

  /// `value: { of: report, same-as: solution }`.
  func value(
    _ name: String, _ expectation: CheckSpec.Expectation, _ at: CheckSpec.Moment, _ run: FinishedRun,
    _ moment: FinishedRun.Moment
  ) -> Finding {
    let expected: PythonValue?
    switch expectation {
    case .literal(let text): expected = judge.literal(text)
    case .sameAsStarter:
      expected =
        judge.reference(.starter, exercise, profile: run.profile, driverRun: run.driverRun).moments[at.key]?
        .values[name]
    case .sameAsSolution:
      expected =
        judge.reference(.solution, exercise, profile: run.profile, driverRun: run.driverRun).moments[at.key]?
        .values[name]
    }
    guard let actual = moment.values[name] else {
      return .wrong(
        words.say("There is no global `\(name)`.", "没有全局名 `\(name)`。"), expected: expected?.description)
    }
    if let expected, expected.isSame(as: actual) { return .fine }
    // A repair leaves the results as they are: what they are is no secret.
    let wanted = exercise.spec.kind == .fix ? expected.map { cleaned($0.description, 120) } : nil
    let kind = expected.map { $0.description == actual.description } == true
    return .wrong(
      kind
        ? words.say("`\(name)` looks right, but is of another type.", "`\(name)` 看起来对，但类型不同。")
        : words.say(
          "`\(name)` is \(cleaned(actual.description, 120))\(wanted.map { ", not \($0)" } ?? "").",
          "`\(name)` 是 \(cleaned(actual.description, 120))\(wanted.map { "，应当是 \($0)" } ?? "")。"),
      expected: expected?.description, actual: actual.description)
  }

  /// `choice: …`.
  func chosen(_ check: CheckSpec, _ choice: CheckSpec.Choice, _ moment: FinishedRun.Moment) -> Finding {
    let key = choice.key.joined()
    let known = choice.options.joined(separator: ", ")
    guard moment.values[choice.name] != nil else {
      for run in runs {
        if let failure = words.failure(run) {
          return .wrong(failure.kind == .exception ? failure.told : failure.message, expected: key)
        }
      }
      return .wrong(
        words.say("There is no global `\(choice.name)`.", "没有全局名 `\(choice.name)`。"), expected: key)
    }
    guard case .str(let text)? = moment.values[choice.name], let letters = choice.letters(of: text),
      !letters.isEmpty
    else {
      return .wrong(
        words.say(
          "`\(choice.name)` must be one of these letters: \(known).", "`\(choice.name)` 应当是这些字母之一：\(known)。"),
        expected: key, actual: moment.values[choice.name]?.description)
    }
    let feedback = exercise.text[words.language].optionFeedback[check.id] ?? [:]
    if letters == choice.key {
      return Finding(
        passed: true, message: letters.compactMap { feedback[$0] }.joined(separator: " "), expected: key,
        actual: letters.joined())
    }
    if choice.key.count == 1, letters.count > 1 {
      return .wrong(
        words.say("One letter, please: only one of them is right.", "请只写一个字母：只有一个是对的。"), expected: key,
        actual: letters.joined())
    }
    let wrong = letters.first { !choice.key.contains($0) }
    return .wrong(
      wrong.flatMap { feedback[$0] } ?? words.say("Something is still missing.", "还缺一些。"), expected: key,
      actual: letters.joined())
  }
}

extension PythonValue {
  /// Equality by exact built-in types, dicts in any order. What could not be copied equals nothing.
  /// - Complexity: O(n). Values are at most 100 levels deep.
  func isSame(as other: PythonValue) -> Bool {
    switch (self, other) {
    case (.object, _), (_, .object), (.cut, _), (_, .cut): return false
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)), (.set(let a), .set(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.dict(let a), .dict(let b)):
      guard a.count == b.count else { return false }
      let theirs = Dictionary(b.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
      return a.allSatisfy { entry in
        !entry.key.isObject && theirs[entry.key].map { entry.value.isSame(as: $0) } == true
      }
    default: return self == other
    }
  }

  private var isObject: Bool {
    switch self {
    case .object, .cut: true
    default: false
    }
  }
}
