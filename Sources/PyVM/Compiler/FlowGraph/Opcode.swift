/// The instructions of CPython 3.13, unspecialised: what the compiler emits and the assembler lowers.
///
/// Raw values are CPython 3.13.0's own numbers. A comment `[before -- after]` shows the stack with its top at the
/// right; `x*n` is n values; `null` is the empty slot a call leaves for a missing `self`. "arg" is
/// `Instruction.arg`. Jump arguments are indices of instructions, never distances. Caches, `EXTENDED_ARG` and the
/// fused `LOAD_FAST_LOAD_FAST` family do not occur: fusing is the assembler's work.
enum Opcode: UInt8 {
  // MARK: Nothing, stack shuffles

  /// Does nothing; kept only where a traced line would otherwise vanish. [--]
  case nop = 30
  /// Drops the top. [x --]
  case popTop = 32
  /// Pushes the arg-th value from the top (1 = top) again. [x … -- x … x]
  case copy = 61
  /// Exchanges the top with the arg-th value from the top (arg ≥ 2). [x … y -- y … x]
  case swap = 115
  /// Pushes the empty slot that stands for "no self" under a call. [-- null]
  case pushNull = 34

  // MARK: Constants and names

  /// Pushes constant number arg of the unit. [-- constant]
  case loadConst = 83
  /// Pushes local arg, which the compiler knows to be bound. [-- value]
  case loadFast = 85
  /// Pushes local arg or raises `UnboundLocalError`. [-- value]
  case loadFastCheck = 87
  /// Moves local arg to the stack and leaves it unbound; pushes null when it was unbound (inlined comprehensions
  /// save the outer variable so). [-- value|null]
  case loadFastAndClear = 86
  /// Pops into local arg; the value may be null, which unbinds it. [value --]
  case storeFast = 110
  /// Unbinds local arg or raises `UnboundLocalError`. [--]
  case deleteFast = 65
  /// Pushes global or builtin names[arg >> 1]; low bit: pushes null after it, ready for a call.
  /// [-- value] or [-- value null]
  case loadGlobal = 91
  /// Pops into global names[arg]. [value --]
  case storeGlobal = 113
  /// Deletes global names[arg]. [--]
  case deleteGlobal = 66
  /// Pushes names[arg] looked up in locals mapping, globals, builtins. [-- value]
  case loadName = 92
  /// Pops into names[arg] of the locals mapping. [value --]
  case storeName = 114
  /// Deletes names[arg] from the locals mapping. [--]
  case deleteName = 67
  /// Pushes the locals mapping of the frame. [-- mapping]
  case loadLocals = 25
  /// Makes a new cell in localsplus arg, around its present value if it has one (arguments). [--]
  case makeCell = 94
  /// Copies arg cells of the closure into the last slots of localsplus; first instruction of a closure. [--]
  case copyFreeVars = 62
  /// Pushes what the cell in localsplus arg holds or raises `NameError`/`UnboundLocalError`. [-- value]
  case loadDeref = 84
  /// Pops into the cell in localsplus arg. [value --]
  case storeDeref = 109
  /// Empties the cell in localsplus arg or raises when it is empty. [--]
  case deleteDeref = 64
  /// Looks the name of localsplus arg up in the mapping, else reads the cell (class bodies). [mapping -- value]
  case loadFromDictOrDeref = 89
  /// Looks names[arg] up in the mapping, else in globals and builtins. [mapping -- value]
  case loadFromDictOrGlobals = 90
  /// Pushes the builtin `AssertionError` itself, whatever the name is bound to. [-- type]
  case loadAssertionError = 23
  /// Pushes `builtins.__build_class__`. [-- function]
  case loadBuildClass = 24
  /// Gives the locals mapping an `__annotations__` dict if it has none. [--]
  case setupAnnotations = 37

  // MARK: Attributes, items, slices

  /// Gets attribute names[arg >> 1]; low bit: a method load for a following call, which pushes
  /// [function self], or [value null] when the attribute is no method. [owner -- value] or [owner -- value self|null]
  case loadAttr = 82
  /// Sets attribute names[arg]. [value owner --]
  case storeAttr = 108
  /// Deletes attribute names[arg]. [owner --]
  case deleteAttr = 63
  /// `super(class, self).name` in one step: names[arg >> 2]; bit 0: method load as in `loadAttr`; bit 1: `super`
  /// was written with two arguments. [super class self -- value] or [super class self -- value self|null]
  case loadSuperAttr = 93
  /// `container[key]`. [container key -- value]
  case binarySubscr = 5
  /// `container[key] = value`. [value container key --]
  case storeSubscr = 39
  /// `del container[key]`. [container key --]
  case deleteSubscr = 9
  /// `container[start:stop]` without a visible slice object. [container start stop -- value]
  case binarySlice = 4
  /// `container[start:stop] = value`. [value container start stop --]
  case storeSlice = 38
  /// Makes a slice of the top arg (2 or 3) values. [start stop -- slice] or [start stop step -- slice]
  case buildSlice = 50

  // MARK: Operators

  /// Binary operator number arg (`BinaryOperator.opcodeArgument`, +13 if in place). [left right -- value]
  case binaryOp = 45
  /// `-x`. [x -- value]
  case unaryNegative = 42
  /// `not x` of a value that is already a bool. [bool -- bool]
  case unaryNot = 43
  /// `~x`. [x -- value]
  case unaryInvert = 41
  /// Truth value. [x -- bool]
  case toBool = 40
  /// Rich comparison arg >> 5 (`<`, `<=`, `==`, `!=`, `>`, `>=` = 0…5); bit 16: result goes through `bool`; the low
  /// four bits are CPython's outcome mask. [left right -- value]
  case compareOp = 58
  /// `is` (arg 0) or `is not` (arg 1). [left right -- bool]
  case isOp = 76
  /// `in` (arg 0) or `not in` (arg 1). [item container -- bool]
  case containsOp = 59

  // MARK: Displays

  /// Tuple of the top arg values. [x*arg -- tuple]
  case buildTuple = 52
  /// List of the top arg values. [x*arg -- list]
  case buildList = 47
  /// Set of the top arg values. [x*arg -- set]
  case buildSet = 49
  /// Dict of the top arg key/value pairs. [(key value)*arg -- dict]
  case buildMap = 48
  /// Dict of arg values whose keys are a constant tuple on top. [value*arg keys -- dict]
  case buildConstKeyMap = 46
  /// Joins the top arg strings. [str*arg -- str]
  case buildString = 51
  /// Appends to the list arg places below the value. [list … x -- list …]
  case listAppend = 80
  /// Adds to the set arg places below the value. [set … x -- set …]
  case setAdd = 105
  /// Sets key to value in the dict arg places below the value pair. [dict … key value -- dict …]
  case mapAdd = 95
  /// Extends the list arg places below the iterable. [list … iterable -- list …]
  case listExtend = 81
  /// Updates the set arg places below the iterable. [set … iterable -- set …]
  case setUpdate = 107
  /// Updates the dict arg places below the mapping (`{**m}`). [dict … mapping -- dict …]
  case dictUpdate = 69
  /// As `dictUpdate` for `f(**m)`: repeated keys raise `TypeError` naming the function arg + 2 places below the
  /// dict. [dict … mapping -- dict …]
  case dictMerge = 68

  // MARK: Unpacking and iteration

  /// Unpacks exactly arg values; the first is on top. [sequence -- x*arg]
  case unpackSequence = 117
  /// Unpacks arg & 255 values, a list, and arg >> 8 values after it. [sequence -- after* list before*]
  case unpackEx = 116
  /// `iter(x)`. [iterable -- iterator]
  case getIter = 19
  /// Pushes the next value, or jumps to the `endFor` at arg with a placeholder pushed. [iterator -- iterator value]
  case forIter = 72
  /// Drops the placeholder of an exhausted loop; a `popTop` of the iterator follows. Lowering may fuse both. [x --]
  case endFor = 11

  // MARK: Jumps

  /// Goes on at arg, further down. [--]
  case jumpForward = 79
  /// Goes on at arg, further up; a place where signals, collections and limits are looked at. [--]
  case jumpBackward = 77
  /// Goes on at arg, further up, with no such check (the loop of `yield from`). [--]
  case jumpBackwardNoInterrupt = 78
  /// Jumps to arg if the popped bool is true. [bool --]
  case popJumpIfTrue = 100
  /// Jumps to arg if the popped bool is false. [bool --]
  case popJumpIfFalse = 97
  /// Jumps to arg if the popped value is None. [x --]
  case popJumpIfNone = 98
  /// Jumps to arg if the popped value is not None. [x --]
  case popJumpIfNotNone = 99

  // MARK: Calls and functions

  /// Calls with arg positional arguments (self not counted). [callable self|null x*arg -- value]
  case call = 53
  /// Calls with arg arguments, the last of which are named by the tuple on top.
  /// [callable self|null x*arg names -- value]
  case callKw = 57
  /// `f(*args)`; low bit of arg: a dict of keywords lies on top. [callable null args -- value] or
  /// [callable null args kwargs -- value]
  case callFunctionEx = 54
  /// Unary helper arg (`Intrinsic1`). [x -- value]
  case callIntrinsic1 = 55
  /// Binary helper arg (`Intrinsic2`). [x y -- value]
  case callIntrinsic2 = 56
  /// Function from a code object. [code -- function]
  case makeFunction = 26
  /// Sets a part of the function on top: arg 1 defaults tuple, 2 keyword-only defaults dict, 4 annotations
  /// (tuple of names and values in turn), 8 closure tuple of cells. [part function -- function]
  case setFunctionAttribute = 106
  /// Returns the top. [value --]
  case returnValue = 36
  /// Returns constant arg. [--]
  case returnConst = 103

  // MARK: Generators

  /// Start of a generator's code: makes the generator from the frame and returns it to the caller; on first resume
  /// the `None` sent in is on the stack. [-- None]
  case returnGenerator = 35
  /// Yields the top; the value sent in replaces it. Arg 1: part of `yield from`. [value -- sent]
  case yieldValue = 118
  /// Sends to the sub-iterator; its return value jumps to arg. [iterator value -- iterator result]
  case send = 104
  /// Drops the exhausted sub-iterator. [iterator value -- value]
  case endSend = 12
  /// Exception in `yield from`: `StopIteration` gives its value, anything else is raised again.
  /// [iterator sent exception -- None value]
  case cleanupThrow = 8
  /// `iter(x)`, except that generators pass unchanged. [iterable -- iterator]
  case getYieldFromIter = 21
  /// Place where a frame starts (arg 0) or goes on after a yield (1), `yield from` (2), await (3); 4 is added when the
  /// yield is no deeper than one handler. A place where limits are looked at. [--]
  case resume = 149

  // MARK: Exceptions and with

  /// `raise`: arg 0 raises again, 1 `raise x`, 2 `raise x from y`. [x*arg --]
  case raiseVarargs = 101
  /// Raises the exception on top again; arg > 0: the instruction index for the traceback lies arg places below it.
  /// [exception --]
  case reraise = 102
  /// Makes the exception on top the handled one and puts the former one below it. [exception -- former exception]
  case pushExcInfo = 33
  /// Makes the popped value the handled exception again. [former --]
  case popExcept = 31
  /// Whether the exception matches the type(s) on top; `TypeError` for a wrong type. [exception type -- exception bool]
  case checkExcMatch = 7
  /// Splits an exception group by type. [exception type -- rest match]
  case checkEgMatch = 6
  /// Enters a context manager: leaves its bound `__exit__` and what `__enter__` gave. [manager -- exit value]
  case beforeWith = 2
  /// Calls `__exit__` four places below with the exception on top.
  /// [exit lasti former exception -- exit lasti former exception value]
  case withExceptStart = 44

  // MARK: Imports, strings, patterns

  /// Imports names[arg]. [level fromlist -- module]
  case importName = 75
  /// Gets names[arg] of the module and keeps it. [module -- module value]
  case importFrom = 74
  /// `!s` (arg 1), `!r` (2), `!a` (3). [x -- str]
  case convertValue = 60
  /// `format(x)`; a str passes unchanged. [x -- str]
  case formatSimple = 14
  /// `format(x, spec)`. [x spec -- str]
  case formatWithSpec = 15
  /// Pushes `len` of the top. [x -- x length]
  case getLen = 20
  /// Whether the subject is a mapping for `match`. [subject -- subject bool]
  case matchMapping = 28
  /// Whether the subject is a sequence for `match`. [subject -- subject bool]
  case matchSequence = 29
  /// Tuple of the values of the keys, or None. [subject keys -- subject keys values|None]
  case matchKeys = 27
  /// Tuple of attributes of a class pattern with arg positional sub-patterns, or None.
  /// [subject class names -- values|None]
  case matchClass = 96

  // MARK: Only inside the compiler; never in a finished `CodeUnit`

  /// Unconditional jump of yet unknown direction.
  case jump = 200
  /// The same, without interrupt check.
  case jumpNoInterrupt = 201
  /// Pushes a cell itself; becomes `loadFast`.
  case loadClosure = 202
  /// Pops the compile-time block of handlers; becomes `nop`.
  case popBlock = 203
  /// Opens a handler (`except`, cleanup with lasti, `with`); becomes `nop` and table rows.
  case setupFinally = 204
  /// As `setupFinally`, and the handler also gets the instruction index.
  case setupCleanup = 205
  /// As `setupCleanup`, for `with`.
  case setupWith = 206
  /// Stores a value that may be null; becomes `storeFast`.
  case storeFastMaybeNull = 207
}

extension BinaryOperator {
  /// The operator's number as argument of `Opcode.binaryOp`; the in-place form is 13 higher.
  var opcodeArgument: Int32 {
    switch self {
    case .add: 0
    case .bitAnd: 1
    case .floorDiv: 2
    case .lShift: 3
    case .matMult: 4
    case .mult: 5
    case .mod: 6
    case .bitOr: 7
    case .pow: 8
    case .rShift: 9
    case .sub: 10
    case .div: 11
    case .bitXor: 12
    }
  }
}

/// Helpers of `Opcode.callIntrinsic1`, by CPython's numbers.
enum Intrinsic1: UInt8 {
  /// Displays the value of an expression statement in an interactive cell; gives None.
  case print = 1
  /// `from module import *` into the locals mapping; gives None.
  case importStar = 2
  /// `StopIteration` inside a generator becomes `RuntimeError`.
  case stopIterationError = 3
  /// `+x`.
  case unaryPositive = 5
  /// Tuple with the items of a list that nobody else holds.
  case listToTuple = 6
}

/// Helpers of `Opcode.callIntrinsic2`, by CPython's numbers.
enum Intrinsic2: UInt8 {
  /// Original exception and list of what the `except*` clauses raised: the exception to raise, or None.
  case prepReraiseStar = 1
}
