/// The half of the checker that looks at objects: generations, counts, weak references.
extension HeapChecker {
  /// Follows the collector's lists; false if they are too damaged to look at objects.
  mutating func checkGenerations() -> Bool {
    let state = vm.heap
    let gc = state.pointee.gc
    require(!gc.collecting, "a collection is running")
    let trigger = gc.trigger
    vm.updateTrigger()
    require(state.pointee.gc.trigger == trigger, "the allocation trigger is out of date")
    var seen: Set<UInt> = []
    for generation in 0...GCListIndex.permanent {
      let list = gc.generations + generation
      var before = list
      var link = UInt(list.pointee.next)
      while link != list.address {
        guard let current = GCLink(bitPattern: link), link & 15 == 0, seen.insert(link).inserted else {
          require(false, "generation \(generation): broken or circular link \(hex(link))")
          return false
        }
        let ref = current.object
        require(current.previousLink == before, "\(hex(ref)) in generation \(generation): wrong link back")
        require(
          current.pointee.previous & GCHead.collecting == 0,
          "\(hex(ref)): collecting bit outside a collection")
        require(ref.hasGCHead, "\(hex(ref)) is tracked but its header says that it has no GC head")
        require(ref.refcount > 0, "\(hex(ref)) is tracked with a count of zero")
        require(ref.type.pointee.heap == vm, "\(hex(ref)) belongs to another heap")
        before = current
        link = current.pointee.next
      }
      require(list.previousLink == before, "generation \(generation): wrong tail")
    }
    return true
  }

  /// Compares counts with references.
  mutating func checkObjects(_ roots: (((Ref) -> Void) -> Void)?) {
    var references: [UInt: Int] = [:]
    var pending: [Ref] = []
    func discover(_ ref: Ref) {
      if references[ref.address] == nil {
        references[ref.address] = 0
        pending.append(ref)
      }
    }
    for generation in 0...GCListIndex.permanent {
      vm.forEachObject(inGeneration: generation) { ref in
        discover(ref)
        return true
      }
    }
    roots? { ref in
      discover(ref)
      references[ref.address, default: 0] += 1
    }
    while let ref = pending.popLast() {
      checkWeakrefs(of: ref)
      ref.forEachHeld { target in
        discover(target)
        references[target.address, default: 0] += 1
      }
    }
    for (address, count) in references {
      guard let ref = Ref(bitPattern: address), !ref.isImmortal else { continue }
      let recorded = Int(ref.refcount)
      if roots == nil {
        require(recorded >= count, "\(hex(address)) has count \(recorded) but \(count) references lead to it")
      } else {
        require(recorded == count, "\(hex(address)) has count \(recorded), \(count) references found")
      }
    }
  }

  private mutating func checkWeakrefs(of ref: Ref) {
    guard let slot = ref.weakListSlot else { return }
    var before: Ref?
    var current = slot.pointee
    if current != nil {
      require(
        ref.header.pointee.flags & ObjectFlag.hasWeakrefs != 0,
        "\(hex(ref)) has weak references but not the flag")
    }
    while let weakref = current {
      require(weakref.weakReferent == ref, "weak reference \(hex(weakref)) is on the list of another object")
      require(weakref.previousWeakref == before, "weak reference \(hex(weakref)): wrong link back")
      if weakref.weakReferent != ref { return }
      before = weakref
      current = weakref.nextWeakref
    }
  }
}
