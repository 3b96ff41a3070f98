extension ExerciseSpec {
  /// Reads the front matter of an `exercise.md`.
  /// - Parameter file: contents of another file of the folder by its path there; nil when there is none.
  init(_ map: YAMLMap, file: (String) -> String?) throws(CourseProblem) {
    try map.allow([
      "id", "title", "kind", "points", "profiles", "topics", "limits", "driver", "runs", "checks", "beliefs",
    ])
    id = try map.text("id")
    let kindName = try map.text("kind")
    guard let kind = ExerciseKind(rawValue: kindName) else {
      let known = ExerciseKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw map.problem("`\(kindName)` is not one of: \(known)", at: "kind")
    }
    self.kind = kind
    points = try map.integer("points")
    profiles = try map.texts("profiles")
    guard !profiles.isEmpty else { throw map.problem("`profiles` names no profile") }
    topics = try map.texts("topics")
    limits = map.has("limits") ? try LimitSpec(try map.map("limits")) : .standard
    driver = map.has("driver") ? try DriverSpec(map, file: file) : nil
    if driver == nil, map.has("runs") { throw map.problem("`runs` without a `driver`", at: "runs") }
    checks = []
    for declaration in try map.maps("checks") {
      let check = try CheckSpec(declaration)
      let known = checks.map(\.id)
      guard !known.contains(check.id) else { throw declaration.problem("a second check `\(check.id)`") }
      for need in check.needs where !known.contains(need) {
        throw declaration.problem("`needs` names `\(need)`, which no check above has", at: "needs")
      }
      checks.append(check)
    }
    guard !checks.isEmpty else { throw map.problem("`checks` is empty") }
    beliefs = []
    for declaration in try map.maps("beliefs") { beliefs.append(try Belief(declaration, file: file)) }
  }
}

extension LimitSpec {
  init(_ map: YAMLMap) throws(CourseProblem) {
    try map.allow(["instructions", "heap", "output", "recursion"])
    let usual = LimitSpec.standard
    instructions = try map.integer("instructions", default: usual.instructions)
    heapBytes = try map.integer("heap", default: usual.heapBytes)
    outputBytes = try map.integer("output", default: usual.outputBytes)
    recursion = try map.integer("recursion", default: usual.recursion)
    guard min(instructions, heapBytes, outputBytes, recursion) > 0 else {
      throw map.problem("a limit is not positive")
    }
  }
}

extension DriverSpec {
  init(_ map: YAMLMap, file contents: (String) -> String?) throws(CourseProblem) {
    file = try map.text("driver")
    guard contents(file) != nil else { throw map.problem("there is no file `\(file)`", at: "driver") }
    runs = []
    for run in try map.maps("runs") {
      var inputs: [DriverInput] = []
      for name in run.keys.sorted() { inputs.append(DriverInput(name: name, value: try run.integer(name))) }
      runs.append(inputs)
    }
    if runs.isEmpty { runs = [[]] }
  }
}

extension Belief {
  init(_ map: YAMLMap, file contents: (String) -> String?) throws(CourseProblem) {
    try map.allow(["id", "offset", "lines", "profile", "replay", "says"])
    id = try map.text("id")
    if map.has("offset") {
      var lines: [Int] = []
      for text in try map.texts("lines") {
        guard let line = Int(text), line > 0 else { throw map.problem("`lines` counts from 1", at: "lines") }
        lines.append(line - 1)
      }
      model = .offset(by: try map.integer("offset"), lines: lines)
    } else if let profile = try map.optionalText("profile") {
      model = .profile(profile)
    } else {
      let name = try map.text("replay")
      guard let source = contents(name) else { throw map.problem("there is no file `\(name)`", at: "replay") }
      model = .replay(file: name, source: source)
    }
    _ = try map.text("says")
  }
}
