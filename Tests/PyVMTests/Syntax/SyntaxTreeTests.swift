import Testing

@testable import PyVM

@Suite struct SyntaxTreeTests {
  func tree(_ source: String, _ mode: ParseMode = .module) throws -> SyntaxTree {
    try parseModule(Array(source.utf8), mode: mode).get()
  }

  func error(_ source: String, _ mode: ParseMode = .module) -> SyntaxErrorInfo? {
    if case .failure(let error) = parseModule(Array(source.utf8), mode: mode).result { return error }
    return nil
  }

  @Test func childrenPrecedeParents() throws {
    let tree = try tree("@d\ndef f(a, *b: c, d=1):\n  if a: b\n  elif c: d\n  return [x for x in y if z]\n")
    for index in tree.nodes.indices {
      let id = NodeID(Int32(index))
      tree.forEachChild(of: id) { child in #expect(child.index < id.index) }
    }
    #expect(tree.root.index == Int32(tree.nodes.count - 1))
    #expect(tree.depth > 4)
  }

  @Test func namesAreInterned() throws {
    let tree = try tree("spam = spam.spam\n")
    #expect(tree.names.count == 1)
    #expect(tree.string(NameID(0)) == "spam")
  }

  @Test func integersOfAnySize() throws {
    let tree = try tree("9223372036854775807, 9223372036854775808, 0xF_FFFF_FFFF_FFFF_FFFF, 0b101\n")
    #expect(tree.integers == [.max, 5])
    let big = tree.nodes.indices.map { NodeID(Int32($0)) }.filter {
      tree[$0].kind == .constant && tree.constantKind($0) == .bigInt
    }
    let values = big.map { id -> String in
      let (digits, base) = tree.bigInteger(id)
      return "\(base):" + String(decoding: tree.text(digits), as: UTF8.self)
    }
    #expect(values == ["10:9223372036854775808", "16:fffffffffffffffff"])
  }

  @Test func aCellShowsItsLastExpression() throws {
    #expect(try !tree("x = 1\nx\n", .cell).lastExpression.isNone)
    #expect(try tree("x\nx = 1\n", .cell).lastExpression.isNone)
  }

  @Test func expressionsAlone() throws {
    let tree = try parseExpression(Array("  a + 1\n\n".utf8)).get()
    #expect(dump(tree, includingPositions: false).hasPrefix("Expression(body=BinOp(left=Name(id='a'"))
    #expect(error("x = 1", .expression)?.message == "invalid syntax")
  }

  @Test func onePromptTakesOneStatement() throws {
    #expect(error("x = 1; y = 2\n", .interactive) == nil)
    #expect(
      error("x = 1\ny = 2\n", .interactive)?.message
        == "multiple statements found while compiling a single statement")
  }

  @Test func depthIsBounded() {
    for deep in ["-", "not ", "lambda:", "1 if 1 else ", "a**"] {
      #expect(error(String(repeating: deep, count: 100_000) + "1\n")?.kind == .memoryError)
    }
    let brackets = String(repeating: "(", count: 201)
    #expect(error(brackets)?.message == "too many nested parentheses")
  }

  @Test func oneLongLine() throws {
    let tree = try tree("x = [" + String(repeating: "1, ", count: 200_000) + "]\n")
    #expect(tree.integers.count == 200_000)
  }

  @Test func sourcesThatAreNotText() {
    #expect(error("a\0b")?.message == "source code cannot contain null bytes")
    guard case .failure(let error) = parseModule([0x78, 0xFF]).result else {
      Issue.record("expected an error")
      return
    }
    #expect(
      error.message
        == "(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte")
  }

  @Test func declaredEncodings() throws {
    #expect(error("# coding: nonsense\n")?.message == "unknown encoding: nonsense")
    let latin = Array("# -*- coding: latin-1 -*-\n'".utf8) + [0xE9] + Array("'\n".utf8)
    let tree = try parseModule(latin).get()
    #expect(Array(tree.text(StringID(0))) == Array("é".utf8))
  }
}
