import Testing

@testable import Courseware

@Suite("Loading a course")
struct LoaderTests {
  /// The course of the binary with one file changed.
  static func problems(_ path: String, _ change: (String) -> String?) throws -> [String] {
    var files: [CourseFile] = []
    var found = false
    for file in Course.embeddedFiles {
      guard file.path == path else {
        files.append(file)
        continue
      }
      found = true
      if let text = change(String(decoding: file.bytes, as: UTF8.self)) {
        files.append(CourseFile(path: path, bytes: Array(text.utf8)))
      }
    }
    try #require(found)
    do {
      _ = try Course.load(files: files)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  static let folder = "exercises/02-counting-references/five-holders"

  @Test("problems name the file and the line")
  func places() throws {
    let md = Self.folder + "/exercise.md"
    func swap(_ old: String, _ new: String) -> (String) -> String? { { $0.replacing(old, with: new) } }
    #expect(
      try Self.problems(md, swap("points: 5", "points: 6")) == [
        "\(md):5: `points` is 6, but the checks add up to 5"
      ])
    #expect(
      try Self.problems(md, swap("kind: code", "kind: cod")) == [
        "\(md):4: `cod` is not one of: predict, choice, code, fix, interview"
      ])
    #expect(
      try Self.problems(md, swap("    needs: [ran]", "    need: [ran]"))[0].hasPrefix(
        "\(md):17: `need` is not one of:"))
    #expect(
      try Self.problems(md, swap("needs: [ran]", "needs: [run]")) == [
        "\(md):17: `needs` names `run`, which no check above has"
      ])
    #expect(
      try Self.problems(md, swap("is: 5", "is: SIZE")) == [
        "\(md):14: `SIZE` is not an input of every run of a driver"
      ])
    #expect(try Self.problems(md, swap("id: X02.3", "id: [")).first?.hasPrefix("\(md):") == true)
    #expect(
      try Self.problems(md, swap("---\nid", "id")) == [
        "\(md):1: the first line is not `---`: no front matter"
      ])
  }

  @Test("what is missing is named")
  func missing() throws {
    for name in ["exercise.zh.md", "starter.py", "solution.py"] {
      let path = Self.folder + "/" + name
      #expect(try Self.problems(path) { _ in nil } == ["\(path): missing"])
    }
    let lesson = "lessons/zh/02-counting-references.md"
    #expect(
      try Self.problems(lesson) { _ in nil } == ["\(lesson): missing: every text stands in every language"])
    let wrong = Self.folder + "/wrong/five_names.py"
    #expect(
      try Self.problems(wrong) { $0.replacing("# fails: kinds\n", with: "") } == [
        "\(wrong):2: it does not say which check must fail"
      ])
    #expect(
      try Self.problems(wrong) { $0.replacing("fails: kinds", with: "fails: kind") } == [
        "\(wrong):2: no check is called `kind`"
      ])
  }

  @Test("all problems come at once")
  func together() throws {
    let files = Course.embeddedFiles.filter { !$0.path.hasSuffix("starter.py") }
    #expect(throws: CourseProblems.self) { try Course.load(files: files) }
    let exercises = try Course.embedded().exercises.count
    do { _ = try Course.load(files: files) } catch { #expect(error.problems.count == exercises) }
  }

  @Test("YAML that is meant to hurt is refused")
  func hostile() throws {
    let md = Self.folder + "/exercise.md"
    for yaml in [
      String(repeating: "[", count: 50_000), String(repeating: "- ", count: 20_000),
      String(repeating: "{a: ", count: 10_000), String(repeating: "a: b\n", count: 50_000),
      "a: &a [x]\nb: *nowhere", "? - ? - ? - ?", "\u{0}", "%YAML 9\n", "'", "a: b: c: d",
    ] {
      #expect(try !Self.problems(md) { _ in "---\n\(yaml)\n---\n" }.isEmpty)
    }
  }

  @Test("a folder that is no course is refused")
  func folders() {
    #expect(throws: CourseProblems.self) { try Course.load(at: "/nonexistent") }
    #expect(throws: CourseProblems.self) { try Course.load(at: "/dev/null") }
  }
}

@Suite("Answers")
struct AnswerTests {
  @Test("the first line names the exercise")
  func header() {
    #expect(Course.exerciseID(ofAnswer: "# heaplings: X02.3\nx = 1\n") == "X02.3")
    #expect(Course.exerciseID(ofAnswer: "\u{FEFF}#heaplings:  X02.3 \r\n") == "X02.3")
    for source in [
      "", "x = 1", "heaplings: X02.3", "\n# heaplings: X02.3", "# heaplings:", "# heaplings:  \n",
    ] {
      #expect(Course.exerciseID(ofAnswer: source) == nil)
    }
    #expect(Course.exerciseID(ofAnswer: "# heaplings: " + String(repeating: "X", count: 100_000)) == nil)
  }

  @Test("blanks, by line and profile")
  func blanks() {
    let sheet = AnswerSheet(
      source: """
        # heaplings: X02.2
        # a remark
        print(1)    # first  # => 12
        x = "# no blank"
        print(2)    # => 3.8: 4,  3.13: ?
        print(3)    # => [1, 2]
        print(4)    #=>
        """, profiles: ["3.8", "3.13"])
    #expect(
      sheet.blanks == [
        .init(line: 3, output: 0, row: 0, profile: nil, answer: "12"),
        .init(line: 5, output: 1, row: 2, profile: "3.8", answer: "4"),
        .init(line: 5, output: 1, row: 2, profile: "3.13", answer: nil),
        .init(line: 6, output: 2, row: 3, profile: nil, answer: "[1, 2]"),
        .init(line: 7, output: 3, row: 4, profile: nil, answer: nil),
      ])
    #expect(sheet.program == "print(1)\nx = \"# no blank\"\nprint(2)\nprint(3)\nprint(4)\n")
  }

  @Test("remarks, empty lines and the ways of other systems change no program")
  func sheetsOfOtherSystems() {
    let plain = "x = 'a#\\'b'\nprint(x)  # => a\n"
    let sheet = AnswerSheet(source: plain, profiles: ["3.13"])
    for other in [
      plain.replacing("\n", with: "\r\n"), plain.replacing("\n", with: "\r"), "\u{FEFF}" + plain,
      plain.replacing("x = 'a#\\'b'", with: "\n# mine\nx = 'a#\\'b'   # a text\n"),
    ] {
      let found = AnswerSheet(source: other, profiles: ["3.13"])
      #expect(found.program == sheet.program)
      #expect(found.blanks.map(\.answer) == ["a"] && found.blanks.map(\.row) == [1])
    }
    #expect(AnswerSheet(source: "x = 'a'\nprint(x)\n", profiles: []).program != sheet.program)
  }

  @Test("letters of a choice in any form")
  func letters() {
    let choice = CheckSpec.Choice(name: "answer", key: ["b", "d"], options: ["a", "b", "c", "d"])
    for answer in ["bd", "D, B", " d b ", "bdb", "b;d"] { #expect(choice.letters(of: answer) == choice.key) }
    #expect(choice.letters(of: "be") == nil)
    #expect(choice.letters(of: "?") == nil)
    #expect(choice.letters(of: "") == [])
  }
}
