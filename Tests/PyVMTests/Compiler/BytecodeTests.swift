import Foundation
import Testing

@testable import PyVM

/// Code objects and compile-time errors as CPython 3.13 makes them, recorded in `Tests/Conformance/bytecode`.
@Suite struct BytecodeTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Conformance/bytecode")

  static let programs: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".py") }.sorted()

  static func contents(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  /// A recorded line, with what the record cannot know taken out of ours.
  static func agree(_ ours: Substring, _ recorded: Substring) -> Bool {
    if ours == recorded { return true }
    if recorded.hasSuffix(" *") { return ours.hasPrefix(recorded.dropLast()) }
    // CPython's listing does not tell hidden locals from others.
    if recorded.hasPrefix("locals") {
      return ours.replacing(":30", with: ":20").replacing(":70", with: ":60") == recorded
    }
    return false
  }

  @Test func programsAreFound() { #expect(Self.programs.count >= 10) }

  @Test(arguments: programs) func matchesRecord(_ name: String) throws {
    let source = Array(try Self.contents(name).utf8)
    let result = try Compiler.compile(try parseModule(source).get(), source: source)
    let ours = result.dump().split(separator: "\n")
    let recorded = try Self.contents(String(name.dropLast(3)) + ".expected").split(separator: "\n")
    for (index, (mine, theirs)) in zip(ours, recorded).enumerated() where !Self.agree(mine, theirs) {
      Issue.record("\(name), line \(index + 1): \(mine) instead of \(theirs)")
      return
    }
    #expect(ours.count == recorded.count)
  }

  static func verdict(_ source: [UInt8]) -> String {
    func text(_ error: SyntaxErrorInfo) -> String {
      "error \(error.line):\(error.offset)-\(error.endLine):\(error.endOffset): \(error.message)"
    }
    switch parseModule(source).result {
    case .failure(let error): return text(error)
    case .success(let tree):
      do {
        let result = try Compiler.compile(tree, source: source)
        return "ok" + result.warnings.map { " W\($0.line):\($0.message)" }.joined()
      } catch .syntaxError(let error) {
        return text(error)
      } catch {
        return "\(error)"
      }
    }
  }

  @Test func errorsMatchRecord() throws {
    let cases = try Self.contents("errors.txt").components(separatedBy: "---\n")
    let recorded = try Self.contents("errors.expected").split(separator: "\n")
    #expect(cases.count == recorded.count)
    for (number, (source, expected)) in zip(cases, recorded).enumerated() {
      #expect("\(number): \(Self.verdict(Array(source.utf8)))" == expected, "\(source)")
    }
  }
}
