#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The documents that the judge reads and writes are JSON with sorted keys: the same value is the same bytes.
public enum JSONText {
  /// One line without a line break.
  public static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Nothing of ours holds a value that JSON has no form for.
    guard let data = try? encoder.encode(value) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads one document; nil when it is not one of `type`.
  public static func read<T: Decodable>(_ type: T.Type, _ bytes: some Collection<UInt8>) -> T? {
    try? JSONDecoder().decode(type, from: Data(bytes))
  }
}
