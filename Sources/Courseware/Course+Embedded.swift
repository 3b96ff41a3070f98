import CourseBundle

extension Course {
  /// The course inside the binary.
  /// - Throws: only when the source tree it was built from was broken; the suite loads it.
  public static func embedded() throws(CourseProblems) -> Course {
    try load(files: embeddedFiles)
  }

  /// Its files, copied out of the binary's constants.
  static var embeddedFiles: [CourseFile] {
    EmbeddedCourse.files.map { path, text in
      CourseFile(
        path: path.withUTF8Buffer { String(decoding: $0, as: UTF8.self) },
        bytes: text.withUTF8Buffer { Array($0) })
    }
  }
}
