/// Which characters may not begin or end a line of Chinese text.
enum Kinsoku {
  /// Closing marks, points and the like: never at the start of a line.
  static func forbidsStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "！", "？", "；", "：", "、", "）", "】", "》", "」", "』", "”", "’", "…", "—", "·", "％", "‰", "℃",
      "〉", "〕", "〗", "］", "｝", "〞", "～", "ー", "々", "〻", "゛", "゜", "﹐", "﹑", "﹒", "﹔", "﹕", "﹖", "﹗",
      "．", "＂", "＇", "｡", "､", "｣",
      ",", ".", "!", "?", ";", ":", ")", "]", "}", "%":
      true
    default: false
    }
  }

  /// Opening marks: never at the end of a line.
  static func forbidsEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "（", "【", "《", "「", "『", "“", "‘", "〈", "〔", "〖", "［", "｛", "〝", "＄", "￥", "￡", "｢", "(", "[", "{":
      true
    default: false
    }
  }
}
