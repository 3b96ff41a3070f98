// Compiles each Python file named on standard input and writes its code objects beside each other to the folder given
// as argument, as `<number>.txt`. Built by `Tests/tools/bytecode/compare.sh`.
import Foundation

let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "."
var number = 0
var seconds = 0.0
var bytes = 0
while let path = readLine() {
  defer { number += 1 }
  guard let data = FileManager.default.contents(atPath: path) else { continue }
  let source = [UInt8](data)
  bytes += source.count
  var text: String
  switch parseModule(source).result {
  case .failure(let error): text = "parse error \(error.line):\(error.offset): \(error.message)\n"
  case .success(let tree):
    let start = Date()
    do {
      let result = try Compiler.compile(tree, source: source)
      seconds += Date().timeIntervalSince(start)
      text = result.dump()
    } catch {
      switch error {
      case .syntaxError(let info): text = "error \(info.line):\(info.offset): \(info.message)\n"
      case .recursion: text = "error recursion\n"
      case .unsupported(let construct, let line): text = "unsupported \(line): \(construct)\n"
      }
    }
  }
  try? text.write(toFile: "\(folder)/\(number).txt", atomically: false, encoding: .utf8)
}
let summary = "compiled \(number) files, \(bytes) bytes, \(seconds) s without parsing\n"
FileHandle.standardError.write(Data(summary.utf8))
