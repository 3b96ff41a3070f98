import Courseware
import Grading
import Progress
import TerminalUI

/// The workspace around the current folder and what is known of the learner there. Outside of a workspace
/// nothing is known and nothing is kept.
struct Learner {
  var workspace: Workspace?
  private(set) var states: [String: ExerciseState] = [:]
  private(set) var readings: [Reading] = []
  private var store: Store?

  /// Reads progress if there is any. The database is made by the first command that records something.
  init() throws(CommandFailure) {
    workspace = try Learner.workspaceHere()
    guard let workspace else { return }
    do throws(StoreError) {
      guard let store = try workspace.existingStore() else { return }
      self.store = store
      states = try store.states()
      readings = try store.readings()
    } catch { throw CommandFailure(error.description) }
  }

  /// The workspace that the current folder lies in.
  static func workspaceHere() throws(CommandFailure) -> Workspace? {
    do throws(WorkspaceError) { return try Workspace.containing(".") } catch {
      throw CommandFailure(error.description)
    }
  }

  func state(of exercise: Exercise) -> ExerciseState { states[exercise.id] ?? ExerciseState() }

  func reading(of lesson: Lesson) -> Reading? { readings.first { $0.lesson == lesson.id } }

  func passed(_ exercises: [Exercise]) -> Int { exercises.filter { state(of: $0).passed }.count }

  /// Notes where the learner stopped reading; without a workspace nothing happens.
  func record(_ reading: Reading) throws(CommandFailure) {
    guard let workspace else { return }
    do throws(StoreError) {
      let store = if let store { store } else { try workspace.openStore() }
      try store.record(reading)
    } catch {
      throw CommandFailure(error.description)
    }
  }

  /// The store of the workspace, made if need be.
  /// - Throws: outside of a workspace too: what `purpose` needs has no place there.
  func storeNeeded(for purpose: String, _ language: Language) throws(CommandFailure) -> Store {
    let workspace = try needed(for: purpose, language)
    if let store { return store }
    do throws(StoreError) { return try workspace.openStore() } catch {
      throw CommandFailure(error.description)
    }
  }

  func needed(for purpose: String, _ language: Language) throws(CommandFailure) -> Workspace {
    guard let workspace else {
      throw CommandFailure(
        pick(
          language, "\(purpose) works in a workspace, and this folder is none; `heaplings init` makes one",
          "\(purpose) 要在工作目录中使用，而当前目录不是；请先运行 `heaplings init`"))
    }
    return workspace
  }
}

/// Finding lessons and exercises by what a user typed.
extension Course {
  /// An exercise by id, slug, or the path of an answer file.
  func exercise(named name: String, _ language: Language) throws(CommandFailure) -> Exercise {
    if let exercise = exercise(name) { return exercise }
    if let id = Workspace.exercise(ofFile: name) {
      if let exercise = exercise(id) { return exercise }
      throw CommandFailure(
        pick(
          language, "\(name) answers exercise \(id), which this course does not have",
          "\(name) 是练习 \(id) 的答案，本课程没有这个练习"))
    }
    throw CommandFailure(
      pick(language, "there is no exercise '\(name)'", "没有练习“\(name)”")
        + Suggestions.question(name, among: names.exercises, language))
  }

  func lesson(named name: String, _ language: Language) throws(CommandFailure) -> Lesson {
    if let lesson = lesson(name) { return lesson }
    throw CommandFailure(
      pick(language, "there is no lesson '\(name)'", "没有课文“\(name)”")
        + Suggestions.question(name, among: names.lessons, language))
  }
}
