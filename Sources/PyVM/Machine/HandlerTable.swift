import PyHeap

/// The dispatch table: one function address per ``MachineOpcode``.
private let stackHandlers: [(MachineOpcode, Handler)] = [
  (.nop, handleNop), (.popTop, handlePopTop), (.copy, handleCopy), (.swap, handleSwap),
  (.pushNull, handlePushNull), (.loadConst, handleLoadConst), (.loadConstTo, handleLoadConstTo),
  (.loadFast, handleLoadFast), (.loadFastCheck, handleLoadFastCheck),
  (.loadFastAndClear, handleLoadFastAndClear), (.storeFast, handleStoreFast), (.deleteFast, handleDeleteFast),
  (.loadFastLoadFast, handleLoadFastLoadFast), (.storeFastLoadFast, handleStoreFastLoadFast),
  (.storeFastStoreFast, handleStoreFastStoreFast), (.moveFast, handleMoveFast),
  (.jumpForward, handleJumpForward), (.jumpBackward, handleJumpBackward),
  (.jumpBackwardNoInterrupt, handleJumpForward), (.popJumpIfTrue, handlePopJumpIfTrue),
  (.popJumpIfFalse, handlePopJumpIfFalse), (.popJumpIfNone, handlePopJumpIfNone),
  (.popJumpIfNotNone, handlePopJumpIfNotNone), (.jumpIfTruthy, handleJumpIfTruthy),
  (.jumpIfFalsy, handleJumpIfFalsy), (.toBool, handleToBool), (.unaryNot, handleUnaryNot),
  (.unaryNegative, handleUnaryNegative), (.unaryInvert, handleUnaryInvert), (.isOp, handleIsOp),
  (.containsOp, handleContainsOp),
]

private let nameHandlers: [(MachineOpcode, Handler)] = [
  (.loadGlobal, handleLoadGlobal), (.loadGlobalModule, handleLoadGlobalModule),
  (.loadGlobalBuiltin, handleLoadGlobalBuiltin), (.storeGlobal, handleStoreGlobal),
  (.deleteGlobal, handleDeleteGlobal), (.loadName, handleLoadName), (.storeName, handleStoreName),
  (.deleteName, handleDeleteName), (.loadLocals, handleLoadLocals), (.makeCell, handleMakeCell),
  (.copyFreeVars, handleCopyFreeVars), (.loadDeref, handleLoadDeref), (.storeDeref, handleStoreDeref),
  (.deleteDeref, handleDeleteDeref), (.loadFromDictOrDeref, handleLoadFromDictOrDeref),
  (.loadFromDictOrGlobals, handleLoadFromDictOrGlobals), (.loadAssertionError, handleLoadAssertionError),
  (.loadBuildClass, handleLoadBuildClass), (.setupAnnotations, handleSetupAnnotations),
  (.loadAttr, handleLoadAttr), (.loadAttrL, handleLoadAttrL), (.loadMethod, handleLoadMethod),
  (.loadMethodL, handleLoadMethodL), (.storeAttr, handleStoreAttr), (.storeAttrL, handleStoreAttrL),
  (.deleteAttr, handleDeleteAttr), (.loadSuperAttr, handleLoadSuperAttr),
]

private let displayHandlers: [(MachineOpcode, Handler)] = [
  (.buildTuple, handleBuildTuple), (.buildList, handleBuildList), (.buildSet, handleBuildSet),
  (.buildMap, handleBuildMap), (.buildConstKeyMap, handleBuildConstKeyMap), (.buildString, handleBuildString),
  (.listAppend, handleListAppend), (.setAdd, handleSetAdd), (.mapAdd, handleMapAdd),
  (.listExtend, handleListExtend), (.setUpdate, handleSetUpdate), (.dictUpdate, handleDictUpdate),
  (.dictMerge, handleDictMerge), (.unpackSequence, handleUnpackSequence), (.unpackEx, handleUnpackEx),
  (.convertValue, handleConvertValue), (.formatSimple, handleFormatSimple),
  (.formatWithSpec, handleFormatWithSpec), (.getLen, handleGetLen), (.matchMapping, handleMatchMapping),
  (.matchSequence, handleMatchSequence), (.matchKeys, handleMatchKeys), (.matchClass, handleMatchClass),
  (.importName, handleImportName), (.importFrom, handleImportFrom), (.callIntrinsic1, handleCallIntrinsic1),
  (.callIntrinsic2, handleCallIntrinsic2),
]

private let flowHandlers: [(MachineOpcode, Handler)] = [
  (.getIter, handleGetIter), (.forIter, handleForIter), (.forIterTo, handleForIterTo),
  (.forIterRange, handleForIterRange), (.forIterRangeTo, handleForIterRangeTo),
  (.forIterList, handleForIterList), (.forIterListTo, handleForIterListTo),
  (.forIterTuple, handleForIterTuple), (.forIterTupleTo, handleForIterTupleTo),
  (.forIterGenerator, handleForIterGenerator), (.forIterGeneratorTo, handleForIterGeneratorTo),
  (.call, handleCall), (.callClass, handleCallClass), (.callNativeNone, handleCallNativeNone),
  (.callNativeOne, handleCallNativeOne), (.callNativePositional, handleCallNativePositional),
  (.callMethodNone, handleCallMethodNone), (.callMethodOne, handleCallMethodOne),
  (.callMethodPositional, handleCallMethodPositional), (.callKw, handleCallKw),
  (.callFunctionEx, handleCallFunctionEx), (.makeFunction, handleMakeFunction),
  (.setFunctionAttribute, handleSetFunctionAttribute), (.returnValue, handleReturnValue),
  (.returnConst, handleReturnConst), (.returnLocal, handleReturnLocal),
  (.returnGenerator, handleReturnGenerator), (.yieldValue, handleYieldValue), (.send, handleSend),
  (.endSend, handleEndSend), (.cleanupThrow, handleCleanupThrow),
  (.getYieldFromIter, handleGetYieldFromIter), (.resume, handleResume),
  (.raiseVarargs, handleRaiseVarargs), (.reraise, handleReraise), (.pushExcInfo, handlePushExcInfo),
  (.popExcept, handlePopExcept), (.checkExcMatch, handleCheckExcMatch), (.checkEgMatch, handleCheckEgMatch),
  (.withExceptStart, handleWithExceptStart), (.beforeWith, handleBeforeWith),
]

private let slowHandlers: [(MachineOpcode, Handler)] = [
  (.unwind, unwind),
  (.unwindWithoutTraceback, unwindWithoutTraceback),
  (.unboundLocal, unboundLocal),
  (.lookAround, lookAround),
  (.lookAroundAtCompare, lookAroundAtCompare),
  (.jumpOnTruthSlow, jumpOnTruthSlow),
  (.callFunction, callFunction),
  (.callObject, callObject), (.callBound, callBound), (.callClassPacked, callClassPacked),
  (.callOverflow, callOverflow),
  (.breakAfterCall, breakAfterCall),
  (.returnSpecial, returnSpecial),
  (.returnFromGenerator, returnFromGenerator),
  (.forIterEnded, forIterEnded),
  (.leaveGeneratorLoop, leaveGeneratorLoop),
  (.unboundCell, unboundCell),
]

/// An opcode that the assembler never emits has this in its place, so that a mistake is one clear stop.
private let handleUnused: Handler = { pc, sp, lp, fr, vm in
  preconditionFailure("no handler for machine opcode \(pc.pointee & 0xffff)")
}

/// Allocates and fills the table.
func makeHandlerTable() -> UnsafeMutablePointer<UInt> {
  let table = UnsafeMutablePointer<UInt>.allocate(capacity: 512)
  table.initialize(repeating: unsafeBitCast(handleUnused, to: UInt.self), count: 512)
  for group in [
    stackHandlers, nameHandlers, displayHandlers, flowHandlers, arithmeticHandlers, compareHandlers,
    itemHandlers,
    attributeCacheHandlers, slowHandlers,
  ] {
    for (op, handler) in group { table[Int(op.rawValue)] = unsafeBitCast(handler, to: UInt.self) }
  }
  return table
}

/// Start of a function or place behind a yield: pays the entry cost and looks around when the fuel is used up.
let handleResume: Handler = { pc, sp, lp, fr, vm in
  let state = vm.state
  state.pointee.fuel &-= Int(fr.asFrame.pointee.body.pointee.entryCost)
  if state.pointee.fuel < 0 {
    fr.asFrame.pointee.pc = pc + 1
    fr.asFrame.pointee.sp = sp
    if !vm.safePoint() { return goTo(.unwind, pc, sp, lp, fr, vm) }
  }
  return next(pc + 1, sp, lp, fr, vm)
}
