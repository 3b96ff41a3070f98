/// The machine's own instructions: what the assembler makes of CPython's (Opcode.swift).
///
/// Suffixes say where operands come from: `SS` both on the stack, `SL` left on the stack and right a local, `SC`
/// right a constant, `LL` two locals, `LC` local and constant. Locals and constants are borrowed: no count changes
/// hands for them. `To` at the end: the result goes to a local (cache word 1) instead of the stack.
///
/// Adaptive instructions have a generic form and specialised ones; a specialised form that meets other operands goes
/// back to the generic form for a while (`backOff`).
enum MachineOpcode: UInt16, CaseIterable {
  // Stack and locals
  case nop, popTop, copy, swap, pushNull, loadConst, loadFast, loadFastCheck, loadFastAndClear, storeFast,
    deleteFast
  case loadFastLoadFast, storeFastLoadFast, storeFastStoreFast, moveFast, loadConstTo
  // Names
  case loadGlobal, loadGlobalModule, loadGlobalBuiltin, storeGlobal, deleteGlobal, loadName, storeName,
    storeNameCached,
    deleteName
  case loadLocals, makeCell, copyFreeVars, loadDeref, storeDeref, deleteDeref, loadFromDictOrDeref
  case loadFromDictOrGlobals, loadAssertionError, loadBuildClass, setupAnnotations
  // Attributes
  case loadAttr, loadAttrValues, loadAttrSlot, loadAttrDict, loadAttrModule, loadAttrConstant
  case loadAttrL, loadAttrValuesL, loadAttrSlotL, loadAttrDictL
  case loadMethod, loadMethodCached, loadMethodValues, loadMethodL, loadMethodCachedL, loadMethodValuesL
  case loadSuperAttr, storeAttr, storeAttrValues, storeAttrSlot, storeAttrL, storeAttrValuesL, storeAttrSlotL
  case loadAttrInline, loadAttrInlineL, loadMethodInline, loadMethodInlineL, storeAttrInline, storeAttrInlineL
  case deleteAttr
  // Items
  case subscrSS, subscrSL, subscrSC, subscrLL, subscrLC
  case subscrListIntSS, subscrListIntSL, subscrListIntSC, subscrListIntLL, subscrListIntLC
  case subscrTupleIntSS, subscrTupleIntSC, subscrTupleIntLL, subscrTupleIntLC
  case subscrDictSS, subscrDictSL, subscrDictSC, subscrDictLL, subscrDictLC
  case storeSubscr, storeSubscrList, storeSubscrDict, storeSubscrLL, storeSubscrListLL, storeSubscrDictLL
  case subscrKK, subscrListIntKK, subscrDictKK, storeSubscrBack
  case deleteSubscr, binarySlice, storeSlice, buildSlice
  // Operators
  case binarySS, binarySL, binarySC, binaryLL, binaryLC
  case addIntSS, addIntSL, addIntSC, addIntLL, addIntLC
  case subIntSS, subIntSL, subIntSC, subIntLL, subIntLC
  case mulIntSS, mulIntSL, mulIntSC, mulIntLL, mulIntLC
  case addFloatSS, addFloatSL, addFloatSC, addFloatLL, addFloatLC
  case subFloatSS, subFloatSL, subFloatSC, subFloatLL, subFloatLC
  case mulFloatSS, mulFloatSL, mulFloatSC, mulFloatLL, mulFloatLC
  case divFloatSS, divFloatSL, divFloatSC, divFloatLL, divFloatLC
  case modIntSS, modIntSL, modIntSC, modIntLL, modIntLC
  case floorDivIntSS, floorDivIntSL, floorDivIntSC, floorDivIntLL, floorDivIntLC
  case andIntSS, andIntSL, andIntSC, andIntLL, andIntLC
  case orIntSS, orIntSL, orIntSC, orIntLL, orIntLC
  case xorIntSS, xorIntSL, xorIntSC, xorIntLL, xorIntLC
  case shlIntSS, shlIntSL, shlIntSC, shlIntLL, shlIntLC
  case shrIntSS, shrIntSL, shrIntSC, shrIntLL, shrIntLC
  case binaryToSS, binaryToSL, binaryToSC, binaryToLL, binaryToLC
  case addIntToSS, addIntToSL, addIntToSC, addIntToLL, addIntToLC
  case subIntToSS, subIntToSL, subIntToSC, subIntToLL, subIntToLC
  case mulIntToSS, mulIntToSL, mulIntToSC, mulIntToLL, mulIntToLC
  case addFloatToSS, addFloatToSL, addFloatToSC, addFloatToLL, addFloatToLC
  case subFloatToSS, subFloatToSL, subFloatToSC, subFloatToLL, subFloatToLC
  case mulFloatToSS, mulFloatToSL, mulFloatToSC, mulFloatToLL, mulFloatToLC
  case addStrToSS, addStrToSL, addStrToSC, addStrToLL, addStrToLC
  case unaryNegative, unaryNot, unaryInvert, toBool
  case compareSS, compareSL, compareSC, compareLL, compareLC
  case compareJumpSS, compareJumpSL, compareJumpSC, compareJumpLL, compareJumpLC
  case compareJumpIntSS, compareJumpIntSL, compareJumpIntSC, compareJumpIntLL, compareJumpIntLC
  case compareJumpFloatSS, compareJumpFloatSL, compareJumpFloatSC, compareJumpFloatLL, compareJumpFloatLC
  case compareJumpStrSS, compareJumpStrLC, compareJumpStrSC, compareJumpStrLL, compareJumpStrSL
  case isOp, isJump, isNoneJumpL, containsOp, containsJump
  // Displays
  case buildTuple, buildList, buildSet, buildMap, buildConstKeyMap, buildString, listAppend, setAdd, mapAdd
  case listExtend, setUpdate, dictUpdate, dictMerge
  // Unpacking and iteration
  case unpackSequence, unpackPairTo, unpackEx, getIter
  case forIter, forIterTo, forIterRange, forIterRangeTo, forIterList, forIterListTo, forIterTuple,
    forIterTupleTo
  case forIterGenerator, forIterGeneratorTo
  // Jumps
  case jumpForward, jumpBackward, jumpBackwardNoInterrupt, popJumpIfTrue, popJumpIfFalse, popJumpIfNone
  case popJumpIfNotNone, jumpIfTruthy, jumpIfFalsy, jumpOnTruthL
  // Calls
  case call, callPython, callPythonMethod, callClass, callNativeOne, callNativeNone, callNativePositional
  case callMethodNone, callMethodOne, callMethodPositional, callListAppend, callLen
  case callKw, callFunctionEx, callIntrinsic1, callIntrinsic2, makeFunction, setFunctionAttribute
  case returnValue, returnConst, returnLocal, returnGenerator, yieldValue, send, endSend, cleanupThrow,
    getYieldFromIter
  case resume
  // Exceptions
  case raiseVarargs, reraise, pushExcInfo, popExcept, checkExcMatch, checkEgMatch, withExceptStart, beforeWith
  // The rest
  case importName, importFrom, convertValue, formatSimple, formatWithSpec, getLen, matchMapping, matchSequence
  case matchKeys, matchClass
  // Slow paths of other instructions: never in code, only gone to (``goTo``).
  case unpackPairSlow, lookAroundAtTest, jumpOnTruthOfLocalSlow
  case unwind, unwindWithoutTraceback, unboundLocal, lookAround, lookAroundAtCompare, jumpOnTruthSlow,
    callFunction, callObject, callBound, callClassPacked
  case callBoundMethod, callMissed, returnGeneral
  case callOverflow, breakAfterCall, returnSpecial, returnFromGenerator, forIterEnded, leaveGeneratorLoop,
    unboundCell
}
