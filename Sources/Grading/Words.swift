import Courseware
import PyVM

/// Sentences of verdicts. Both languages stand side by side where a sentence is used.
struct Words: Sendable {
  var language: Language

  /// One of two texts.
  func say(_ en: @autoclosure () -> String, _ zh: @autoclosure () -> String) -> String {
    language == .en ? en() : zh()
  }

  /// A list as part of a sentence: `a, b and c`; at most five, then how many more.
  func list(_ items: [String]) -> String {
    let limit = 5
    guard items.count > limit else {
      guard items.count > 1, let last = items.last else { return items.first ?? "" }
      let start = items.dropLast().joined(separator: say(", ", "、"))
      return say("\(start) and \(last)", both(start, last))
    }
    let rest = items.count - limit
    return items.prefix(limit).joined(separator: say(", ", "、")) + say(" and \(rest) more", "以及另外 \(rest) 处")
  }

  /// Two pieces of Chinese text with the space that stands between Chinese and Latin letters.
  func spaced(_ one: String, _ two: String) -> String {
    guard let last = one.unicodeScalars.last, let first = two.unicodeScalars.first,
      last.isASCII && first.properties.isIdeographic || last.properties.isIdeographic && first.isASCII,
      last != " ", first != " "
    else { return one + two }
    return one + " " + two
  }

  /// `甲和乙`.
  func both(_ one: String, _ two: String) -> String { spaced(spaced(one, "和"), two) }

  /// A type's name in the middle of a Chinese sentence.
  func noun(_ type: String) -> String {
    let known = ["list": "列表", "tuple": "元组", "dict": "字典", "set": "集合", "bound method": "绑定方法"]
    return known[type] ?? type
  }

  /// A sentence that begins with a place: the first letter of an English one is made large.
  func sentence(_ text: String) -> String {
    guard language == .en, let first = text.first, first.isLetter else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// `1 reference`, `3 references`.
  func references(_ count: Int) -> String {
    say(count == 1 ? "1 reference" : "\(count) references", "\(count) 个引用")
  }

  /// `exactly 5`, `at least 2`, `at most 7`, `2 to 7`.
  func range(_ bound: CheckSpec.Bound, _ inputs: [DriverInput]) -> String {
    let (low, high) = (bound.min?.value(inputs), bound.max?.value(inputs))
    switch (low, high) {
    case (let low?, let high?) where low == high: return "\(low)"
    case (let low?, let high?): return say("\(low) to \(high)", "\(low) 到 \(high)")
    case (let low?, nil): return say("at least \(low)", "至少 \(low)")
    case (nil, let high?): return say("at most \(high)", "至多 \(high)")
    case (nil, nil): return say("any number", "任意")
    }
  }

  /// In which of several runs something was found.
  func inRun(_ run: FinishedRun) -> String {
    let inputs = run.inputs.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    let place = inputs.isEmpty ? run.profile : "\(inputs); \(run.profile)"
    return say(" (run with \(place))", "（运行条件：\(place)）")
  }

  /// What kept a run from its end; nil when nothing did.
  func failure(_ run: FinishedRun) -> Verdict.Failure? {
    switch run.outcome.ending {
    case .finished: return nil
    case .raised(let type, var message, let line):
      // The text of a SyntaxError names its place; here that stands beside it.
      let place = " (answer.py, line \(line))"
      if message.hasSuffix(place) { message.removeLast(place.count) }
      return .init(
        kind: .exception, name: cleaned(type, 80), message: cleaned(message, 300), line: line > 0 ? line : nil
      )
    case .exited(let status):
      return .init(
        kind: .exception, name: "SystemExit",
        message: say("sys.exit ended the program (status \(status))", "程序被 sys.exit 结束（状态 \(status)）"))
    case .limit(let name):
      let message: String =
        switch name {
        case .instructions:
          say("It took more than the instructions allowed; does it ever end?", "执行的指令超过上限。程序会结束吗？")
        case .heap: say("It needed more memory than allowed.", "需要的内存超过上限。")
        case .output: say("It printed more than allowed.", "打印的内容超过上限。")
        case .seconds: say("It took more time than allowed.", "用时超过上限。")
        }
      return .init(kind: .limit, name: name.rawValue, message: message)
    case .unsupported(let use):
      return .init(
        kind: .unsupported, name: cleaned(use.name, 80),
        message: say(
          "\(cleaned(use.name, 80)) is outside the supported subset", "\(cleaned(use.name, 80)) 不在支持的语言子集之内"),
        line: use.line > 0 ? use.line : nil)
    }
  }
}

/// A text that an answer made, fit to be shown: no control or direction marks, at most `limit` characters.
func cleaned(_ text: String, _ limit: Int) -> String {
  var result = String.UnicodeScalarView()
  var count = 0
  for scalar in text.unicodeScalars {
    count += 1
    guard count <= limit else {
      result.append("…")
      break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
      result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}
