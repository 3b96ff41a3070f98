import PyHeap

// Names of encodings and error handlers, and the errors themselves. The codecs are in StrEncode and StrDecode.

/// The encodings that exist here.
enum TextEncoding {
  case utf8, ascii, latin1
  /// Byte order: nil means "native with a mark".
  case utf16(bigEndian: Bool?)
  case utf32(bigEndian: Bool?)
  /// UTF-8 with an optional mark in front.
  case utf8Signature

  /// The encoding that Python knows under a name: case, underscores and spaces do not matter.
  init?(_ name: String) {
    var key = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "A"..."Z": key.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
      case "_", " ": key += "-"
      default: key.unicodeScalars.append(scalar)
      }
    }
    switch key {
    case "utf-8", "utf8", "u8", "utf", "cp65001": self = .utf8
    case "utf-8-sig", "utf8-sig": self = .utf8Signature
    case "ascii", "us-ascii", "646", "ansi-x3.4-1968", "iso646-us", "us": self = .ascii
    case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "l1", "latin", "cp819", "iso-ir-100":
      self = .latin1
    case "utf-16", "utf16", "u16": self = .utf16(bigEndian: nil)
    case "utf-16-le", "utf-16le", "utf16-le", "unicodelittleunmarked": self = .utf16(bigEndian: false)
    case "utf-16-be", "utf-16be", "utf16-be", "unicodebigunmarked": self = .utf16(bigEndian: true)
    case "utf-32", "utf32", "u32": self = .utf32(bigEndian: nil)
    case "utf-32-le", "utf-32le", "utf32-le": self = .utf32(bigEndian: false)
    case "utf-32-be", "utf-32be", "utf32-be": self = .utf32(bigEndian: true)
    default: return nil
    }
  }
}

/// What to do with what cannot be coded.
enum CodecErrors: Equatable {
  case strict, ignore, replace, backslashReplace, xmlReplace, surrogateEscape, surrogatePass
  /// Complains only when it is needed.
  case unknown(String)

  init(_ name: String?) {
    switch name {
    case nil, "strict": self = .strict
    case "ignore": self = .ignore
    case "replace": self = .replace
    case "backslashreplace": self = .backslashReplace
    case "xmlcharrefreplace": self = .xmlReplace
    case "surrogateescape": self = .surrogateEscape
    case "surrogatepass": self = .surrogatePass
    case .some(let other): self = .unknown(other)
    }
  }
}

extension VM {
  /// Raises UnicodeEncodeError or UnicodeDecodeError about `object[start:end]`. Returns nil.
  @discardableResult
  func raiseUnicodeError(
    _ type: TypeRef, _ encoding: StaticString, _ object: Ref, _ start: Int, _ end: Int, _ reason: StaticString
  ) -> Ref? {
    let parts: [Ref?] = [
      newStr(static: encoding), object.owned(), int(start), int(end), newStr(static: reason),
    ]
    defer { for part in parts { part.decref() } }
    for part in parts where part == nil { return nil }
    let error = withSlots(5) { slots in
      for (index, part) in parts.enumerated() { slots[index] = part }
      return vectorcall(type.object, slots, 5, nil)
    }
    if let error { setError(error) }
    return nil
  }

  func raiseUnknownHandler(_ name: String) {
    _ = raise(exceptions.pointee.lookupError, "unknown error handler name '\(name)'")
  }

  func raiseUnknownEncoding(_ name: String) -> Ref? {
    raise(exceptions.pointee.lookupError, "unknown encoding: \(name)")
  }
}
