/// What the flow graph needs to know about an instruction.
extension Opcode {
  /// Goes on elsewhere, always or on a condition.
  var isJump: Bool {
    switch self {
    case .jump, .jumpNoInterrupt, .jumpForward, .jumpBackward, .jumpBackwardNoInterrupt, .popJumpIfTrue,
      .popJumpIfFalse, .popJumpIfNone, .popJumpIfNotNone, .forIter, .send:
      true
    default: false
    }
  }

  /// Always goes on elsewhere.
  var isUnconditionalJump: Bool {
    switch self {
    case .jump, .jumpNoInterrupt, .jumpForward, .jumpBackward, .jumpBackwardNoInterrupt: true
    default: false
    }
  }

  /// Leaves the frame.
  var exitsScope: Bool {
    switch self {
    case .returnValue, .returnConst, .raiseVarargs, .reraise: true
    default: false
    }
  }

  /// Opens an exception handler.
  var opensHandler: Bool {
    switch self {
    case .setupFinally, .setupCleanup, .setupWith: true
    default: false
    }
  }

  /// Its argument is a label.
  var hasTarget: Bool { isJump || opensHandler }

  /// A place where the machine looks for signals and limits.
  var checksInterrupts: Bool {
    switch self {
    case .jump, .jumpBackward, .resume, .call, .callKw, .callFunctionEx: true
    default: false
    }
  }

  /// By how many values the stack grows; `isTaken` for the side of a jump or handler that goes to the target.
  func stackEffect(_ arg: Int32, isTaken: Bool) -> Int32 {
    switch self {
    case .nop, .swap, .deleteFast, .deleteGlobal, .deleteName, .deleteDeref, .makeCell, .copyFreeVars,
      .loadFromDictOrDeref, .loadFromDictOrGlobals, .setupAnnotations, .unaryNegative, .unaryNot,
      .unaryInvert, .toBool, .getIter, .jumpForward, .jumpBackward, .jumpBackwardNoInterrupt,
      .callIntrinsic1, .makeFunction, .returnConst, .yieldValue, .send, .getYieldFromIter, .resume,
      .checkExcMatch, .checkEgMatch, .convertValue, .formatSimple, .jump, .jumpNoInterrupt, .popBlock:
      0
    case .copy, .pushNull, .loadConst, .loadFast, .loadFastCheck, .loadFastAndClear, .loadName, .loadLocals,
      .loadDeref, .loadAssertionError, .loadBuildClass, .forIter, .returnGenerator, .pushExcInfo,
      .beforeWith, .withExceptStart, .importFrom, .getLen, .matchMapping, .matchSequence, .matchKeys,
      .loadClosure:
      1
    case .popTop, .storeFast, .storeGlobal, .storeName, .storeDeref, .deleteAttr, .binarySubscr, .binaryOp,
      .compareOp, .isOp, .containsOp, .listAppend, .setAdd, .listExtend, .setUpdate, .dictUpdate,
      .dictMerge, .endFor, .popJumpIfTrue, .popJumpIfFalse, .popJumpIfNone, .popJumpIfNotNone,
      .callIntrinsic2, .setFunctionAttribute, .returnValue, .endSend, .cleanupThrow, .reraise, .popExcept,
      .importName, .formatWithSpec, .storeFastMaybeNull:
      -1
    case .storeAttr, .deleteSubscr, .binarySlice, .mapAdd, .matchClass: -2
    case .storeSubscr: -3
    case .storeSlice: -4
    case .loadGlobal: 1 + (arg & 1)
    case .loadAttr: arg & 1
    case .loadSuperAttr: -2 + (arg & 1)
    case .buildSlice: arg == 3 ? -2 : -1
    case .buildTuple, .buildList, .buildSet, .buildString: 1 - arg
    case .buildMap: 1 - 2 * arg
    case .buildConstKeyMap: -arg
    case .unpackSequence: arg - 1
    case .unpackEx: (arg & 0xFF) + (arg >> 8)
    case .call: -1 - arg
    case .callKw: -2 - arg
    case .callFunctionEx: -2 - (arg & 1)
    case .raiseVarargs: -arg
    case .setupFinally, .setupWith: isTaken ? 1 : 0
    case .setupCleanup: isTaken ? 2 : 0
    }
  }
}
