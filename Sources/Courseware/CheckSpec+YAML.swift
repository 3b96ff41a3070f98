extension CheckSpec {
  /// Keys of which each check has exactly one: the rule.
  static let ruleKeys = [
    "runs", "output", "blanks", "choice", "value", "refcount", "items", "holders", "live", "created",
    "leaked",
    "forbid-calls", "forbid", "require", "instructions", "peak", "concept", "mistake",
  ]

  init(_ map: YAMLMap) throws(CourseProblem) {
    try map.allow(["id", "title", "points", "needs", "at"] + CheckSpec.ruleKeys)
    id = try map.text("id")
    line = map.line
    _ = try map.text("title")
    points = try map.integer("points", default: 0)
    guard points >= 0 else { throw map.problem("`points` is negative", at: "points") }
    needs = try map.texts("needs")
    let moment = try map.optionalText("at")
    at = moment.map { $0 == "end" ? .end : .checkpoint($0) } ?? .end
    let keys = map.keys.filter { CheckSpec.ruleKeys.contains($0) }
    guard keys.count == 1, let key = keys.first else {
      throw map.problem("a check has exactly one of: \(CheckSpec.ruleKeys.joined(separator: ", "))")
    }
    rule = try Rule(map, key)
  }
}

extension CheckSpec.Rule {
  init(_ map: YAMLMap, _ key: String) throws(CourseProblem) {
    switch key {
    case "runs", "blanks":
      guard try map.flag(key, default: true) else { throw map.problem("`\(key)` can only be true", at: key) }
      self = key == "runs" ? .runs : .blanks
    case "output":
      self = .output(
        map.isMap(key)
          ? try CheckSpec.Expectation(try map.map(key), literal: nil) : .literal(try map.text(key)))
    case "value":
      let value = try map.map(key)
      self = .value(name: try value.text("of"), try CheckSpec.Expectation(value, literal: "is"))
    case "choice": self = .choice(try CheckSpec.Choice(try map.map(key)))
    case "refcount":
      let rule = try map.map(key)
      let bound = try CheckSpec.Bound(rule, also: ["of", "type", "items-of"])
      if let type = try rule.optionalText("type") {
        self = .refcountOfInstances(type: type, bound)
      } else if let list = try rule.optionalText("items-of") {
        self = .refcountOfItems(list: list, bound)
      } else {
        self = .refcount(name: try rule.text("of"), bound)
      }
    case "items":
      let rule = try map.map(key)
      try rule.allow(["of", "ids"])
      self = .items(list: try rule.text("of"), ids: try rule.text("ids"))
    case "holders": self = .holders(try CheckSpec.HolderRule(try map.map(key)))
    case "live", "created":
      let rule = try map.map(key)
      let bound = try CheckSpec.Bound(rule, also: ["type"])
      let type = try rule.text("type")
      self = key == "live" ? .live(type: type, bound) : .created(type: type, bound)
    case "leaked": self = .leaked(try CheckSpec.Bound(try map.map(key), also: []))
    case "forbid-calls": self = .forbidCalls(try map.texts(key))
    case "forbid": self = .forbidConstructs(try map.cases(key, of: Construct.self))
    case "require": self = .requireConstructs(try map.cases(key, of: Construct.self))
    case "instructions": self = .instructions(try CheckSpec.Bound(try map.map(key), also: []))
    case "concept":
      let rule = try map.map(key)
      try rule.allow(["en", "zh"])
      self = .concept(try Rubric(rule))
    case "mistake":
      let rule = try map.map(key)
      try rule.allow(["cost", "en", "zh"])
      let cost = try rule.integer("cost")
      guard (1...100).contains(cost) else { throw rule.problem("`cost` is not 1 to 100", at: "cost") }
      self = .mistake(try Rubric(rule), cost: cost)
    default: self = .peakBytes(try CheckSpec.Bound(try map.map(key), also: []))
    }
  }
}

extension CheckSpec.Expectation {
  /// `{ same-as: starter }`, or the text under `literal`.
  init(_ map: YAMLMap, literal: String?) throws(CourseProblem) {
    if let literal, let text = try map.optionalText(literal) {
      self = .literal(text)
      return
    }
    switch try map.text("same-as") {
    case "starter": self = .sameAsStarter
    case "solution": self = .sameAsSolution
    default: throw map.problem("`same-as` is starter or solution", at: "same-as")
    }
  }
}

extension CheckSpec.Bound {
  init(_ map: YAMLMap, also keys: [String]) throws(CourseProblem) {
    try map.allow(["is", "min", "max"] + keys)
    if let exact = try CheckSpec.Bound.amount(map, "is") {
      self.init(min: exact, max: exact)
      return
    }
    self.init(min: try CheckSpec.Bound.amount(map, "min"), max: try CheckSpec.Bound.amount(map, "max"))
    guard min != nil || max != nil else { throw map.problem("one of `is`, `min`, `max` is missing") }
  }

  private static func amount(_ map: YAMLMap, _ key: String) throws(CourseProblem) -> Amount? {
    guard let text = try map.optionalText(key) else { return nil }
    if let number = Int(text) { return .number(number) }
    guard let first = text.first, first.isLetter else {
      throw map.problem("`\(key)` is neither an integer nor the name of a driver's input", at: key)
    }
    return .input(text)
  }

  /// Names of driver inputs in it.
  var inputNames: [String] {
    [min, max].compactMap { if case .input(let name)? = $0 { name } else { nil } }
  }
}

extension CheckSpec.Choice {
  init(_ map: YAMLMap) throws(CourseProblem) {
    try map.allow(["name", "key", "options"])
    name = try map.text("name")
    options = try map.map("options").keys.sorted()
    key = []
    let letters = try map.text("key")
    guard let key = letters.isEmpty ? nil : self.letters(of: letters) else {
      throw map.problem("`key` names an option that is not there", at: "key")
    }
    self.key = key
  }
}

extension CheckSpec.HolderRule {
  init(_ map: YAMLMap) throws(CourseProblem) {
    try map.allow(["of", "kinds", "include", "exclude", "cycles"])
    name = try map.text("of")
    let kinds = try map.optionalText("kinds")
    guard kinds == nil || kinds == "distinct" else {
      throw map.problem("`kinds` can only be distinct", at: "kinds")
    }
    distinctKinds = kinds == "distinct"
    include = try map.cases("include", of: HolderKind.self)
    exclude = try map.cases("exclude", of: HolderKind.self)
    cyclesAllowed = try map.flag("cycles", default: true)
  }
}
