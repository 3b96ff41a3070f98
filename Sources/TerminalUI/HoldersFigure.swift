import Courseware

/// The picture of who holds an object, as text: one branch per reference. It is drawn with lines that read well
/// aloud and copy well, and says in words whatever it shows.
///
/// ```
/// list ['milk'], 3 references
/// ├─ the global `milk`
/// ├─ item 0 of the list `basket`
/// └─ attribute `top` of the Shelf `shelf`
/// ```
public struct HoldersFigure: Sendable, Equatable {
  /// What the object is: `list ['milk']`.
  public var object: String
  /// One text per reference, in the order in which they are to be read.
  public var holders: [String]

  public init(object: String, holders: [String]) {
    self.object = object
    self.holders = holders
  }

  /// The drawing, one line each. More than `limit` holders end in a line that counts the rest.
  public func text(language: Language, limit: Int = 12) -> String {
    let count = holders.count
    var result: String
    switch language {
    case .en: result = "\(object), \(count) reference\(count == 1 ? "" : "s")\n"
    case .zh: result = "\(object)，\(count) 个引用\n"
    }
    // A single line that says "1 more" would take as much room as the holder itself.
    let shown = count <= limit + 1 ? count : limit
    for (index, holder) in holders.prefix(shown).enumerated() {
      result += (index == count - 1 ? "└─ " : "├─ ") + holder + "\n"
    }
    if shown < count {
      result += language == .en ? "└─ … and \(count - shown) more\n" : "└─ …… 另有 \(count - shown) 个\n"
    }
    return result
  }
}
