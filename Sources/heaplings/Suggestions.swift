import Courseware

/// Answers unknown names with the nearest known ones.
enum Suggestions {
  /// Known names that a mistyped one may mean, nearest first; at most three. A name that begins with what
  /// was typed is near too.
  /// - Complexity: O(names × length²); both are cut to 64 characters.
  static func nearest(to typed: String, among names: [String]) -> [String] {
    let wanted = Array(typed.lowercased().unicodeScalars.prefix(64))
    guard !wanted.isEmpty else { return [] }
    let allowed = max(1, wanted.count / 3)
    var found: [(distance: Int, order: Int, name: String)] = []
    for (order, name) in names.enumerated() {
      let known = Array(name.lowercased().unicodeScalars.prefix(64))
      let distance = known.starts(with: wanted) ? 0 : self.distance(wanted, known)
      if distance <= allowed { found.append((distance, order, name)) }
    }
    found.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
    var result: [String] = []
    for item in found where !result.contains(item.name) && result.count < 3 { result.append(item.name) }
    return result
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }

  /// "; did you mean X02.3 or X02.4?" or nothing.
  static func question(_ typed: String, among names: [String], _ language: Language = .en) -> String {
    let near = nearest(to: typed, among: names)
    if near.isEmpty { return "" }
    return pick(
      language, "; did you mean \(near.joined(separator: " or "))?",
      "；您是指 \(near.joined(separator: " 或 "))？")
  }

  /// The message for a command line whose command does not exist; nil when it does, or when there is none.
  static func forUnknownCommand(in arguments: [String]) -> String? {
    let known = Heaplings.commands.map { $0.name } + ["help"]
    guard var place = Dispatch.commandPlace(arguments) else { return nil }
    // What stands behind `help` is the name of a command too.
    if arguments[place] == "help", place + 1 < arguments.count, !arguments[place + 1].hasPrefix("-") {
      place += 1
    }
    guard !known.contains(arguments[place]) else { return nil }
    let near = nearest(to: arguments[place], among: known)
    return "there is no command '\(arguments[place])'"
      + (near.isEmpty
        ? "; `heaplings --help` lists them" : "; did you mean \(near.joined(separator: " or "))?")
  }
}
