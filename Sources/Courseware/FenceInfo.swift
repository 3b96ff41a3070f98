extension CodeBlock {
  /// Reads an info string. What is not understood is reported to `notice` and otherwise passed over.
  init(info: String, text: String, notice: (String) -> Void) {
    self.text = text
    self.info = info
    var words = info.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    let language = words.isEmpty ? "" : words.removeFirst()
    var plain: [String] = []
    var options: [String: String] = [:]
    for word in words {
      if let equals = word.firstIndex(of: "="), equals != word.startIndex {
        options[String(word[..<equals])] = String(word[word.index(after: equals)...])
      } else {
        plain.append(word)
      }
    }
    func check(plain allowed: [String], options known: [String]) {
      for word in plain where !allowed.contains(word) {
        notice("`\(word)` means nothing after `\(language)`")
      }
      for key in options.keys.sorted() where !known.contains(key) {
        notice("`\(key)=` means nothing after `\(language)`")
      }
    }
    switch language {
    case "python", "py":
      check(plain: ["run", "ask"], options: ["profile", "id", "session", "expect"])
      if plain.contains("ask"), !plain.contains("run") {
        notice("a cell that is asked is one that is run: `\(language) run ask`")
      }
      role = .python(
        Cell(
          run: plain.contains("run"), ask: plain.contains("ask"), profile: options["profile"],
          id: options["id"],
          session: options["session"], expectsError: options["expect"] == "error"))
    case "output":
      check(plain: [], options: ["of"])
      role = .output(of: options["of"])
    case "figure":
      check(plain: plain, options: ["of"])
      if plain.isEmpty { notice("a figure needs a kind: `figure holders NAME`") }
      role = .figure(
        Figure(kind: plain.first ?? "", arguments: Array(plain.dropFirst()), of: options["of"]))
    case "exercise":
      check(plain: plain, options: [])
      if plain.count != 1 { notice("`exercise` needs one id") }
      role = .exercise(plain.first ?? "")
    default:
      role = .other(language)
    }
  }
}
