/// What differs between CPython versions, as data (cpython-facts §0). Code asks the profile a question and never
/// compares versions itself.
public struct VersionProfile: Sendable {
  public var minor: Int32
  /// Third part of the version whose behaviour was measured.
  public var micro: Int32 = 0

  // Pools and arenas
  public var poolSize: Int32
  public var arenaSize: Int32
  /// 3.10+: addresses are found through a map of nodes instead of an index in each pool.
  public var hasArenaMap: Bool

  // Collector
  public var threshold0: Int32
  /// Up to 3.11 a collection starts inside the allocation that makes it due; later at the machine's next safe point.
  public var collectsInsideAllocation: Bool

  // Counts
  /// PEP 683: singletons, small ints, interned names never change their count.
  public var hasImmortals: Bool
  /// 3.12.1: every interned string is immortal. Elsewhere only names in code are (3.13), or none.
  public var internedStringsAreImmortal: Bool
  public var codeNamesAreImmortal: Bool
  /// 3.12+: the syntax tree of the main script holds a bytes literal twice.
  public var treeHoldsBytesTwice = false
  /// 3.11: small ints and characters are static objects whose count starts at 999999999.
  public var staticObjectsStartHigh: Bool
  /// Up to 3.10 a call copies its arguments: the caller's stack keeps a reference of its own.
  public var callsCopyArguments: Bool
  /// Up to 3.12 every `C(…)` of a Python class holds its arguments in a tuple while `__init__` runs; later only where
  /// the call is not specialised (its first execution, classes without inline attributes).
  public var classCallsPackArguments = true
  /// Built-in types that take their arguments directly when called; the others get them in a tuple, which holds them
  /// until the object is made.
  public var directConstructors: StaticString = ""
  /// Up to 3.12 `max` and `min` get their arguments in a tuple.
  public var packsExtremes = true
  /// 3.11+: `print` gets what it prints in a tuple.
  public var packsPrint = false
  /// Up to 3.9 a function with annotations holds them in a dict from the start; later in a tuple until they are asked for.
  public var annotationsAreDict = true
  /// 3.10+: static and class methods copy the names, doc and annotations of what they wrap into a dict.
  public var wrappersCopyAnnotations = false
  /// Up to 3.9 `AttributeError`, `NameError` and `SyntaxError` have fewer fields: bytes that `getsizeof` leaves out.
  public var hidesNewExceptionFields = true
  /// Up to 3.11 so has `ImportError`.
  public var hidesImportErrorField = true
  /// 3.13: `reversed(list)` that came to its end still holds the list.
  public var usedReversedKeepsList = false
  /// Fixed part of a `frame` object; slots of locals and stack come on top.
  public var frameSize: Int32 = 360
  /// 3.11: instances of classes with attributes in the pre-header show where CPython looks for them.
  public var showsDictOffset = false
  /// 3.10+: a `bytearray` of a list or tuple is made at its exact size.
  public var sizesByteArrays = false
  /// 3.12+: `f(*args, **kwargs)` of a Python function releases the tuple and the dict before the body runs.
  public var unpacksBeforeEntering = false
  /// 3.8: a lone `**mapping` that is a dict is handed over itself, not a copy.
  public var passesKeywordDict = false
  /// Up to 3.11 `__getattr__` and a Python `__getattribute__` are called through a bound method.
  public var bindsAttributeHooks = true
  /// Up to 3.10 the machine holds the traceback of a handled exception beside the exception.
  public var holdsHandledTraceback = true
  /// 3.8: `for x in [y]` inside a comprehension makes the list and loops.
  public var loopsOverSingleItems = false

  // Sizes
  public var zeroIntHasDigit: Bool
  /// Up to 3.9 remainders of ints with several digits, and `int.from_bytes`, never give the shared small ints.
  public var remaindersAreNew = true
  /// 3.8: so does `round(float)`.
  public var roundedFloatsAreNew = false
  public var strHeaderASCII: Int32
  public var strHeaderCompact: Int32
  /// 3.11+: text is hashed with SipHash-1-3; before with SipHash-2-4.
  public var usesSipHash13 = false
  /// 3.12+: the shared characters U+0080–U+00FF carry their UTF-8 form, which `getsizeof` counts.
  public var charactersKeepUTF8 = false
  /// 3.12+: `str.split` reserves no more list slots than the text can need.
  public var splitListsFitText = false
  /// 3.11, 3.12: letters whose interned object, which literals and names get, is not the shared character.
  public var separateIdentifierLetters: StaticString = ""
  public var dictKeysHeader: Int32
  /// 3.11+: tables whose keys are all str keep 16-byte entries.
  public var hasStrKeyTables: Bool
  public var dictConstructorStartsWithTable: Bool

  // Instances
  public var attributes: AttributeStorage
  /// 3.12+: the weak reference list of plain instances lies in the pre-header.
  public var weakListInPreHeader: Bool

  // Lists
  public var listGrowth: ListGrowth
  /// 3.9+: `[1, 2, 3]` is an empty list extended from a constant tuple.
  public var extendsListDisplays: Bool
  /// 3.10+: a list filled from something of known length gets that many slots, rounded up to an even number.
  public var roundsExactLists = false
  /// 3.13: extending by a set, dict or dict view takes the general growth rule even when the list is empty.
  public var growsListsForSetsAndDicts = false
  /// 3.13: `del items[i]` never gives room back.
  public var deletingItemKeepsRoom = false

  // Iterators
  /// Bytes of a range iterator: the bound that 3.12 dropped.
  public var rangeIteratorSize: Int32 = 48
  /// Bytes of an enumerate object: a cached int 1 joined it in 3.10.
  public var enumerateSize: Int32 = 48
  /// Whether the type `array.array` takes part in collections (since 3.10, as every heap type).
  public var arraysAreTracked = false
  /// Bytes of a zip object: `strict` joined it in 3.10.
  public var zipSize: Int32 = 40

  // Free lists
  public var tupleFreeListLengths: Int32
  /// Up to 3.9 `tuple(iterator)` that shrinks to nothing is an empty tuple of its own.
  public var emptiedTuplesAreNew = true
  public var frameFreeList: Int32
  /// 3.8: dead bound methods, and built-in functions, that are kept for reuse.
  public var methodFreeList: Int32
  public var emptyFrozensetIsShared: Bool

  /// Bytes of a class without `__slots__` members, cached keys and GC head; of a built-in type.
  public var classSize: Int32 = 880
  public var builtinTypeSize: Int32 = 416
  /// 3.11, 3.12: `getsizeof` adds a GC head to built-in types, which have none.
  public var chargesBuiltinTypes = false
  public var functionSize: Int32 = 120
  public var propertySize: Int32 = 56
  // Code, frames, generators
  public var codeSize: Int32
  /// 3.11+: a generator's frame lies inside the object.
  public var generatorHoldsFrame: Bool
  /// Up to 3.11 closing or finalizing a generator that never ran releases its frame at once; later it only marks it.
  public var closingReleasesUnstarted = true
  /// 3.13: closing a generator that is suspended outside any `try` throws nothing into it.
  public var closingSkipsPlainFrames = false
  /// 3.12+: a generator's body is guarded by a handler whose two stack slots count for the size of its frame.
  public var guardsGenerators = false
  /// `tp_basicsize` of generators without the frame's slots.
  public var generatorSize: Int32
  /// Up to 3.10: fixed part of the separate frame.
  public var generatorFrameSize: Int32
  /// Up to 3.10 a native call releases its arguments last first.
  public var releasesArgumentsLastFirst: Bool

  // Collector and deallocation
  /// 3.8: one object brought back by a finalizer saves everything that the collection found.
  public var resurrectionSavesAll: Bool
  /// A container that dies this deep inside other deaths is put aside (cpython-facts §8.2).
  public var trashcanDepth: Int32
  /// What was put aside is destroyed once the depth is back at or below this.
  public var trashcanResume: Int32
  /// Bytes of a weak reference object: a vectorcall pointer joined it in 3.11.
  public var weakrefSize: Int32
  /// 3.13: a proxy's repr is worded as a reference's.
  public var quotesProxyReferents = false
  /// Bytes of a `BaseException`: the notes joined it in 3.11.
  public var exceptionSize: Int32 = 64
}

/// Where plain instances keep their attributes.
public enum AttributeStorage: UInt8, Sendable {
  /// 3.8–3.10: a dict with a shared key table (PEP 412), made at the first attribute.
  case splitDict
  /// 3.11: separate values array and dict pointer in the pre-header.
  case separateValues
  /// 3.12: one tagged pre-header word: values array or dict.
  case taggedValues
  /// 3.13: values array inside the object behind its fixed part.
  case inlineValues
}

/// Over-allocation rule of list growth.
public enum ListGrowth: UInt8, Sendable {
  /// 3.8: new + new >> 3 + (3 or 6); `list(range(n))` exact.
  case eighthPlusThreeOrSix
  /// 3.9+: (new + new >> 3 + 6) & ~3.
  case eighthPlusSixRounded
}

extension VersionProfile {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  public static let v3_8: VersionProfile = {
    var p = v3_8Base
    p.passesKeywordDict = true
    p.loopsOverSingleItems = true
    p.roundedFloatsAreNew = true
    return p
  }()

  // swift-format-ignore: AlwaysUseLowerCamelCase
  private static let v3_8Base = VersionProfile(
    minor: 8, micro: 18, poolSize: 4096, arenaSize: 262_144, hasArenaMap: false, threshold0: 700,
    collectsInsideAllocation: true, hasImmortals: false, internedStringsAreImmortal: false,
    codeNamesAreImmortal: false,
    staticObjectsStartHigh: false, callsCopyArguments: true, zeroIntHasDigit: false, strHeaderASCII: 48,
    strHeaderCompact: 72, dictKeysHeader: 40, hasStrKeyTables: false, dictConstructorStartsWithTable: true,
    attributes: .splitDict, weakListInPreHeader: false, listGrowth: .eighthPlusThreeOrSix,
    extendsListDisplays: false, tupleFreeListLengths: 19, frameFreeList: 200, methodFreeList: 256,
    emptyFrozensetIsShared: true, codeSize: 176, generatorHoldsFrame: false, generatorSize: 96,
    generatorFrameSize: 368, releasesArgumentsLastFirst: true, resurrectionSavesAll: true, trashcanDepth: 50,
    trashcanResume: 0, weakrefSize: 56)

  // swift-format-ignore: AlwaysUseLowerCamelCase
  public static let v3_9: VersionProfile = {
    var p = v3_8Base
    p.builtinTypeSize = 408
    p.directConstructors = "list tuple dict set frozenset range"
    p.minor = 9
    p.micro = 18
    p.listGrowth = .eighthPlusSixRounded
    p.extendsListDisplays = true
    p.resurrectionSavesAll = false
    p.methodFreeList = 0
    return p
  }()

  // swift-format-ignore: AlwaysUseLowerCamelCase
  public static let v3_11: VersionProfile = {
    var p = v3_9
    p.classSize = 904
    p.chargesBuiltinTypes = true
    p.functionSize = 136
    p.propertySize = 64
    p.minor = 11
    p.micro = 7
    p.directConstructors =
      "list tuple dict set frozenset range enumerate reversed bool float map filter super"
    p.remaindersAreNew = false
    p.packsPrint = true
    p.frameSize = 120
    p.annotationsAreDict = false
    p.wrappersCopyAnnotations = true
    p.hidesNewExceptionFields = false
    p.showsDictOffset = true
    p.sizesByteArrays = true
    p.emptiedTuplesAreNew = false
    p.holdsHandledTraceback = false
    p.poolSize = 16384
    p.arenaSize = 1 << 20
    p.hasArenaMap = true
    p.staticObjectsStartHigh = true
    p.usesSipHash13 = true
    p.separateIdentifierLetters = "abcdenprsxyBS_"
    p.callsCopyArguments = false
    p.zeroIntHasDigit = true
    p.dictKeysHeader = 32
    p.roundsExactLists = true
    p.enumerateSize = 56
    p.arraysAreTracked = true
    p.zipSize = 48
    p.hasStrKeyTables = true
    p.dictConstructorStartsWithTable = false
    p.attributes = .separateValues
    p.tupleFreeListLengths = 20
    p.weakrefSize = 64
    p.exceptionSize = 72
    p.frameFreeList = 0
    p.emptyFrozensetIsShared = false
    p.generatorHoldsFrame = true
    p.generatorSize = 152
    p.codeSize = 184
    p.releasesArgumentsLastFirst = false
    return p
  }()

  // swift-format-ignore: AlwaysUseLowerCamelCase
  public static let v3_12: VersionProfile = {
    var p = v3_11
    p.classSize = 920
    p.builtinTypeSize = 416
    p.functionSize = 144
    p.minor = 12
    p.micro = 1
    p.hidesImportErrorField = false
    p.showsDictOffset = false
    p.unpacksBeforeEntering = true
    p.bindsAttributeHooks = false
    p.closingReleasesUnstarted = false
    p.guardsGenerators = true
    p.treeHoldsBytesTwice = true
    p.rangeIteratorSize = 40
    p.collectsInsideAllocation = false
    p.hasImmortals = true
    p.internedStringsAreImmortal = true
    p.codeNamesAreImmortal = true
    p.staticObjectsStartHigh = false
    p.strHeaderASCII = 40
    p.strHeaderCompact = 56
    p.charactersKeepUTF8 = true
    p.splitListsFitText = true
    p.separateIdentifierLetters = "abcdenprsx_"
    p.attributes = .taggedValues
    p.weakListInPreHeader = true
    p.generatorSize = 144
    p.codeSize = 192
    return p
  }()

  // swift-format-ignore: AlwaysUseLowerCamelCase
  public static let v3_13: VersionProfile = {
    var p = v3_12
    p.classSize = 928
    p.chargesBuiltinTypes = false
    p.minor = 13
    p.directConstructors =
      "list tuple dict set frozenset range enumerate reversed bool float map filter int str super"
    p.packsExtremes = false
    p.usedReversedKeepsList = true
    p.closingSkipsPlainFrames = true
    p.frameSize = 136
    p.classCallsPackArguments = false
    p.separateIdentifierLetters = ""
    p.micro = 0
    p.quotesProxyReferents = true
    p.threshold0 = 2000
    p.growsListsForSetsAndDicts = true
    p.deletingItemKeepsRoom = true
    p.internedStringsAreImmortal = false
    p.attributes = .inlineValues
    // 10,000 C frames, two of them the evaluator's, 50 kept back; destroyed again with 100 to spare.
    p.trashcanDepth = 9948
    p.trashcanResume = 9897
    p.codeSize = 200
    return p
  }()

  /// Every profile, oldest first.
  public static let all: [VersionProfile] = [v3_8, v3_9, v3_11, v3_12, v3_13]

  /// "3.13".
  public var name: String { "3.\(minor)" }
  /// Whether adding to a set fills the slot of a removed item again: everywhere but in 3.9.
  @inlinable public var setsReuseDummies: Bool { minor != 9 }

  /// The profile called `name` ("3.8", "3.13"), or nil.
  public static func named(_ name: String) -> VersionProfile? { all.first { $0.name == name } }
}
