import PyHeap

// One closure per (operation, shape, place): the generic bodies of Arithmetic.swift, specialised.

let arithmeticHandlers: [HandlerRow] = [
  HandlerRow(.binarySS, handleBinarySS),
  HandlerRow(.binaryToSS, handleBinaryToSS),
  HandlerRow(.binarySL, handleBinarySL),
  HandlerRow(.binaryToSL, handleBinaryToSL),
  HandlerRow(.binarySC, handleBinarySC),
  HandlerRow(.binaryToSC, handleBinaryToSC),
  HandlerRow(.binaryLL, handleBinaryLL),
  HandlerRow(.binaryToLL, handleBinaryToLL),
  HandlerRow(.binaryLC, handleBinaryLC),
  HandlerRow(.binaryToLC, handleBinaryToLC),
  HandlerRow(.addIntSS, { intOperation(AddInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(.addIntSL, { intOperation(AddInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(.addIntSC, { intOperation(AddInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(.addIntLL, { intOperation(AddInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.addIntLC, { intOperation(AddInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addIntToSS, { intOperation(AddInt.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addIntToSL, { intOperation(AddInt.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addIntToSC, { intOperation(AddInt.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addIntToLL, { intOperation(AddInt.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addIntToLC, { intOperation(AddInt.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatSS, { floatOperation(AddFloat.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatSL, { floatOperation(AddFloat.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatSC, { floatOperation(AddFloat.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatLL, { floatOperation(AddFloat.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatLC, { floatOperation(AddFloat.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatToSS, { floatOperation(AddFloat.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatToSL, { floatOperation(AddFloat.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatToSC, { floatOperation(AddFloat.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatToLL, { floatOperation(AddFloat.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .addFloatToLC, { floatOperation(AddFloat.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntSS, { intOperation(SubtractInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntSL, { intOperation(SubtractInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntSC, { intOperation(SubtractInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntLL, { intOperation(SubtractInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntLC, { intOperation(SubtractInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntToSS, { intOperation(SubtractInt.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntToSL, { intOperation(SubtractInt.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntToSC, { intOperation(SubtractInt.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntToLL, { intOperation(SubtractInt.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subIntToLC, { intOperation(SubtractInt.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subFloatSS, { floatOperation(SubtractFloat.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subFloatSL, { floatOperation(SubtractFloat.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subFloatSC, { floatOperation(SubtractFloat.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subFloatLL, { floatOperation(SubtractFloat.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subFloatLC, { floatOperation(SubtractFloat.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .subFloatToSS,
    { floatOperation(SubtractFloat.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .subFloatToSL,
    { floatOperation(SubtractFloat.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .subFloatToSC,
    { floatOperation(SubtractFloat.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .subFloatToLL,
    { floatOperation(SubtractFloat.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .subFloatToLC,
    { floatOperation(SubtractFloat.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .mulIntSS, { intOperation(MultiplyInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntSL, { intOperation(MultiplyInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntSC, { intOperation(MultiplyInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntLL, { intOperation(MultiplyInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntLC, { intOperation(MultiplyInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntToSS, { intOperation(MultiplyInt.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntToSL, { intOperation(MultiplyInt.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntToSC, { intOperation(MultiplyInt.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntToLL, { intOperation(MultiplyInt.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulIntToLC, { intOperation(MultiplyInt.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulFloatSS, { floatOperation(MultiplyFloat.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulFloatSL, { floatOperation(MultiplyFloat.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulFloatSC, { floatOperation(MultiplyFloat.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulFloatLL, { floatOperation(MultiplyFloat.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulFloatLC, { floatOperation(MultiplyFloat.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .mulFloatToSS,
    { floatOperation(MultiplyFloat.self, SS.self, InLocal.self, .binaryToSS, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .mulFloatToSL,
    { floatOperation(MultiplyFloat.self, SL.self, InLocal.self, .binaryToSL, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .mulFloatToSC,
    { floatOperation(MultiplyFloat.self, SC.self, InLocal.self, .binaryToSC, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .mulFloatToLL,
    { floatOperation(MultiplyFloat.self, LL.self, InLocal.self, .binaryToLL, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .mulFloatToLC,
    { floatOperation(MultiplyFloat.self, LC.self, InLocal.self, .binaryToLC, $0, $1, $2, $3, $4) }
  ),
  HandlerRow(
    .divFloatSS, { floatOperation(DivideFloat.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .divFloatSL, { floatOperation(DivideFloat.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .divFloatSC, { floatOperation(DivideFloat.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .divFloatLL, { floatOperation(DivideFloat.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .divFloatLC, { floatOperation(DivideFloat.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .modIntSS, { intOperation(RemainderInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .modIntSL, { intOperation(RemainderInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .modIntSC, { intOperation(RemainderInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .modIntLL, { intOperation(RemainderInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .modIntLC, { intOperation(RemainderInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .floorDivIntSS,
    { intOperation(FloorDivideInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .floorDivIntSL,
    { intOperation(FloorDivideInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .floorDivIntSC,
    { intOperation(FloorDivideInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .floorDivIntLL,
    { intOperation(FloorDivideInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .floorDivIntLC,
    { intOperation(FloorDivideInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.andIntSS, { intOperation(AndInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(.andIntSL, { intOperation(AndInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(.andIntSC, { intOperation(AndInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(.andIntLL, { intOperation(AndInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.andIntLC, { intOperation(AndInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.orIntSS, { intOperation(OrInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(.orIntSL, { intOperation(OrInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(.orIntSC, { intOperation(OrInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(.orIntLL, { intOperation(OrInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.orIntLC, { intOperation(OrInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.xorIntSS, { intOperation(XorInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(.xorIntSL, { intOperation(XorInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(.xorIntSC, { intOperation(XorInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(.xorIntLL, { intOperation(XorInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.xorIntLC, { intOperation(XorInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shlIntSS, { intOperation(LeftShiftInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shlIntSL, { intOperation(LeftShiftInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shlIntSC, { intOperation(LeftShiftInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shlIntLL, { intOperation(LeftShiftInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shlIntLC, { intOperation(LeftShiftInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shrIntSS, { intOperation(RightShiftInt.self, SS.self, OnStack.self, .binarySS, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shrIntSL, { intOperation(RightShiftInt.self, SL.self, OnStack.self, .binarySL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shrIntSC, { intOperation(RightShiftInt.self, SC.self, OnStack.self, .binarySC, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shrIntLL, { intOperation(RightShiftInt.self, LL.self, OnStack.self, .binaryLL, $0, $1, $2, $3, $4) }),
  HandlerRow(
    .shrIntLC, { intOperation(RightShiftInt.self, LC.self, OnStack.self, .binaryLC, $0, $1, $2, $3, $4) }),
  HandlerRow(.addStrToSS, { appendString(SS.self, .binaryToSS, $0, $1, $2, $3, $4) }),
  HandlerRow(.addStrToSL, { appendString(SL.self, .binaryToSL, $0, $1, $2, $3, $4) }),
  HandlerRow(.addStrToSC, { appendString(SC.self, .binaryToSC, $0, $1, $2, $3, $4) }),
  HandlerRow(.addStrToLL, { appendString(LL.self, .binaryToLL, $0, $1, $2, $3, $4) }),
  HandlerRow(.addStrToLC, { appendString(LC.self, .binaryToLC, $0, $1, $2, $3, $4) }),
]
