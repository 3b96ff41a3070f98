import Courseware
import Glibc
import Testing

@testable import Grading

/// Finding answers, keeping verdicts, writing reports.
@Suite("Batches") struct BatchTests {
  /// A folder that is gone after the test.
  private func inFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/heaplings-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return }
    let folder = String(cString: made)
    defer { _ = system("rm -rf '\(folder)'") }
    try body(folder)
  }

  private func write(_ path: String, _ text: String) throws {
    var made = ""
    for part in path.split(separator: "/").dropLast() {
      made += "/" + part
      mkdir(made, 0o755)
    }
    try FileBytes.replace(path, with: text)
  }

  @Test func finding() throws {
    try inFolder { folder in
      let course = try Course.embedded()
      try write(folder + "/c/alice/five-holders.py", "x = 1\n")
      try write(folder + "/c/alice/week/any.py", "# heaplings: X02.5\n")
      try write(folder + "/c/alice/.hidden/no.py", "# heaplings: X02.5\n")
      try write(folder + "/c/bob.py", "# heaplings: X02.4\n")
      try write(folder + "/c/X02.3.py", "x = 1\n")
      try write(folder + "/c/empty/notes.txt", "")
      symlink("/etc/passwd", folder + "/c/alice/link.py")
      try write(folder + "/w/heaplings.yml", "")
      try write(folder + "/w/02/a.py", "# heaplings: X02.1\n")
      var finder = SubmissionFinder(course: course, exercises: [])
      try finder.look(at: folder + "/c/")
      try finder.look(at: folder + "/c/bob.py")
      try finder.look(at: folder + "/w")
      finder.finish()
      let found = finder.found.map {
        "\($0.student) \($0.exercise ?? "?") \($0.path.dropFirst(folder.count))"
      }
      #expect(
        found == [
          "c X02.3 /c/X02.3.py", "alice X02.3 /c/alice/five-holders.py", "alice X02.5 /c/alice/week/any.py",
          "bob X02.4 /c/bob.py",
          "w X02.1 /w/02/a.py",
        ])
      #expect(finder.problems.count == 2)
      #expect(finder.problems.contains { $0.hasSuffix("link.py: a link; links are not followed") })
      #expect(finder.problems.contains { $0.hasSuffix("empty: no answer (*.py) in it") })
      var one = SubmissionFinder(course: course, exercises: ["X02.4"])
      try one.look(at: folder + "/c")
      #expect(one.found.map(\.exercise) == ["X02.4"])
      #expect(throws: BatchError.self) { try one.look(at: folder + "/nowhere") }
    }
  }

  /// Names need not be UTF-8, nor endings small; a folder behind a link is named, not passed over.
  @Test func oddNames() throws {
    try inFolder { folder in
      try write(folder + "/c/upper/FIVE-HOLDERS.PY", "x = 1\n")
      try write(folder + "/far/X02.3.py", "x = 1\n")
      symlink(folder + "/far", folder + "/c/linked")
      for name: [UInt8] in [Array("l\u{e9}".utf8), [0x6c, 0xe9], [0xc0, 0xee]] {
        let path = RawPath(folder + "/c").appending(RawPath(bytes: name))
        path.withCString { _ = mkdir($0, 0o755) }
        path.appending(RawPath("X02.3.py")).withCString {
          let descriptor = open($0, O_WRONLY | O_CREAT, 0o644)
          _ = Glibc.write(descriptor, "x = 1\n", 6)
          close(descriptor)
        }
      }
      var finder = SubmissionFinder(course: try Course.embedded(), exercises: [])
      try finder.look(at: folder + "/c")
      finder.finish()
      #expect(finder.found.map(\.student) == ["l\u{e9}", "l\\xe9", "upper", "\\xc0\\xee"])
      #expect(finder.found.allSatisfy { $0.exercise == "X02.3" })
      #expect(finder.problems == ["\(folder)/c/linked: a link; links are not followed"])
      let source = FileSource(finder.found, isKnown: { _, _ in false }, report: { _ in })
      #expect(try source.next()?.submission.source == Array("x = 1\n".utf8))
    }
  }

  @Test func journal() throws {
    try inFolder { folder in
      let verdict = try oneCheck("runs: true").verdict("pass\n")
      let (first, none) = try Journal.open(folder: folder, language: "en", resume: false)
      #expect(none.isEmpty)
      try first.append(verdict)
      // A killed batch leaves half a line.
      let descriptor = open(folder + "/unfinished.ndjson", O_WRONLY | O_APPEND)
      _ = Glibc.write(descriptor, "{\"half", 6)
      close(descriptor)
      let (_, other) = try Journal.open(folder: folder, language: "zh", resume: true)
      #expect(other.isEmpty)
      let (second, _) = try Journal.open(folder: folder, language: "en", resume: false)
      try second.append(verdict)
      let (third, known) = try Journal.open(folder: folder, language: "en", resume: true)
      #expect(known == ["a": verdict])
      third.remove()
      #expect(access(folder + "/unfinished.ndjson", F_OK) != 0)
    }
  }

  @Test func csvFields() {
    #expect(CSV.field("plain") == "plain")
    #expect(CSV.field("a,b") == "\"a,b\"")
    #expect(CSV.field("say \"x\"\r\n") == "\"say \"\"x\"\"\r\n\"")
    for formula in ["=1+1", "+A1", "-A1", "@SUM(A1)", "\tx", "＝1+1", "＠SUM(A1)"] {
      #expect(CSV.field(formula).hasPrefix("'"))
    }
    #expect(CSV.field("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")
    #expect(CSV.field("-5") == "-5")
  }

  @Test func stream() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let text = """
      {"id":"1","student":"a","exercise":"X02.4","files":{"answer.py":"x"}}

      {"id":"2","files":{"main.py":"y"}}
      nonsense
      {"id":"3","files":{}}
      """
    _ = Glibc.write(ends[1], text, text.utf8.count)
    close(ends[1])
    let source = StreamSource(descriptor: ends[0])
    var seen: [Submission] = []
    while !source.isExhausted { if let (_, submission) = try source.next() { seen.append(submission) } }
    close(ends[0])
    // Lines are counted as an editor counts them.
    #expect(seen.map(\.id) == ["1", "2", "line 4", "3"])
    #expect(seen.map(\.isMissing) == [false, false, true, true])
    let verdict = try oneCheck("runs: true").judge(seen[3])
    #expect(verdict.error?.name == "no-submission" && verdict.hashes.submission.isEmpty)
    #expect(seen.map { String(decoding: $0.source, as: UTF8.self) } == ["x", "y", "", ""])
    #expect(source.refused.keys.sorted() == [2, 3])
  }

  @Test func frames() {
    var buffer: [UInt8] = []
    Frames.append([1, 2, 3], to: &buffer)
    Frames.append([UInt8](repeating: 7, count: 300), to: &buffer)
    #expect(Frames.take(from: &buffer) == [1, 2, 3])
    #expect(Frames.take(from: &buffer)?.count == 300)
    #expect(Frames.take(from: &buffer) == nil && buffer.isEmpty)
  }

  @Test func hashes() {
    // FIPS 180-4's own examples, and one that spans blocks.
    func digest(_ text: String) -> String { String(SHA256.tagged(text.utf8).dropFirst(7)) }
    #expect(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      digest(String(repeating: "a", count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func verdictsSurviveTheirDocument() throws {
    let verdict = try oneCheck("refcount: { of: x, is: 2 }").verdict("x = '\u{1F600}\"\\n'\n")
    #expect(JSONText.read(Verdict.self, JSONText.line(verdict).utf8) == verdict)
  }
}
