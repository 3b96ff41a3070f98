import CCMark

/// The border to libcmark: this is the only file that imports it.
///
/// The owner holds the C tree for as long as it takes to copy it into flat Swift values; the tree is freed at
/// the end of the owner's life and no pointer into it leaves this file. libcmark's own free and its iterator
/// are iterative, and so is the copy: depth of nesting costs no stack.
struct CMarkTree: ~Copyable {
  /// Invariant: a document node that no one else frees.
  private let root: OpaquePointer

  /// Parses CommonMark. Broken UTF-8 becomes U+FFFD. libcmark aborts the process only when memory runs out;
  /// callers bound the size first (``Document/maximumBytes``).
  init(_ source: [UInt8]) {
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
    source.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress {
        cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), bytes.count)
      }
    }
    root = cmark_parser_finish(parser)!
    cmark_parser_free(parser)
  }

  deinit { cmark_node_free(root) }

  /// Every node in pre-order. Containers nested deeper than `maximumDepth` are left out; their children move
  /// up to the deepest one that stays.
  /// - Complexity: O(n) in the number of nodes.
  func flatten(maximumDepth: Int) -> [RawNode] {
    var nodes: [RawNode] = []
    var open: [Int] = []
    var dropped = 0
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      let node = cmark_iter_get_node(iterator)
      let type = cmark_node_get_type(node)
      let isLeaf = CMarkTree.isLeaf(type)
      if event == CMARK_EVENT_EXIT {
        if dropped > 0, open.count >= maximumDepth {
          dropped -= 1
        } else if let index = open.popLast() {
          nodes[index].end = nodes.count
        }
      } else if isLeaf {
        nodes.append(RawNode(copying: node, type: type, end: nodes.count + 1))
      } else if open.count >= maximumDepth {
        // Text would be lost without a paragraph around it: paragraphs and headings always stay.
        dropped += 1
        if type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING {
          nodes.append(RawNode(copying: node, type: type, end: nodes.count + 1))
          nodes[nodes.count - 1].adoptsFollowing = true
        }
      } else {
        open.append(nodes.count)
        nodes.append(RawNode(copying: node, type: type, end: 0))
      }
    }
    return nodes
  }

  private static func isLeaf(_ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
      CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      true
    default: false
    }
  }
}

/// One node of the C tree as a value.
struct RawNode {
  enum Kind {
    case document, quote
    case list(start: Int?, tight: Bool)
    case item
    case code(info: String, text: String)
    case htmlBlock(String)
    case paragraph
    case heading(Int)
    case rule
    case text(String)
    case softBreak, hardBreak
    case codeSpan(String)
    case htmlInline(String)
    case emphasis, strong
    case link(url: String, title: String)
    case image(url: String, title: String)
    case unknown
  }

  var kind: Kind
  /// Index after the last descendant.
  var end: Int
  var startLine: Int
  var endLine: Int
  /// Set where nesting was cut: the inlines that follow, up to the next block, belong to this block.
  var adoptsFollowing = false

  var isInline: Bool {
    switch kind {
    case .text, .softBreak, .hardBreak, .codeSpan, .htmlInline, .emphasis, .strong, .link, .image: true
    default: false
    }
  }

  fileprivate init(copying node: OpaquePointer?, type: cmark_node_type, end: Int) {
    self.end = end
    startLine = Int(cmark_node_get_start_line(node))
    endLine = Int(cmark_node_get_end_line(node))
    kind = RawNode.kind(of: node, type: type)
  }

  private static func kind(of node: OpaquePointer?, type: cmark_node_type) -> Kind {
    func literal() -> String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
    func url() -> String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }
    func title() -> String { cmark_node_get_title(node).map { String(cString: $0) } ?? "" }
    switch type {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST:
      let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        start: ordered ? Int(cmark_node_get_list_start(node)) : nil,
        tight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_CODE_BLOCK:
      return .code(info: cmark_node_get_fence_info(node).map { String(cString: $0) } ?? "", text: literal())
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock(literal())
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading(Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    case CMARK_NODE_TEXT: return .text(literal())
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .hardBreak
    case CMARK_NODE_CODE: return .codeSpan(literal())
    case CMARK_NODE_HTML_INLINE: return .htmlInline(literal())
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK: return .link(url: url(), title: title())
    case CMARK_NODE_IMAGE: return .image(url: url(), title: title())
    default: return .unknown
    }
  }
}
