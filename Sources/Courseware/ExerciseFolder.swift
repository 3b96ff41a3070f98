/// Reads one folder under `exercises/<lesson>/`.
struct ExerciseFolder {
  let path: String
  let files: [String: CourseFile]
  /// Paths of the files in the folder, sorted.
  private let own: [String]

  init(path: String, files: [String: CourseFile], paths: [String]) {
    self.path = path
    self.files = files
    own = paths.filter { $0.hasPrefix(path + "/") }
  }

  func exercise() throws(CourseProblem) -> Exercise {
    let en = try FrontMatter(file: path + "/exercise.md", source: try source("exercise.md"))
    let zh = try FrontMatter(file: path + "/exercise.zh.md", source: try source("exercise.zh.md"))
    let spec = try ExerciseSpec(en.map) { contents($0) }
    guard try zh.map.text("id") == spec.id else {
      throw zh.map.problem("`id` differs from exercise.md", at: "id")
    }
    let parts = path.split(separator: "/").map(String.init)
    var exercise = Exercise(
      spec: spec, slug: parts[2], lessonSlug: parts[1], folder: path,
      text: Localized(en: try englishText(en), zh: try chineseText(zh, spec)),
      starter: try answer("starter.py", spec), solution: try answer("solution.py", spec), wrong: [],
      driver: spec.driver.flatMap { contents($0.file) }, files: own.compactMap { files[$0] })
    for file in own where file.hasPrefix(path + "/wrong/") && file.hasSuffix(".py") {
      exercise.wrong.append(try wrong(String(file.dropFirst(path.utf8.count + 1)), spec))
    }
    for file in own where file.hasPrefix(path + "/right/") && file.hasSuffix(".py") {
      let name = String(file.dropFirst(path.utf8.count + 1))
      let stem = String(name.dropFirst("right/".utf8.count).dropLast(".py".utf8.count))
      exercise.right.append(RightAnswer(name: stem, source: try answer(name, spec)))
    }
    try checkPoints(exercise, en.map)
    try checkInputs(spec, en.map)
    return exercise
  }

  private func contents(_ name: String) -> String? {
    files[path + "/" + name].map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private func source(_ name: String) throws(CourseProblem) -> String {
    guard let source = contents(name) else {
      throw CourseProblem(file: path + "/" + name, line: 0, message: "missing")
    }
    return source
  }

  private func answer(_ name: String, _ spec: ExerciseSpec) throws(CourseProblem) -> String {
    let source = try source(name)
    guard Course.exerciseID(ofAnswer: source) == spec.id else {
      throw CourseProblem(
        file: path + "/" + name, line: 1, message: "the first line is not `# heaplings: \(spec.id)`")
    }
    return source
  }

  // MARK: Texts

  private func englishText(_ front: FrontMatter) throws(CourseProblem) -> ExerciseText {
    var text = try prose(front)
    for check in try front.map.maps("checks") {
      let id = try check.text("id")
      text.checkTitles[id] = try check.text("title")
      if check.has("choice") {
        text.optionFeedback[id] = try feedback(try check.map("choice").map("options"))
      }
    }
    for belief in try front.map.maps("beliefs") {
      text.beliefs[try belief.text("id")] = try belief.text("says")
    }
    return text
  }

  /// `checks: { count: "…", why: { title: "…", options: { a: "…" } } }` and `beliefs: { adds-nothing: "…" }`.
  private func chineseText(_ front: FrontMatter, _ spec: ExerciseSpec) throws(CourseProblem) -> ExerciseText {
    try front.map.allow(["id", "title", "checks", "beliefs"])
    var text = try prose(front)
    let checks = try front.map.map("checks")
    try checks.allow(spec.checks.map(\.id))
    for check in spec.checks {
      if case .choice(let choice) = check.rule {
        let entry = try checks.map(check.id)
        text.checkTitles[check.id] = try entry.text("title")
        let options = try entry.map("options")
        text.optionFeedback[check.id] = try feedback(options)
        guard options.keys.sorted() == choice.options else {
          throw options.problem("the options differ from exercise.md")
        }
      } else {
        text.checkTitles[check.id] = try checks.text(check.id)
      }
    }
    if !spec.beliefs.isEmpty {
      let beliefs = try front.map.map("beliefs")
      try beliefs.allow(spec.beliefs.map(\.id))
      for belief in spec.beliefs { text.beliefs[belief.id] = try beliefs.text(belief.id) }
    }
    return text
  }

  private func feedback(_ options: YAMLMap) throws(CourseProblem) -> [String: String] {
    var result: [String: String] = [:]
    for key in options.keys { result[key] = try options.text(key) }
    return result
  }

  /// The task, and a hint for each heading of level 2.
  private func prose(_ front: FrontMatter) throws(CourseProblem) -> ExerciseText {
    let document = Document(markdown: front.body, firstLine: front.bodyLine)
    if let notice = document.notices.first {
      throw CourseProblem(file: front.map.file, line: notice.line, message: notice.message)
    }
    var starts: [Int] = []
    var index = 0
    while index < document.blocks.count {
      if case .heading(level: 2) = document.blocks[index].kind { starts.append(index) }
      index = document.blocks[index].end
    }
    var hints: [Document] = []
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : document.blocks.count
      hints.append(document.slice((start + 1)..<end))
    }
    return ExerciseText(
      title: try front.map.text("title"), task: document.slice(0..<(starts.first ?? document.blocks.count)),
      hints: hints, checkTitles: [:], optionFeedback: [:], beliefs: [:])
  }

  // MARK: Wrong answers

  private func wrong(_ name: String, _ spec: ExerciseSpec) throws(CourseProblem) -> WrongAnswer {
    let source = try answer(name, spec)
    let stem = String(name.dropFirst("wrong/".utf8.count).dropLast(".py".utf8.count))
    var answer = WrongAnswer(name: stem, source: source, fails: [], says: [], beliefs: [])
    var number = 1
    for line in source.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
      .dropFirst()
    {
      number += 1
      guard line.hasPrefix("# "), let colon = line.firstIndex(of: ":") else { break }
      let value = String(line[line.index(after: colon)...].drop { $0 == " " })
      func refuse(_ message: String) -> CourseProblem {
        CourseProblem(file: path + "/" + name, line: number, message: message)
      }
      switch line[..<colon].dropFirst(2) {
      case "fails":
        guard spec.checks.contains(where: { $0.id == value }) else {
          throw refuse("no check is called `\(value)`")
        }
        answer.fails.append(value)
      case "says": answer.says.append(value)
      case "belief":
        guard spec.beliefs.contains(where: { $0.id == value }) else {
          throw refuse("no belief is called `\(value)`")
        }
        answer.beliefs.append(value)
      default: throw refuse("a wrong answer's header has only fails, says and belief")
      }
    }
    guard !answer.fails.isEmpty else {
      throw CourseProblem(file: path + "/" + name, line: 2, message: "it does not say which check must fail")
    }
    return answer
  }

  // MARK: Consistency

  private func checkPoints(_ exercise: Exercise, _ map: YAMLMap) throws(CourseProblem) {
    var sum = 0
    for check in exercise.spec.checks {
      let rows = check.rule == .blanks ? exercise.sheet.blanks.count : 1
      let (product, overflow) = check.points.multipliedReportingOverflow(by: rows)
      guard !overflow, product <= 1_000_000 else { throw map.problem("too many points", at: "checks") }
      sum += product
      if check.rule == .blanks, rows == 0 {
        throw map.problem("starter.py has no blank `# => ?`", at: "checks")
      }
    }
    guard sum == exercise.spec.points else {
      throw map.problem("`points` is \(exercise.spec.points), but the checks add up to \(sum)", at: "points")
    }
  }

  /// Bounds name only inputs that every run of the driver has.
  private func checkInputs(_ spec: ExerciseSpec, _ map: YAMLMap) throws(CourseProblem) {
    for check in spec.checks {
      for name in check.rule.inputNames {
        let known = spec.driver.map { $0.runs.allSatisfy { $0.contains { $0.name == name } } } ?? false
        guard known else {
          throw CourseProblem(
            file: map.file, line: check.line, message: "`\(name)` is not an input of every run of a driver")
        }
      }
    }
  }
}

extension CheckSpec.Rule {
  /// Driver inputs that the rule's bound names.
  var inputNames: [String] {
    switch self {
    case .refcount(_, let bound), .refcountOfInstances(_, let bound), .refcountOfItems(_, let bound),
      .live(_, let bound),
      .created(_, let bound),
      .leaked(let bound), .instructions(let bound), .peakBytes(let bound):
      bound.inputNames
    default: []
    }
  }
}
