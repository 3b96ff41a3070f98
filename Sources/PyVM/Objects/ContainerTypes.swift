import PyHeap

extension UnsafeMutableRawPointer {
  /// Makes the container types and the iterators. Needs `object`, `type`, str, ints and the table of names.
  func bootstrapContainers() {
    bootstrapTuple()
    bootstrapSlice()
    bootstrapList()
    bootstrapSequenceIterators()
    bootstrapDict()
    bootstrapDictViews()
    bootstrapDictIterators()
    bootstrapSets()
    bootstrapRange()
    bootstrapIterationTypes()
  }

  /// Gives back what the containers hold outside the learner's heap, at the interpreter's end.
  func shutdownContainers() {
    shutdownDictKeys()
  }
}
