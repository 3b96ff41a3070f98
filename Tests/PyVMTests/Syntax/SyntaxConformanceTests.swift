import Foundation
import Testing

@testable import PyVM

/// Trees and errors as CPython 3.13 made them, recorded in `Tests/Conformance/syntax`.
@Suite struct SyntaxConformanceTests {
  struct TreeCase: Codable {
    var source: String
    var tree: String
    var warnings: [String]
  }

  struct ErrorCase: Codable {
    var source: String
    var kind: String
    var message: String?
    var line: Int?
    var offset: Int?
    var endLine: Int?
    var endOffset: Int?
    var text: String?
  }

  static func load<Case: Decodable>(_ name: String, as type: Case.Type) throws -> [Case] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Conformance/syntax")
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: folder.appendingPathComponent(name)))
  }

  @Test func treesAreThoseOfCPython() throws {
    for example in try Self.load("trees.json", as: TreeCase.self) {
      let result = parseModule(Array(example.source.utf8), isDecoded: true)
      let tree = try result.get()
      #expect(dump(tree) == example.tree, "\(example.source)")
      #expect(result.warnings.map { "\($0.line): \($0.message)" } == example.warnings, "\(example.source)")
    }
  }

  @Test func errorsAreThoseOfCPython() throws {
    for example in try Self.load("errors.json", as: ErrorCase.self) {
      let result = parseModule(Array(example.source.utf8), isDecoded: true).result
      guard case .failure(let error) = result else {
        #expect(example.kind == "none", "\(example.source)")
        continue
      }
      let text = error.text.map { String(decoding: $0, as: UTF8.self) }
      #expect(error.kind.name == example.kind, "\(example.source)")
      #expect(error.message == example.message, "\(example.source)")
      #expect(error.line == example.line, "\(example.source)")
      #expect(error.offset == example.offset, "\(example.source)")
      #expect(error.endLine == example.endLine, "\(example.source)")
      #expect(error.endOffset == example.endOffset, "\(example.source)")
      #expect(text == example.text, "\(example.source)")
    }
  }

  @Test func everyPrefixOfAProgramIsHandled() throws {
    let cases = try Self.load("trees.json", as: TreeCase.self)
    let program = Array(cases.map(\.source).joined(separator: "").utf8)
    for end in stride(from: 0, to: min(program.count, 4000), by: 7) {
      let bytes = Array(program[..<end])
      _ = parseModule(bytes)
      let tokens = Lexer.tokenize(bytes)
      #expect(tokens.allSatisfy { $0.start <= $0.end && Int($0.end) <= bytes.count })
    }
  }
}
