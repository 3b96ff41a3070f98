extension Document {
  /// The blocks of a range whose borders do not cut a container, as a document of their own.
  /// - Complexity: O(size of the document).
  public func slice(_ range: Range<Int>) -> Document {
    let blocks = self.blocks[range]
    var result = Document()
    guard let first = blocks.first else { return result }
    result.tables = tables
    result.inlines = inlines
    result.blocks = blocks.map {
      var block = $0
      block.end -= range.lowerBound
      return block
    }
    result.notices = notices.filter { $0.line >= first.line }
    return result
  }

  /// The text of a block without any markup; for titles, a table of contents, search.
  public func plainText(_ inlines: Range<Int>) -> String {
    var text = ""
    for inline in self.inlines[inlines] {
      switch inline.kind {
      case .text(let more), .code(let more): text += more
      case .softBreak, .hardBreak: text += " "
      default: break
      }
    }
    return text
  }
}
