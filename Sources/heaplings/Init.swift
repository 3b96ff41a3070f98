import ArgumentParser
import Courseware
import Glibc
import Progress

/// `heaplings init`: a workspace.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace: an answer file for each exercise, settings, your progress.",
    discussion: examples(
      ("heaplings init course", "a new folder with an answer file for each exercise"),
      ("heaplings init", "in the current folder; what is there stays as it is")))

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp("The folder; it is made if need be.", valueName: "dir"), completion: .directory)
  var folder = "."

  func run() throws {
    let language = common.chosenLanguage ?? Environment.language
    let course = try common.course()
    var settings = Workspace.Settings(language: common.chosenLanguage)
    if let courseFolder = common.courseFolder, let path = realpath(courseFolder, nil) {
      settings.course = String(cString: path)
      free(path)
    }
    let creation: Workspace.Creation
    do throws(WorkspaceError) {
      creation = try Workspace.create(at: folder, course: course, settings: settings)
    } catch { throw CommandFailure(error.description) }
    do throws(StoreError) { _ = try creation.workspace.openStore() } catch {
      throw CommandFailure(error.description)
    }
    report(creation, language)
  }

  private func report(_ creation: Workspace.Creation, _ language: Language) {
    for path in creation.blocked {
      Output.complain(
        pick(
          language, "\(path) is there and is no answer file; it stays as it is",
          "\(path) 已存在且不是答案文件，保持原样"))
    }
    let count = creation.written.count
    var lines = [
      pick(
        language,
        "\(creation.existed ? "Workspace" : "New workspace") \(creation.workspace.folder): "
          + "\(count) answer file\(count == 1 ? "" : "s") written, \(creation.kept.count) kept",
        "\(creation.existed ? "工作目录" : "新的工作目录") \(creation.workspace.folder)："
          + "写入 \(count) 个答案文件，保留 \(creation.kept.count) 个")
    ]
    if let first = creation.written.first ?? creation.kept.first {
      lines += [
        "", pick(language, "Next:", "接下来："),
      ]
      if folder != "." { lines.append("  cd \(Init.quoted(folder))") }
      lines += [
        "  heaplings read          " + pick(language, "read a lesson", "阅读课文"),
        "  heaplings exercises     " + pick(language, "see what there is to solve", "查看练习"),
        pick(language, "Answers are written in any editor, in ", "用任意编辑器作答，例如 ") + first,
      ]
    }
    Output.print(lines.joined(separator: "\n"))
  }

  /// A path as a shell takes it.
  static func quoted(_ path: String) -> String {
    let plain = path.utf8.allSatisfy { byte in
      byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "._/-+~".utf8.contains(byte)
    }
    return plain
      ? path
      : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
