// coursepack ROOT OUTPUT: writes every file under ROOT/lessons and ROOT/exercises into one Swift source, as
// string literals. A literal costs the compiler next to nothing and the program no start-up time: it is read
// where it lies in the binary. Run by the EmbedCourse plugin, never by hand.
import Glibc

func fail(_ message: String) -> Never {
  let line = Array("coursepack: \(message)\n".utf8)
  _ = write(2, line, line.count)
  exit(1)
}

func contents(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fail("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 64 << 10)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// Paths of the regular files under `folder`, relative to `root`, sorted.
func files(under folder: String, of root: String) -> [String] {
  var pending = [folder]
  var found: [String] = []
  while let path = pending.popLast() {
    guard let directory = opendir(root + "/" + path) else { continue }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") || name.hasPrefix("_") { continue }
      var status = stat()
      guard lstat(root + "/" + path + "/" + name, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR { pending.append(path + "/" + name) }
      if status.st_mode & S_IFMT == S_IFREG { found.append(path + "/" + name) }
    }
  }
  return found.sorted()
}

/// The bytes as the inside of a Swift string literal.
func escaped(_ bytes: [UInt8], _ path: String) -> String {
  guard let text = String(validating: bytes, as: UTF8.self) else { fail("\(path) is not UTF-8") }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result += "\\\\"
    case "\"": result += "\\\""
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{0}": result += "\\0"
    default:
      if scalar.value < 0x20 || scalar.value == 0x7F {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result
}

guard CommandLine.arguments.count == 3 else { fail("usage: coursepack ROOT OUTPUT") }
let root = CommandLine.arguments[1]
var source = """
  // Written by coursepack. Do not edit.

  extension EmbeddedCourse {
    /// Path and text of every file, sorted by path.
    public static let files: [(path: StaticString, text: StaticString)] = [

  """
for path in files(under: "exercises", of: root) + files(under: "lessons", of: root) {
  source +=
    "    (\"\(escaped(Array(path.utf8), path))\", \"\(escaped(contents(of: root + "/" + path), path))\"),\n"
}
source += "  ]\n}\n"

guard let output = fopen(CommandLine.arguments[2], "wb") else {
  fail("cannot write \(CommandLine.arguments[2])")
}
let bytes = Array(source.utf8)
guard fwrite(bytes, 1, bytes.count, output) == bytes.count, fclose(output) == 0 else { fail("cannot write") }
