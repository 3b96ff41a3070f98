/// A Markdown file that is read as a lesson by itself, whether it belongs to a course or not.
public struct LessonFile: Sendable {
  /// From the front matter, else the first heading, else the file's name.
  public var title: String
  /// Profile of the cells that name none.
  public var profile: String
  public var document: Document

  /// - Parameter path: as the user gave it; messages name it.
  /// - Throws: when there is a front matter and it is broken, or the file is too long.
  public init(path: String, bytes: [UInt8]) throws(CourseProblem) {
    guard bytes.count <= Document.maximumBytes else {
      throw CourseProblem(file: path, line: 0, message: "longer than \(Document.maximumBytes) bytes")
    }
    let source = String(decoding: bytes, as: UTF8.self)
    var named: String?
    profile = "3.13"
    if source.hasPrefix("---\n") || source.hasPrefix("---\r\n") {
      let front = try FrontMatter(file: path, source: source)
      named = try front.map.optionalText("title")
      profile = try front.map.optionalText("profile") ?? profile
      document = Document(markdown: front.body, firstLine: front.bodyLine)
    } else {
      document = Document(markdown: source, firstLine: 1)
    }
    let read = document
    let heading = read.blocks.first { if case .heading = $0.kind { true } else { false } }
    title =
      named ?? heading.map { read.plainText($0.inlines) } ?? String(path.split(separator: "/").last ?? "")
  }
}
