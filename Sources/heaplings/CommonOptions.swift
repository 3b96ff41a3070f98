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

  @Option(name: .customLong("course"), help: "A course on disk instead of the one in this program.")
  var courseFolder: String?

  @Option(help: "Colour.")
  var color: ColorChoice = .auto

  @Flag(help: "Print no escape sequence at all.")
  var plain = false

  /// Those that are followed by a value.
  static let valued: Set<String> = ["--lang", "--course", "--color"]

  var language: Language { chosenLanguage ?? Environment.language }

  /// Colours and links for standard output.
  var mode: OutputMode {
    OutputMode(
      plain: plain, color: color, environment: Environment.value, isTerminal: isatty(STDOUT_FILENO) == 1)
  }

  /// The course: the built-in one, or that of `--course`.
  /// - Throws: ``CommandFailure`` with every problem that was found.
  func course() throws(CommandFailure) -> Course {
    do throws(CourseProblems) {
      return try rawCourse()
    } catch {
      let status: Int32 = courseFolder == nil ? ExitStatus.fault : ExitStatus.usage
      throw CommandFailure(error.description, status: status)
    }
  }

  /// The same, with its problems as they were found.
  func rawCourse() throws(CourseProblems) -> Course {
    if let courseFolder { return try Course.load(at: courseFolder) }
    return try Course.embedded()
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
