import PyHeap

/// # Limits and safe points
///
/// Fuel is charged where control goes back or in: a backward jump pays the length it jumps over, a function its entry
/// cost, a native loop one unit for each value that it takes from an iterator, long arithmetic its work. So the count of
/// a run depends on the program alone, never on a clock. When the fuel of a slice is used up, or somebody set it to -1
/// (``requestBreak``), the next such place calls ``safePoint``.
extension VM {
  /// Fuel handed out at a time; between two slices wall time and cancellation are looked at.
  static var fuelSlice: Int { 1_000_000 }

  /// Runs what is due. false: a limit ended the run (an exception is set that no handler sees) or a collection's
  /// callback raised.
  @inline(never)
  func safePoint() -> Bool {
    let state = state
    if state.pointee.breakRequested {
      state.pointee.breakRequested = false
      // The slice was taken away by requestSafePoint: give it back.
      state.pointee.fuel &+= state.pointee.fuelWithheld
      state.pointee.fuelWithheld = 0
      if heap.pointee.limitHit { return endRun(.heap) }
      runScheduledCollection()
    }
    return state.pointee.fuel >= 0 || takeSlice()
  }

  /// Accounts for a used slice and hands out the next. false: a limit ended the run.
  private func takeSlice() -> Bool {
    let state = state
    state.pointee.fuelUsed &+= state.pointee.fuelGranted &- state.pointee.fuel
    // Accounted for: what is spent from here on counts from this fuel.
    state.pointee.fuelGranted = state.pointee.fuel
    let left = state.pointee.fuelLimit &- state.pointee.fuelUsed
    if left <= 0 { return endRun(.instructions) }
    state.pointee.fuelGranted = min(left, Self.fuelSlice)
    state.pointee.fuel = state.pointee.fuelGranted
    return hostMayContinue() || endRun(.seconds)
  }

  /// What a loop in native code asks when the fuel has run out, so that `any(iter(int, 1))` ends as a Python loop
  /// does. Unlike ``safePoint()`` it runs neither collections nor Python. false: a limit ended the run.
  @inline(never)
  func nativeLoopMayContinue() -> Bool {
    let state = state
    guard state.pointee.breakRequested else { return takeSlice() }
    if heap.pointee.limitHit { return endRun(.heap) }
    // A slice was withheld for the next safe point; it may be used up all the same.
    if state.pointee.fuel &+ state.pointee.fuelWithheld >= 0 { return true }
    state.pointee.fuel &+= state.pointee.fuelWithheld
    state.pointee.fuelWithheld = 0
    guard takeSlice() else { return false }
    state.pointee.fuelWithheld = state.pointee.fuel &+ 1
    state.pointee.fuel = -1
    return true
  }

  /// Fuel spent so far: the `instructions` of statistics and verdicts.
  var fuelSpent: Int {
    let state = state
    return state.pointee.fuelUsed &+ state.pointee.fuelGranted
      &- (state.pointee.fuel &+ state.pointee.fuelWithheld)
  }

  /// Makes the next safe point come at once.
  func requestSafePoint() {
    let state = state
    if state.pointee.breakRequested { return }
    state.pointee.breakRequested = true
    // Withhold the rest of the slice so that the next check fails.
    state.pointee.fuelWithheld = state.pointee.fuel &+ 1
    state.pointee.fuel = -1
  }

  /// Ends the run by a limit.
  @inline(never)
  func endRun(_ kind: LimitKind) -> Bool {
    let state = state
    if state.pointee.limit == .none {
      state.pointee.limit = kind
      clearError()
    }
    // MemoryError is only the carrier: `limit` says what happened and no `except` clause stops it. A finalizer's end may
    // have cleared it.
    if state.pointee.error == nil { setError(preallocatedLimitError()) }
    return false
  }
}
