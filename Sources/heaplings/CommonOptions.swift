import ArgumentParser
import Courseware
import Glibc
import TerminalUI

extension Language: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(name: .customLong("lang"), help: "Language of lessons and messages; default from LC_ALL, LANG.")
  var chosenLanguage: Language?

  @Option(
    name: .customLong("course"), help: "A course on disk instead of the one in this program.",
    completion: .directory)
  var courseFolder: String?

  @Option(help: "Colour.")
  var color: ColorChoice = .auto

  @Flag(help: "Print no escape sequence at all.")
  var plain = false

  /// Those that are followed by a value.
  static let valued: Set<String> = ["--lang", "--course", "--color"]

  /// The flag, else the workspace's setting, else the environment.
  var language: Language {
    if let chosenLanguage { return chosenLanguage }
    let workspace = try? Learner.workspaceHere()
    return workspace?.settings.language ?? Environment.language
  }

  /// Columns for text that is printed: those of the terminal, but no more than read well; 80 elsewhere.
  var columns: Int { min(Reader.terminalColumns ?? 80, 100) }

  /// Where sentences are folded: at the terminal's width; nil when standard output is none, since programs read
  /// whole lines.
  var foldingColumns: Int? { isatty(STDOUT_FILENO) == 1 ? columns : nil }

  /// Prints lines; on a terminal those that are too wide are folded.
  func write(_ lines: [Line]) {
    let folded = foldingColumns.map { width in lines.flatMap { Paragraph.folded($0, width: width) } }
    Output.write(LineWriter.text(folded ?? lines, mode: mode))
  }

  /// Colours and links for standard output.
  var mode: OutputMode {
    OutputMode(
      plain: plain, color: color, environment: Environment.value, isTerminal: isatty(STDOUT_FILENO) == 1)
  }

  /// The course: that of `--course`, else the one that the workspace names, else the built-in one.
  /// - Throws: ``CommandFailure`` with every problem that was found.
  func course() throws(CommandFailure) -> Course {
    let workspace = courseFolder == nil ? try Learner.workspaceHere() : nil
    do throws(CourseProblems) {
      if let workspace, let named = workspace.settings.course {
        return try Course.load(at: named.hasPrefix("/") ? named : workspace.folder + "/" + named)
      }
      return try rawCourse()
    } catch {
      let isOurs = courseFolder == nil && workspace?.settings.course == nil
      throw CommandFailure(error.description, status: isOurs ? ExitStatus.fault : ExitStatus.usage)
    }
  }

  /// That of `--course` or the built-in one, with its problems as they were found.
  func rawCourse() throws(CourseProblems) -> Course {
    if let courseFolder { return try Course.load(at: courseFolder) }
    return try Course.embedded()
  }
}

/// What shells offer for names of the built-in course.
extension CompletionKind {
  static var lessonNames: CompletionKind {
    .custom { _, _, _ in (try? Course.embedded())?.lessons.map(\.name) ?? [] }
  }

  static var exerciseNames: CompletionKind {
    .custom { _, _, _ in (try? Course.embedded())?.exercises.map(\.id) ?? [] }
  }
}

/// The process's environment.
enum Environment {
  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The first of LC_ALL, LC_MESSAGES, LANG that says anything decides, as in the C library.
  static var language: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let text = value(name), !text.isEmpty { return text.hasPrefix("zh") ? .zh : .en }
    }
    return .en
  }
}

/// One of two texts.
func pick(_ language: Language, _ en: @autoclosure () -> String, _ zh: @autoclosure () -> String) -> String {
  language == .en ? en() : zh()
}
