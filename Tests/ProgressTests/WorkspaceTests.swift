import Courseware
import Foundation
import Testing

@testable import Progress

@Suite("Workspace")
struct WorkspaceTests {
  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test("init writes one answer per exercise, and a second time nothing")
  func create() throws {
    let scratch = Scratch()
    let course = try Course.embedded()
    let folder = scratch.file("a/b")
    let first = try Workspace.create(at: folder, course: course, settings: .init())
    #expect(first.written.count == course.exercises.count)
    #expect(!first.existed && first.kept.isEmpty && first.blocked.isEmpty)
    for exercise in course.exercises {
      let answer = try Self.text(folder + "/" + Workspace.answerPath(of: exercise))
      #expect(answer == exercise.starter)
      #expect(answer.hasPrefix("# heaplings: \(exercise.id)\n"))
    }
    let second = try Workspace.create(at: folder, course: course, settings: .init())
    #expect(second.existed && second.written.isEmpty)
    #expect(second.kept.count == course.exercises.count)
  }

  @Test("what a person made is never written over, wherever it was moved")
  func keeps() throws {
    let scratch = Scratch()
    let course = try Course.embedded()
    let exercise = try #require(course.exercise("X02.3"))
    let created = try Workspace.create(at: scratch.path, course: course, settings: .init())
    let old = scratch.file(Workspace.answerPath(of: exercise))
    let moved = scratch.file("mine.py")
    try FileManager.default.moveItem(atPath: old, toPath: moved)
    try Data("not an answer\n".utf8).write(
      to: URL(fileURLWithPath: scratch.file("02-counting-references/job-queue.py")))
    let again = try Workspace.create(at: scratch.path, course: course, settings: .init())
    #expect(again.written.isEmpty)
    #expect(again.kept.contains("mine.py"))
    #expect(again.blocked == ["02-counting-references/job-queue.py"])
    #expect(created.workspace.answers().contains { $0.path == "mine.py" && $0.exercise == "X02.3" })
  }

  @Test("reset keeps the old answer under a name that is not judged")
  func reset() throws {
    let scratch = Scratch()
    let course = try Course.embedded()
    let exercise = try #require(course.exercise("X02.3"))
    let workspace = try Workspace.create(at: scratch.path, course: course, settings: .init()).workspace
    let path = scratch.file(Workspace.answerPath(of: exercise))
    #expect(try workspace.reset(exercise).kept == nil)
    for number in 1...3 {
      let mine = "# heaplings: X02.3\nmine = \(number)\n"
      try Data(mine.utf8).write(to: URL(fileURLWithPath: path))
      let kept = try #require(try workspace.reset(exercise).kept)
      #expect(kept == "02-counting-references/five-holders.old-\(number).py.txt")
      #expect(try Self.text(scratch.file(kept)) == mine)
      #expect(try Self.text(path) == exercise.starter)
    }
    #expect(workspace.answers().filter { $0.exercise == "X02.3" }.count == 1)
    try FileManager.default.removeItem(atPath: path)
    #expect(try workspace.reset(exercise).kept == nil)
    #expect(try Self.text(path) == exercise.starter)
  }

  @Test("a workspace is found from any folder in it; its settings are read")
  func containing() throws {
    let scratch = Scratch()
    #expect(try Workspace.containing(scratch.path) == nil)
    _ = try Workspace.create(
      at: scratch.path, course: try Course.embedded(), settings: .init(language: .zh, course: "my course"))
    let found = try #require(try Workspace.containing(scratch.file("02-counting-references")))
    #expect(found.settings == Workspace.Settings(language: .zh, course: "my course"))
    #expect(try Workspace.containing(scratch.file("no/such/folder")) == nil)
  }

  @Test("settings as other systems write them, and paths with a number sign")
  func settingsOfOtherSystems() throws {
    let scratch = Scratch()
    try Data("# comment\r\nlang: zh  # mine\r\ncourse: \"/a#b\"\r\n".utf8).write(
      to: URL(fileURLWithPath: scratch.file(Workspace.settingsFile)))
    let found = try #require(try Workspace.containing(scratch.path))
    #expect(found.settings == Workspace.Settings(language: .zh, course: "/a#b"))
  }

  @Test("settings that mean nothing are named with their line", arguments: ["lang: fr", "color: x", "words"])
  func settings(_ line: String) throws {
    let scratch = Scratch()
    try Data("# comment\n\(line)\n".utf8).write(
      to: URL(fileURLWithPath: scratch.file(Workspace.settingsFile)))
    let error = #expect(throws: WorkspaceError.self) { _ = try Workspace.containing(scratch.path) }
    #expect(error?.description.contains("heaplings.yml:2: ") == true)
  }
}
