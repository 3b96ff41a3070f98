import Courseware
import PyHeap
import PyVM

/// Proves one lesson: its cells are run, in both languages, and held against the output blocks.
struct LessonProof {
  private(set) var problems: [CourseProof.Problem] = []
  private(set) var cells = 0
  private let lesson: Lesson
  private let course: Course

  init(_ lesson: Lesson, _ course: Course) {
    self.lesson = lesson
    self.course = course
  }

  mutating func run() {
    let en = lesson.text.en.document()
    let zh = lesson.text.zh.document()
    check(en, lesson.text.en.file)
    compare(en, zh)
    // The same cells print the same; so those of the second text are run only if they differ.
    if problems.isEmpty { cells *= 2 } else { check(zh, lesson.text.zh.file) }
    checkText(en, lesson.text.en.file)
    checkText(zh, lesson.text.zh.file)
  }

  private mutating func report(_ file: String, _ line: Int, _ message: String) {
    problems.append(.init(file, line, message))
  }

  // MARK: Text

  private mutating func checkText(_ document: Document, _ file: String) {
    for notice in document.notices { report(file, notice.line, notice.message) }
    var placed: [String] = []
    for block in document.blocks {
      if case .code(let code) = block.kind, case .exercise(let id) = code.role { placed.append(id) }
    }
    if placed != lesson.exercises {
      report(
        file, 0,
        "the text places \(placed.joined(separator: ", ")), the front matter lists "
          + lesson.exercises.joined(separator: ", "))
    }
    let known = Set(course.lessons.flatMap { [$0.text.en.file, $0.text.zh.file] })
      .union(course.exercises.flatMap { $0.files.map(\.path) })
    for inline in document.inlines {
      switch inline.kind {
      case .link(let url, _), .image(let url, _):
        guard let path = localPath(url, from: file), !known.contains(path) else { continue }
        report(file, 0, "the link `\(url)` leads to no file of the course")
      default: break
      }
    }
  }

  /// The path in the course that a relative link means; nil for an address elsewhere or a place on the same
  /// page.
  private func localPath(_ url: String, from file: String) -> String? {
    let path = url.prefix { $0 != "#" && $0 != "?" }
    guard !path.isEmpty, !path.contains(":"), !path.hasPrefix("//") else { return nil }
    var parts = path.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      if part == ".." {
        if parts.popLast() == nil { return String(path) }
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// Code, outputs and figures are the same in both languages.
  private mutating func compare(_ en: Document, _ zh: Document) {
    let (ours, theirs) = (codeBlocks(en), codeBlocks(zh))
    for (one, other) in zip(ours, theirs)
    where one.block.info != other.block.info || one.block.text != other.block.text {
      if case .exercise(let id) = one.block.role, other.block.role == .exercise(id) { continue }
      report(
        lesson.text.zh.file, other.line,
        "differs from the block in line \(one.line) of \(lesson.text.en.file)")
      return
    }
    if ours.count != theirs.count {
      report(
        lesson.text.zh.file, 0,
        "has \(theirs.count) code blocks, \(lesson.text.en.file) has \(ours.count)")
    }
  }

  private func codeBlocks(_ document: Document) -> [(block: CodeBlock, line: Int)] {
    document.blocks.compactMap { block in
      if case .code(let code) = block.kind { (code, block.line) } else { nil }
    }
  }

  // MARK: Cells

  /// A cell with what the text says about it.
  private struct Cell {
    var cell: CodeBlock.Cell
    var source: String
    var line: Int
    var output: (text: String, line: Int)?
    /// Globals that figures draw after it.
    var figures: [(name: String, line: Int)] = []
  }

  private mutating func check(_ document: Document, _ file: String) {
    var cells: [Cell] = []
    func owner(_ id: String?) -> Int? {
      guard let id else { return cells.indices.last }
      return cells.firstIndex { $0.cell.id == id }
    }
    for (code, line) in codeBlocks(document) {
      switch code.role {
      case .python(let cell) where cell.run:
        cells.append(Cell(cell: cell, source: code.text, line: line))
        if let profile = cell.profile, VersionProfile.named(profile) == nil {
          report(file, line, "there is no profile `\(profile)`")
        }
      case .output(let id):
        guard let index = owner(id) else {
          report(file, line, "no cell above prints this")
          continue
        }
        if cells[index].output != nil { report(file, line, "a second output block for one cell") }
        cells[index].output = (code.text, line)
      case .figure(let figure):
        guard figure.kind == "holders", let name = figure.arguments.first else {
          report(file, line, "`\(figure.kind)` is no figure; there is `holders NAME`")
          continue
        }
        guard let index = owner(figure.of) else {
          report(file, line, "no cell above leaves this heap behind")
          continue
        }
        cells[index].figures.append((name, line))
      default: break
      }
    }
    let sessions = CellSessions(lesson.profile)
    defer { sessions.close() }
    for cell in cells {
      self.cells += 1
      let result = sessions.run(cell.cell, cell.source)
      if cell.cell.ask, result.text.isEmpty {
        report(file, cell.line, "the reader is asked what this cell prints, and it prints nothing")
      }
      let lastLine = result.text.split(separator: "\n").last.map(String.init) ?? ""
      if result.failed != cell.cell.expectsError {
        report(
          file, cell.line,
          result.failed
            ? "the cell fails: " + cleaned(lastLine, 200)
            : "the cell was expected to raise, and does not")
      } else if result.text != cell.output?.text ?? "" {
        let (line, wanted, printed) = difference(cell.output?.text ?? "", result.text)
        report(
          file, (cell.output?.line ?? cell.line) + line,
          "the cell in line \(cell.line) prints `\(printed)` here, not `\(wanted)`")
      }
      for figure in cell.figures where !result.hasGlobal(figure.name) {
        report(file, figure.line, "there is no global `\(figure.name)` after the cell in line \(cell.line)")
      }
    }
  }

  /// The first line, from 1, in which two texts differ, and both its forms.
  private func difference(_ a: String, _ b: String) -> (Int, String, String) {
    let ours = a.split(separator: "\n", omittingEmptySubsequences: false)
    let theirs = b.split(separator: "\n", omittingEmptySubsequences: false)
    var line = 0
    while line < min(ours.count, theirs.count), ours[line] == theirs[line] { line += 1 }
    func shown(_ lines: [Substring]) -> String { line < lines.count ? cleaned(String(lines[line]), 120) : "" }
    return (line + 1, shown(ours), shown(theirs))
  }
}
