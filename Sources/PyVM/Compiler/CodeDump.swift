/// Code objects as text, for tests and for reading: one line per instruction, jump arguments as indices.
///
/// `Tests/tools/bytecode/dump_cpython.py` writes the same from a real CPython, so that the two compare line by line.
extension CompilationResult {
  /// All code objects, each before those among its constants.
  func dump() -> String {
    var out = ""
    dump(root, &out, level: 0)
    return out
  }

  private func dump(_ index: Int, _ out: inout String, level: Int) {
    guard level < 200 else { return }
    let unit = units[index]
    out += "code \(quoted(strings[unit.qualifiedName])) line=\(unit.firstLine)"
    out += " args=\(unit.argCount),\(unit.positionalOnlyCount),\(unit.keywordOnlyCount)"
    out += " flags=\(String(unit.flags.rawValue, radix: 16)) stack=\(unit.stackSize)\n"
    out += "names" + unit.names.map { " " + quoted(strings[$0]) }.joined() + "\n"
    out += "locals"
    for local in unit.locals {
      out += " \(quoted(strings[local.name])):\(String(local.kind.rawValue, radix: 16))"
    }
    out += "\nconsts" + unit.constants.map { " " + text(of: $0) }.joined() + "\n"
    for (position, instruction) in unit.instructions.enumerated() {
      out += "\(position) \(instruction.op) \(instruction.arg) \(instruction.range.text)\n"
    }
    for entry in unit.exceptionTable {
      out +=
        "except \(entry.start) \(entry.end) \(entry.target) \(entry.depth) \(entry.pushesLasti ? 1 : 0)\n"
    }
    for constant in unit.constants {
      if case .code(let inner) = constants[Int(constant)] { dump(Int(inner), &out, level: level + 1) }
    }
  }

  private func text(of id: ConstantID) -> String {
    switch constants[Int(id)] {
    case .none: return "None"
    case .true: return "True"
    case .false: return "False"
    case .ellipsis: return "Ellipsis"
    case .int(let value): return String(value)
    case .bigInt(let negative, let limbs):
      var digits = String(limbs.last ?? 0, radix: 16)
      for limb in limbs.dropLast().reversed() {
        let part = String(limb, radix: 16)
        digits += String(repeating: "0", count: 16 - part.count) + part
      }
      return (negative ? "-0x" : "0x") + digits
    case .float(let value): return "float:" + String(value.bitPattern, radix: 16)
    case .complex(let real, let imaginary):
      return "complex:" + String(real.bitPattern, radix: 16) + ":" + String(imaginary.bitPattern, radix: 16)
    case .str(let text, _): return quoted(strings[text])
    case .bytes(let bytes): return "b" + quoted(bytes[...])
    case .tuple(let items): return "(" + items.map { text(of: $0) }.joined(separator: ",") + ")"
    case .frozenset(let items): return "{" + items.map { text(of: $0) }.sorted().joined(separator: ",") + "}"
    case .code(let unit): return "<code \(quoted(strings[units[Int(unit)].qualifiedName]))>"
    }
  }

  private func quoted(_ bytes: ArraySlice<UInt8>) -> String {
    var out = "'"
    for byte in bytes {
      if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "'"), byte != UInt8(ascii: "\\") {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16)
        out += "\\x" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return out + "'"
  }
}

extension CodeRange {
  /// `line:column-line:column`, with `?` for what is not known.
  var text: String {
    func part(_ value: Int32) -> String { value < 0 ? "?" : String(value) }
    return "\(part(line)):\(part(column))-\(part(endLine)):\(part(endColumn))"
  }
}
