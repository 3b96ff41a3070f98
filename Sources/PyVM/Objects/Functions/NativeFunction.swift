import PyHeap

/// How a native function wants its arguments.
enum NativeConvention: UInt8 {
  /// `(vm, self)`
  case noArguments
  /// `(vm, self, argument)`
  case oneArgument
  /// `(vm, self, arguments, count)`: positional only, `minimum…maximum` of them (checked by the caller).
  case positional
  /// `(vm, self, arguments, count, keywordNames)`: the function parses them (`ArgumentParser.swift`).
  case keywords
}

typealias PositionalFunction = @convention(c) (VM, Ref, Arguments, Int) -> Ref?
typealias KeywordFunction = CallFunction

/// A native function with its calling convention; what tables of methods are made of.
///
/// `self` is the instance for methods, the module for module functions, the class for class methods.
enum NativeFunction {
  case none(UnaryFunction)
  case one(BinaryFunction)
  case positional(Int, Int, PositionalFunction)
  case keywords(KeywordFunction)
}

/// One row of a type's or module's method table.
struct MethodDefinition {
  var name: StaticString
  var function: NativeFunction
  var kind: Kind
  var doc: StaticString

  enum Kind { case instance, `class`, `static` }

  init(_ name: StaticString, _ function: NativeFunction, kind: Kind = .instance, doc: StaticString = "") {
    self.name = name
    self.function = function
    self.kind = kind
    self.doc = doc
  }
}

/// One row of a type's attribute table (`getset` descriptors).
struct AttributeDefinition {
  var name: StaticString
  var get: UnaryFunction
  /// nil: read-only (AttributeError "attribute 'x' of 'T' objects is not writable").
  var set: DescriptorSetter?
  init(_ name: StaticString, get: UnaryFunction, set: DescriptorSetter? = nil) {
    self.name = name
    self.get = get
    self.set = set
  }
}

/// (instance, value or nil to delete)
typealias DescriptorSetter = @convention(c) (VM, Ref, Ref?) -> Bool
