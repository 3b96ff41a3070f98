/// A language the course speaks. English and Simplified Chinese are both first class: a missing translation
/// is
/// an error, never a fallback.
public enum Language: String, Sendable, CaseIterable, Hashable, Codable {
  case en, zh
}

/// One value per language. Both are always there.
public struct Localized<Value: Sendable>: Sendable {
  public var en: Value
  public var zh: Value

  public init(en: Value, zh: Value) {
    self.en = en
    self.zh = zh
  }

  /// The value in `language`.
  public subscript(language: Language) -> Value {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}

extension Localized: Equatable where Value: Equatable {}
