import Courseware
import Testing

@testable import Grading

/// Answers that are none, and what their verdicts say.
@Suite("Submissions") struct SubmissionTests {
  private func error(_ bytes: [UInt8], exercise: String? = nil) throws -> Verdict.Failure? {
    let course = try oneCheck("runs: true")
    let verdict = course.judge(Submission(id: "a", student: "s", exercise: exercise, source: bytes))
    #expect(verdict.status == .error)
    #expect(verdict.score == 0)
    return verdict.error
  }

  @Test func invalid() throws {
    #expect(try error([])?.name == "empty")
    #expect(try error(Array("x = 1\n".utf8))?.name == "no-header")
    #expect(try error(Array("# heaplings: X77.7\n".utf8))?.name == "unknown-exercise")
    #expect(try error(Array("# heaplings: X01.1\n\u{0}".utf8))?.name == "not-text")
    #expect(try error([0x23, 0x20, 0xff, 0xfe])?.name == "not-text")
    #expect(try error([UInt8](repeating: 0x23, count: 1 << 20 + 1))?.name == "too-long")
    for failure in [try error([]), try error([0xff])] { #expect(failure?.kind == .invalid) }
  }

  @Test func syntaxErrorsHaveLines() throws {
    let failure = try error(Array("# heaplings: X01.1\nx = 1\nif x\n    y = 2\n".utf8))
    #expect(failure?.kind == .exception)
    #expect(failure?.name == "SyntaxError")
    #expect(failure?.line == 3)
  }

  @Test func sameBytesTwice() throws {
    let course = try oneCheck("refcount: { of: x, is: 3 }")
    let program = "x = []\ny = {x.__class__: [x], 'k': x, 'j': (x, x)}\nprint(id(x), hash(object()))\n"
    #expect(JSONText.line(course.verdict(program)) == JSONText.line(course.verdict(program)))
  }

  /// What an answer prints, raises or calls itself cannot disturb a terminal or a spreadsheet.
  @Test func textsAreClean() throws {
    let verdict = try oneCheck("runs: true").verdict("raise ValueError('\\x1b[31mred\\u202e' + 'x' * 1000)\n")
    #expect(verdict.error?.message.contains("\u{1b}") == false)
    #expect(verdict.error?.message.contains("\\u{202e}") == true)
    #expect((verdict.error?.message.unicodeScalars.count ?? 0) < 400)
  }
}
