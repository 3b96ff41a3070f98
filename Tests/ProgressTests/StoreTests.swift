import Foundation
import GRDB
import Testing

@testable import Progress

/// A folder of its own for each test.
struct Scratch: ~Copyable {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "heaplings-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

@Suite("Progress store")
struct StoreTests {
  @Test("attempts add up; the best one counts")
  func attempts() throws {
    let scratch = Scratch()
    let store = try Store(at: scratch.file("p.sqlite"))
    #expect(try store.state(of: "X02.3") == ExerciseState())
    try store.record(
      Attempt(exercise: "X02.3", outcome: .failed, score: 3, maxScore: 5, submission: "a", at: 10))
    try store.record(
      Attempt(exercise: "X02.3", outcome: .passed, score: 5, maxScore: 5, submission: "b", at: 20))
    try store.record(
      Attempt(exercise: "X02.3", outcome: .error, score: 0, maxScore: 5, submission: "c", at: 30))
    let state = try store.state(of: "X02.3")
    #expect(state.attempts == 3)
    #expect(state.passed)
    #expect(state.best == 5)
    #expect(state.maxScore == 5)
    #expect(state.lastAt == 30)
    #expect(try store.states().count == 1)
  }

  @Test("the same answer twice in a row is one attempt; without a hash each counts")
  func repeats() throws {
    let scratch = Scratch()
    let store = try Store(at: scratch.file("p.sqlite"))
    for at in [1, 2, 3] {
      try store.record(
        Attempt(exercise: "X02.1", outcome: .failed, score: 1, maxScore: 5, submission: "a", at: at))
    }
    #expect(try store.state(of: "X02.1").attempts == 1)
    #expect(try store.state(of: "X02.1").lastAt == 3)
    for _ in 0..<2 { try store.record(Attempt(exercise: "X02.2", outcome: .failed, score: 0, maxScore: 5)) }
    #expect(try store.state(of: "X02.2").attempts == 2)
  }

  @Test("hints come one by one and end")
  func hints() throws {
    let scratch = Scratch()
    let store = try Store(at: scratch.file("p.sqlite"))
    #expect(try store.takeHint(of: "X02.3", available: 2) == 1)
    #expect(try store.takeHint(of: "X02.3", available: 2) == 2)
    #expect(try store.takeHint(of: "X02.3", available: 2) == 2)
    try store.recordGivingUp("X02.3")
    let state = try store.state(of: "X02.3")
    #expect(state.hints == 2)
    #expect(state.gaveUp)
    #expect(state.attempts == 0)
  }

  @Test("a lesson that was finished once stays finished")
  func readings() throws {
    let scratch = Scratch()
    let store = try Store(at: scratch.file("p.sqlite"))
    try store.record(Reading(lesson: "L02", block: 40, finished: true, at: 5))
    try store.record(Reading(lesson: "L03", block: 1, finished: false, at: 6))
    try store.record(Reading(lesson: "L02", block: 3, finished: false, at: 7))
    let readings = try store.readings()
    #expect(readings.map(\.lesson) == ["L02", "L03"])
    #expect(readings[0] == Reading(lesson: "L02", block: 3, finished: true, at: 7))
  }

  @Test("what was recorded is there after the file is opened again, and for a second opener at once")
  func twoOpeners() throws {
    let scratch = Scratch()
    let path = scratch.file("p.sqlite")
    let first = try Store(at: path)
    let second = try Store(at: path)
    for number in 0..<20 {
      let store = number.isMultiple(of: 2) ? first : second
      try store.record(Attempt(exercise: "X", outcome: .failed, score: number, maxScore: 20))
    }
    #expect(try first.state(of: "X").attempts == 20)
    #expect(try second.state(of: "X").best == 19)
    #expect(try Store(at: path).state(of: "X").attempts == 20)
  }

  @Test("writers on many threads lose nothing")
  func concurrent() async throws {
    let scratch = Scratch()
    let path = scratch.file("p.sqlite")
    _ = try Store(at: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let store = try Store(at: path)
          for score in 0..<10 {
            try store.record(Attempt(exercise: "W\(writer)", outcome: .failed, score: score, maxScore: 10))
          }
        }
      }
      try await group.waitForAll()
    }
    let states = try Store(at: path).states()
    #expect(states.count == 4)
    for state in states.values { #expect(state.attempts == 10) }
  }

  @Test("a newer, a foreign and a damaged file are refused and stay as they are")
  func refused() throws {
    let scratch = Scratch()
    let newer = scratch.file("newer.sqlite")
    _ = try Store(at: newer)
    try DatabaseQueue(path: newer).write { try $0.execute(sql: "PRAGMA user_version = 99") }
    let foreign = scratch.file("foreign.sqlite")
    try DatabaseQueue(path: foreign).write { try $0.execute(sql: "CREATE TABLE t (x)") }
    let damaged = scratch.file("damaged.sqlite")
    try Data("this is no database, but long enough to be looked at as one ......".utf8)
      .write(to: URL(fileURLWithPath: damaged))
    let cases: [(String, StoreError.Reason)] = [
      (newer, .newer(99)), (foreign, .foreign), (damaged, .damaged),
    ]
    for (path, reason) in cases {
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      let error = #expect(throws: StoreError.self) { _ = try Store(at: path) }
      #expect(error?.reason == reason)
      #expect(error?.description.contains(path) == true)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test("a file cut in half is damaged, not empty")
  func cut() throws {
    let scratch = Scratch()
    let path = scratch.file("p.sqlite")
    let store = try Store(at: path)
    for number in 0..<500 {
      try store.record(
        Attempt(
          exercise: "X\(number)", outcome: .failed, score: 0, maxScore: 1,
          submission: String(repeating: "a", count: 64)))
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let half = scratch.file("half.sqlite")
    try data.prefix(data.count / 2 / 4096 * 4096 + 100).write(to: URL(fileURLWithPath: half))
    #expect(throws: StoreError.self) { _ = try Store(at: half).states() }
  }

  @Test("no folder, a folder in its place: one clear line")
  func unusable() throws {
    let scratch = Scratch()
    for path in [scratch.file("missing/p.sqlite"), scratch.path] {
      let error = #expect(throws: StoreError.self) { _ = try Store(at: path) }
      #expect(error?.description.contains("\n") == false)
    }
  }
}
