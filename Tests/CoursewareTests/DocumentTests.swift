import Testing

@testable import Courseware

@Suite("Documents")
struct DocumentTests {
  /// Blocks as an indented outline: what a reader of the test can check by eye.
  static func outline(_ source: String) -> [String] {
    let document = Document(markdown: source)
    var open: [Int] = []
    var result: [String] = []
    for (index, block) in document.blocks.enumerated() {
      while let last = open.last, last <= index { open.removeLast() }
      let indent = String(repeating: "  ", count: open.count)
      let text = document.plainText(block.inlines)
      let name: String
      switch block.kind {
      case .heading(let level): name = "h\(level) \(text)"
      case .paragraph: name = "p \(text)"
      case .code(let code): name = "code[\(code.info)]"
      case .list(let start, let tight): name = "list\(start.map { " \($0)" } ?? "")\(tight ? "" : " loose")"
      case .item(let done): name = done.map { $0 ? "item x" : "item _" } ?? "item"
      case .quote: name = "quote"
      case .callout(let word): name = "callout \(word)"
      case .table(let table):
        let rows = document.tables[table].rows.map { $0.map(document.plainText).joined(separator: "|") }
        name = "table " + rows.joined(separator: " / ")
      case .rule: name = "rule"
      case .html: name = "html"
      case .footnote(let label): name = "footnote \(label)"
      }
      result.append(indent + name)
      if block.end > index + 1 { open.append(block.end) }
    }
    return result
  }

  @Test("blocks nest by their ends")
  func nesting() {
    #expect(
      Self.outline("# A\n\n- one\n  - two\n\n3. x\n\n> q\n\n***\n") == [
        "h1 A", "list", "  item", "    p one", "    list", "      item", "        p two", "list 3", "  item",
        "    p x", "quote", "  p q", "rule",
      ])
  }

  @Test("tables: header, cells, escapes, code, what is no table")
  func tables() {
    #expect(
      Self.outline("| a | b |\n|:--|--:|\n| `x \\| y` | **z** |\n| one |\n") == ["table a|b / x | y|z / one|"]
    )
    #expect(Self.outline("before\n| a |\n|---|\n| # no heading |") == ["p before", "table a / # no heading"])
    #expect(Self.outline("> | a |\n> |---|\n> | - b |\n") == ["quote", "  table a / - b"])
    #expect(Self.outline("| a | b |\n|---|\n") == ["p | a | b | |---|"])
    #expect(Self.outline("| a |\n| b |\n") == ["p | a | | b |"])
    let document = Document(markdown: "| a | b | c | d |\n|:--|--:|:-:|---|\n")
    #expect(document.tables[0].alignments == [.left, .right, .center, .none])
  }

  @Test("a cell's link finds its definition")
  func tableLinks() {
    let document = Document(markdown: "| [x][y] |\n|---|\n\n[y]: http://e.org\n")
    #expect(document.inlines.contains { $0.kind == .link(url: "http://e.org", title: "") })
  }

  @Test("callouts, task items, footnotes")
  func extensions() {
    #expect(Self.outline("> [!MYTH]\n> no\n") == ["callout myth", "  p no"])
    #expect(Self.outline("> [!NOTE] at once\n") == ["callout note", "  p at once"])
    #expect(Self.outline("- [ ] a\n- [x] b\n") == ["list", "  item _", "    p a", "  item x", "    p b"])
    #expect(
      Self.outline("see[^1] and[^2]\n\n[^1]: word\n[^2]: two words\n") == [
        "p see and", "footnote 1", "  p word", "footnote 2", "  p two words",
      ])
    #expect(Self.outline("```\n[^1]: x\n```\n") == ["code[]"])
    let document = Document(markdown: "see[^1]\n\n[^1]: word\n")
    #expect(document.inlines.contains { $0.kind == .footnoteReference("1") })
  }

  @Test("info strings become values")
  func fences() throws {
    func role(_ info: String) -> CodeBlock.Role? {
      guard case .code(let code)? = Document(markdown: "```\(info)\nx\n```\n").blocks.first?.kind else {
        return nil
      }
      return code.role
    }
    #expect(
      role("python run profile=3.8 id=a session=b expect=error")
        == .python(.init(run: true, ask: false, profile: "3.8", id: "a", session: "b", expectsError: true)))
    #expect(
      role("python")
        == .python(.init(run: false, ask: false, profile: nil, id: nil, session: nil, expectsError: false)))
    #expect(role("output") == .output(of: nil))
    #expect(role("output of=a") == .output(of: "a"))
    #expect(
      role("figure holders target of=a") == .figure(.init(kind: "holders", arguments: ["target"], of: "a")))
    #expect(role("exercise X02.3") == .exercise("X02.3"))
    #expect(role("console") == .other("console"))
    let notices = Document(markdown: "text\n\n```python rum\n```\n", firstLine: 10).notices
    #expect(notices == [.init(line: 12, message: "`rum` means nothing after `python`")])
  }

  @Test("stars that are not emphasis are pointed out")
  func stars() {
    #expect(Document(markdown: "这是**重点：**后面").notices.count == 1)
    #expect(Document(markdown: "这是**重点**：后面").notices.isEmpty)
    #expect(Document(markdown: "`2**3`").notices.isEmpty)
  }

  @Test("lines count from the file's first")
  func lines() {
    let document = Document(markdown: "# A\n\ntext\n\n```\nx\n```\n\n| a |\n|---|\n", firstLine: 7)
    #expect(document.blocks.map(\.line) == [7, 9, 11, 15])
  }

  @Test("a slice is a document of its own")
  func slices() {
    let document = Document(markdown: "a\n\n- b\n\n| c |\n|---|\n")
    let slice = document.slice(1..<document.blocks.count)
    #expect(slice.blocks[0].end == 3)
    #expect(slice.blocks[3].kind == .table(0))
  }

  @Test("broken UTF-8, zero bytes and no bytes are read")
  func bytes() {
    #expect(Document(markdown: [0xFF, 0x61, 0x00, 0xC3]).blocks.count == 1)
    #expect(Document(markdown: [UInt8]()).blocks.isEmpty)
    #expect(Document(markdown: "\n\n").blocks.isEmpty)
  }
}
