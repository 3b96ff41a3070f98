import PyHeap

/// The dispatch table: one function address per ``MachineOpcode``.
private let stackHandlers: [HandlerRow] = [
  HandlerRow(.nop, handleNop), HandlerRow(.popTop, handlePopTop), HandlerRow(.copy, handleCopy),
  HandlerRow(.swap, handleSwap),
  HandlerRow(.pushNull, handlePushNull), HandlerRow(.loadConst, handleLoadConst),
  HandlerRow(.loadConstTo, handleLoadConstTo),
  HandlerRow(.loadFast, handleLoadFast), HandlerRow(.loadFastCheck, handleLoadFastCheck),
  HandlerRow(.loadFastAndClear, handleLoadFastAndClear), HandlerRow(.storeFast, handleStoreFast),
  HandlerRow(.deleteFast, handleDeleteFast),
  HandlerRow(.loadFastLoadFast, handleLoadFastLoadFast),
  HandlerRow(.storeFastLoadFast, handleStoreFastLoadFast),
  HandlerRow(.storeFastStoreFast, handleStoreFastStoreFast), HandlerRow(.moveFast, handleMoveFast),
  HandlerRow(.jumpForward, handleJumpForward), HandlerRow(.jumpBackward, handleJumpBackward),
  HandlerRow(.jumpBackwardNoInterrupt, handleJumpForward), HandlerRow(.popJumpIfTrue, handlePopJumpIfTrue),
  HandlerRow(.popJumpIfFalse, handlePopJumpIfFalse), HandlerRow(.popJumpIfNone, handlePopJumpIfNone),
  HandlerRow(.popJumpIfNotNone, handlePopJumpIfNotNone), HandlerRow(.jumpIfTruthy, handleJumpIfTruthy),
  HandlerRow(.jumpIfFalsy, handleJumpIfFalsy), HandlerRow(.toBool, handleToBool),
  HandlerRow(.isJump, handleIsJump),
  HandlerRow(.isNoneJumpL, handleIsNoneJumpL), HandlerRow(.containsJump, handleContainsJump),
  HandlerRow(.jumpOnTruthL, handleJumpOnTruthL), HandlerRow(.unpackPairTo, handleUnpackPairTo),
  HandlerRow(.unaryNot, handleUnaryNot),
  HandlerRow(.unaryNegative, handleUnaryNegative), HandlerRow(.unaryInvert, handleUnaryInvert),
  HandlerRow(.isOp, handleIsOp),
  HandlerRow(.containsOp, handleContainsOp),
]

private let nameHandlers: [HandlerRow] = [
  HandlerRow(.loadGlobal, handleLoadGlobal), HandlerRow(.loadGlobalModule, handleLoadGlobalModule),
  HandlerRow(.loadGlobalBuiltin, handleLoadGlobalBuiltin), HandlerRow(.storeGlobal, handleStoreGlobal),
  HandlerRow(.deleteGlobal, handleDeleteGlobal), HandlerRow(.loadName, handleLoadName),
  HandlerRow(.storeName, handleStoreName), HandlerRow(.storeNameCached, handleStoreNameCached),
  HandlerRow(.deleteName, handleDeleteName), HandlerRow(.loadLocals, handleLoadLocals),
  HandlerRow(.makeCell, handleMakeCell),
  HandlerRow(.copyFreeVars, handleCopyFreeVars), HandlerRow(.loadDeref, handleLoadDeref),
  HandlerRow(.storeDeref, handleStoreDeref),
  HandlerRow(.deleteDeref, handleDeleteDeref), HandlerRow(.loadFromDictOrDeref, handleLoadFromDictOrDeref),
  HandlerRow(.loadFromDictOrGlobals, handleLoadFromDictOrGlobals),
  HandlerRow(.loadAssertionError, handleLoadAssertionError),
  HandlerRow(.loadBuildClass, handleLoadBuildClass), HandlerRow(.setupAnnotations, handleSetupAnnotations),
  HandlerRow(.loadAttr, handleLoadAttr), HandlerRow(.loadAttrL, handleLoadAttrL),
  HandlerRow(.loadMethod, handleLoadMethod),
  HandlerRow(.loadMethodL, handleLoadMethodL), HandlerRow(.storeAttr, handleStoreAttr),
  HandlerRow(.storeAttrL, handleStoreAttrL),
  HandlerRow(.deleteAttr, handleDeleteAttr), HandlerRow(.loadSuperAttr, handleLoadSuperAttr),
]

private let displayHandlers: [HandlerRow] = [
  HandlerRow(.buildTuple, handleBuildTuple), HandlerRow(.buildList, handleBuildList),
  HandlerRow(.buildSet, handleBuildSet),
  HandlerRow(.buildMap, handleBuildMap), HandlerRow(.buildConstKeyMap, handleBuildConstKeyMap),
  HandlerRow(.buildString, handleBuildString),
  HandlerRow(.listAppend, handleListAppend), HandlerRow(.setAdd, handleSetAdd),
  HandlerRow(.mapAdd, handleMapAdd),
  HandlerRow(.listExtend, handleListExtend), HandlerRow(.setUpdate, handleSetUpdate),
  HandlerRow(.dictUpdate, handleDictUpdate),
  HandlerRow(.dictMerge, handleDictMerge), HandlerRow(.unpackSequence, handleUnpackSequence),
  HandlerRow(.unpackEx, handleUnpackEx),
  HandlerRow(.convertValue, handleConvertValue), HandlerRow(.formatSimple, handleFormatSimple),
  HandlerRow(.formatWithSpec, handleFormatWithSpec), HandlerRow(.getLen, handleGetLen),
  HandlerRow(.matchMapping, handleMatchMapping),
  HandlerRow(.matchSequence, handleMatchSequence), HandlerRow(.matchKeys, handleMatchKeys),
  HandlerRow(.matchClass, handleMatchClass),
  HandlerRow(.importName, handleImportName), HandlerRow(.importFrom, handleImportFrom),
  HandlerRow(.callIntrinsic1, handleCallIntrinsic1),
  HandlerRow(.callIntrinsic2, handleCallIntrinsic2),
]

private let flowHandlers: [HandlerRow] = [
  HandlerRow(.getIter, handleGetIter), HandlerRow(.forIter, handleForIter),
  HandlerRow(.forIterTo, handleForIterTo),
  HandlerRow(.forIterRange, handleForIterRange), HandlerRow(.forIterRangeTo, handleForIterRangeTo),
  HandlerRow(.forIterList, handleForIterList), HandlerRow(.forIterListTo, handleForIterListTo),
  HandlerRow(.forIterTuple, handleForIterTuple), HandlerRow(.forIterTupleTo, handleForIterTupleTo),
  HandlerRow(.forIterGenerator, handleForIterGenerator),
  HandlerRow(.forIterGeneratorTo, handleForIterGeneratorTo),
  HandlerRow(.call, handleCall), HandlerRow(.callPython, handleCallPython),
  HandlerRow(.callPythonMethod, handleCallPythonMethod), HandlerRow(.callClass, handleCallClass),
  HandlerRow(.callNativeNone, handleCallNativeNone),
  HandlerRow(.callNativeOne, handleCallNativeOne),
  HandlerRow(.callNativePositional, handleCallNativePositional),
  HandlerRow(.callMethodNone, handleCallMethodNone), HandlerRow(.callMethodOne, handleCallMethodOne),
  HandlerRow(.callMethodPositional, handleCallMethodPositional), HandlerRow(.callKw, handleCallKw),
  HandlerRow(.callFunctionEx, handleCallFunctionEx), HandlerRow(.makeFunction, handleMakeFunction),
  HandlerRow(.setFunctionAttribute, handleSetFunctionAttribute), HandlerRow(.returnValue, handleReturnValue),
  HandlerRow(.returnConst, handleReturnConst), HandlerRow(.returnLocal, handleReturnLocal),
  HandlerRow(.returnGenerator, handleReturnGenerator), HandlerRow(.yieldValue, handleYieldValue),
  HandlerRow(.send, handleSend),
  HandlerRow(.endSend, handleEndSend), HandlerRow(.cleanupThrow, handleCleanupThrow),
  HandlerRow(.getYieldFromIter, handleGetYieldFromIter), HandlerRow(.resume, handleResume),
  HandlerRow(.raiseVarargs, handleRaiseVarargs), HandlerRow(.reraise, handleReraise),
  HandlerRow(.pushExcInfo, handlePushExcInfo),
  HandlerRow(.popExcept, handlePopExcept), HandlerRow(.checkExcMatch, handleCheckExcMatch),
  HandlerRow(.checkEgMatch, handleCheckEgMatch),
  HandlerRow(.withExceptStart, handleWithExceptStart), HandlerRow(.beforeWith, handleBeforeWith),
]

private let slowHandlers: [HandlerRow] = [
  HandlerRow(.unwind, unwind),
  HandlerRow(.unwindWithoutTraceback, unwindWithoutTraceback),
  HandlerRow(.unboundLocal, unboundLocal),
  HandlerRow(.lookAround, lookAround),
  HandlerRow(.lookAroundAtCompare, lookAroundAtCompare),
  HandlerRow(.jumpOnTruthSlow, jumpOnTruthSlow),
  HandlerRow(.callFunction, callFunction),
  HandlerRow(.callObject, callObject), HandlerRow(.callBound, callBound),
  HandlerRow(.callClassPacked, callClassPacked),
  HandlerRow(.lookAroundAtTest, lookAroundAtTest),
  HandlerRow(.jumpOnTruthOfLocalSlow, jumpOnTruthOfLocalSlow),
  HandlerRow(.unpackPairSlow, unpackPairSlow),
  HandlerRow(.callBoundMethod, callBoundMethod),
  HandlerRow(.callMissed, callMissed),
  HandlerRow(.returnGeneral, returnGeneral),
  HandlerRow(.callOverflow, callOverflow),
  HandlerRow(.breakAfterCall, breakAfterCall),
  HandlerRow(.returnSpecial, returnSpecial),
  HandlerRow(.returnFromGenerator, returnFromGenerator),
  HandlerRow(.forIterEnded, forIterEnded),
  HandlerRow(.leaveGeneratorLoop, leaveGeneratorLoop),
  HandlerRow(.unboundCell, unboundCell),
]

/// An opcode that the assembler never emits has this in its place, so that a mistake is one clear stop.
private let handleUnused: Handler = { pc, sp, lp, fr, vm in
  preconditionFailure("no handler for machine opcode \(pc.pointee & 0xffff)")
}

/// Allocates and fills the table.
func makeHandlerTable() -> UnsafeMutablePointer<UInt> {
  let table = UnsafeMutablePointer<UInt>.allocate(capacity: 512)
  table.initialize(repeating: HandlerRow(.nop, handleUnused).address, count: 512)
  for group in [
    stackHandlers, nameHandlers, displayHandlers, flowHandlers, arithmeticHandlers, compareHandlers,
    itemHandlers,
    attributeCacheHandlers, slowHandlers,
  ] {
    for row in group { table[Int(row.op.rawValue)] = row.address }
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
