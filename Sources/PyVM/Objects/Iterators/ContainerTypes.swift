import PyHeap

extension VM {
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
}
