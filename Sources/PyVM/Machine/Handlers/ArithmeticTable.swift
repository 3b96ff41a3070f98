import PyHeap

// One closure per (operation, shape, place): the generic bodies of Arithmetic.swift, specialised.

let arithmeticHandlers: [(MachineOpcode, Handler)] = [
  (.binarySS, handleBinarySS),
  (.binaryToSS, handleBinaryToSS),
  (.binarySL, handleBinarySL),
  (.binaryToSL, handleBinaryToSL),
  (.binarySC, handleBinarySC),
  (.binaryToSC, handleBinaryToSC),
  (.binaryLL, handleBinaryLL),
  (.binaryToLL, handleBinaryToLL),
  (.binaryLC, handleBinaryLC),
  (.binaryToLC, handleBinaryToLC),
  (.addIntSS, { intOperation(AddInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.addIntSL, { intOperation(AddInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  (.addIntSC, { intOperation(AddInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.addIntLL, { intOperation(AddInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.addIntLC, { intOperation(AddInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  (.addIntToSS, { intOperation(AddInt.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  (.addIntToSL, { intOperation(AddInt.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  (.addIntToSC, { intOperation(AddInt.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  (.addIntToLL, { intOperation(AddInt.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  (.addIntToLC, { intOperation(AddInt.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }),
  (.addFloatSS, { floatOperation(AddFloat.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.addFloatSL, { floatOperation(AddFloat.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  (.addFloatSC, { floatOperation(AddFloat.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.addFloatLL, { floatOperation(AddFloat.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.addFloatLC, { floatOperation(AddFloat.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  (.addFloatToSS, { floatOperation(AddFloat.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  (.addFloatToSL, { floatOperation(AddFloat.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  (.addFloatToSC, { floatOperation(AddFloat.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  (.addFloatToLL, { floatOperation(AddFloat.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  (.addFloatToLC, { floatOperation(AddFloat.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }),
  (.subIntSS, { intOperation(SubtractInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.subIntSL, { intOperation(SubtractInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  (.subIntSC, { intOperation(SubtractInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.subIntLL, { intOperation(SubtractInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.subIntLC, { intOperation(SubtractInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  (.subIntToSS, { intOperation(SubtractInt.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  (.subIntToSL, { intOperation(SubtractInt.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  (.subIntToSC, { intOperation(SubtractInt.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  (.subIntToLL, { intOperation(SubtractInt.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  (.subIntToLC, { intOperation(SubtractInt.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }),
  (.subFloatSS, { floatOperation(SubtractFloat.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.subFloatSL, { floatOperation(SubtractFloat.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  (.subFloatSC, { floatOperation(SubtractFloat.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.subFloatLL, { floatOperation(SubtractFloat.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.subFloatLC, { floatOperation(SubtractFloat.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  (
    .subFloatToSS,
    { floatOperation(SubtractFloat.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }
  ),
  (
    .subFloatToSL,
    { floatOperation(SubtractFloat.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }
  ),
  (
    .subFloatToSC,
    { floatOperation(SubtractFloat.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }
  ),
  (
    .subFloatToLL,
    { floatOperation(SubtractFloat.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }
  ),
  (
    .subFloatToLC,
    { floatOperation(SubtractFloat.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }
  ),
  (.mulIntSS, { intOperation(MultiplyInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.mulIntSL, { intOperation(MultiplyInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  (.mulIntSC, { intOperation(MultiplyInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.mulIntLL, { intOperation(MultiplyInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.mulIntLC, { intOperation(MultiplyInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  (.mulIntToSS, { intOperation(MultiplyInt.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  (.mulIntToSL, { intOperation(MultiplyInt.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  (.mulIntToSC, { intOperation(MultiplyInt.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  (.mulIntToLL, { intOperation(MultiplyInt.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  (.mulIntToLC, { intOperation(MultiplyInt.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }),
  (.mulFloatSS, { floatOperation(MultiplyFloat.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.mulFloatSL, { floatOperation(MultiplyFloat.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  (.mulFloatSC, { floatOperation(MultiplyFloat.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.mulFloatLL, { floatOperation(MultiplyFloat.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.mulFloatLC, { floatOperation(MultiplyFloat.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  (
    .mulFloatToSS,
    { floatOperation(MultiplyFloat.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }
  ),
  (
    .mulFloatToSL,
    { floatOperation(MultiplyFloat.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }
  ),
  (
    .mulFloatToSC,
    { floatOperation(MultiplyFloat.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }
  ),
  (
    .mulFloatToLL,
    { floatOperation(MultiplyFloat.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }
  ),
  (
    .mulFloatToLC,
    { floatOperation(MultiplyFloat.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }
  ),
  (.divFloatSS, { floatOperation(DivideFloat.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.divFloatSL, { floatOperation(DivideFloat.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  (.divFloatSC, { floatOperation(DivideFloat.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.divFloatLL, { floatOperation(DivideFloat.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.divFloatLC, { floatOperation(DivideFloat.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  (.modIntSS, { intOperation(RemainderInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.modIntSC, { intOperation(RemainderInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.modIntLL, { intOperation(RemainderInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.modIntLC, { intOperation(RemainderInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  (
    .floorDivIntSS,
    { intOperation(FloorDivideInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }
  ),
  (
    .floorDivIntSC,
    { intOperation(FloorDivideInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }
  ),
  (
    .floorDivIntLL,
    { intOperation(FloorDivideInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }
  ),
  (
    .floorDivIntLC,
    { intOperation(FloorDivideInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }
  ),
  (.andIntSS, { intOperation(AndInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  (.andIntSC, { intOperation(AndInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  (.andIntLL, { intOperation(AndInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  (.andIntLC, { intOperation(AndInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
]
