import Testing

@testable import PyVM

@Suite struct LexerTests {
  func kinds(_ source: String) -> [TokenKind] { Lexer.tokenize(Array(source.utf8)).map(\.kind) }

  func texts(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return Lexer.tokenize(bytes).map { String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) }
  }

  @Test func commentsAndBlankLinesAreKept() {
    #expect(
      kinds("x = 1  # one\n\n# two\n") == [
        .name, .equal, .number, .comment, .newline, .blankLine, .comment, .blankLine, .endMarker,
      ])
  }

  @Test func blocks() {
    #expect(
      kinds("if a:\n  b\nc") == [
        .kwIf, .name, .colon, .newline, .indent, .name, .newline, .dedent, .name, .newline, .endMarker,
      ])
  }

  @Test func nestedFStrings() {
    // Empty pieces of literal text may stand between fields.
    let pieces = texts("f'a{b!r:>{c}}{{d'").filter { !$0.isEmpty }
    #expect(pieces == ["f'", "a", "{", "b", "!", "r", ":", ">", "{", "c", "}", "}", "{", "d", "'"])
  }

  @Test func readingGoesOnAfterAnError() {
    let kinds = kinds("x = 'abc\ny = 0xg\nz\n")
    #expect(kinds.filter { $0 == .error }.count == 2)
    #expect(kinds.filter { $0 == .name }.count == 3)
    #expect(kinds.last == .endMarker)
  }

  @Test func operators() {
    let source =
      "+ - * ** / // % @ << >> & | ^ ~ := < > <= >= == != -> += -= *= /= //= %= @= &= |= ^= >>= <<= **= ..."
    let spelt = Lexer.tokenize(Array(source.utf8)).map(\.kind.spelling).filter { !$0.isEmpty }
    #expect(spelt == source.split(separator: " ").map(String.init))
  }
}
