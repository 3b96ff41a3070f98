import Glibc

/// The files of a course, from wherever they come.
public enum CourseFiles {
  /// Longest single file, and most files, that are read.
  static let maximumFileBytes = 16 << 20
  static let maximumFiles = 20_000

  /// Reads every regular file under `lessons/` and `exercises/` of `folder`, sorted by path. Names that begin
  /// with a dot or an underscore are passed over, as are links. The walk keeps its own list of folders.
  /// - Complexity: O(bytes).
  public static func read(folder: String) throws(CourseProblem) -> [CourseFile] {
    var files: [CourseFile] = []
    var pending = ["lessons", "exercises"]
    var anyFolder = false
    while let path = pending.popLast() {
      guard let directory = opendir(folder + "/" + path) else { continue }
      defer { closedir(directory) }
      anyFolder = true
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasPrefix(".") || name.hasPrefix("_") { continue }
        let inner = path + "/" + name
        var status = stat()
        guard lstat(folder + "/" + inner, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          pending.append(inner)
        } else if status.st_mode & S_IFMT == S_IFREG {
          files.append(CourseFile(path: inner, bytes: try contents(of: folder + "/" + inner, named: inner)))
        }
        guard files.count <= maximumFiles, pending.count <= maximumFiles else {
          throw CourseProblem(file: path, line: 0, message: "more than \(maximumFiles) files")
        }
      }
    }
    guard anyFolder else {
      throw CourseProblem(file: folder, line: 0, message: "no course: it has neither lessons/ nor exercises/")
    }
    return files.sorted { $0.path < $1.path }
  }

  /// The bytes of one file.
  /// - Parameter name: what a problem calls it.
  public static func contents(of path: String, named name: String) throws(CourseProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CourseProblem(file: name, line: 0, message: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw CourseProblem(file: name, line: 0, message: String(cString: strerror(errno)))
      }
      bytes += buffer[..<count]
      guard bytes.count <= maximumFileBytes else {
        throw CourseProblem(file: name, line: 0, message: "longer than \(maximumFileBytes) bytes")
      }
    }
  }
}
