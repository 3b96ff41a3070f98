import PyHeap

// What the adaptive attribute instructions turn into. Caches: [type version][index, offset or value][guard].
//
// A cache is believed while the owner's type still has the version it was filled for; every change of an attribute
// anywhere along the MRO takes the version away. Borrowed references in a cache are alive as long as the version stands.

@inline(__always)
private func versionMatches(_ owner: Ref, _ pc: CodePointer) -> Bool {
  UInt(owner.type.pointee.versionTag) == pc[1]
}

/// The values array of an instance whose type is known to have had one when the cache was filled.
@inline(__always)
private func cachedValues(_ owner: Ref, _ vm: VM) -> DictValues? {
  let type = owner.type
  if vm.heap.pointee.profile.attributes == .inlineValues {
    let values = vm.inlineValues(owner, type)
    return values.valuesInfo & ValuesInfo.invalid == 0 ? values : nil
  }
  return vm.instanceValues(owner, type)
}

/// Whether the instance cannot hide what the cache found on the class.
@inline(__always)
private func isUnshadowed(_ owner: Ref, _ pc: CodePointer, _ vm: VM) -> Bool {
  let guardVersion = pc[3]
  if guardVersion == 0 { return true }
  let type = owner.type
  guard let keys = vm.cachedKeys(type), UInt(keys.pointee.version) == guardVersion else { return false }
  return cachedValues(owner, vm) != nil || vm.existingDict(owner, type) == nil
}

// The ends that the forms share. `local`: the owner is local b, borrowed; else it lies on the stack, owned.

/// What was found takes the owner's place on the stack, or lies above it.
@inline(__always)
private func deliver(
  _ value: Ref, _ owner: Ref, _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  value.incref()
  if local {
    sp[0] = value
    return next(pc + attributeWords, sp + 1, lp, fr, vm)
  }
  sp[-1] = value
  owner.decref()
  return next(pc + attributeWords, sp, lp, fr, vm)
}

/// The two slots of a method call: function and receiver.
@inline(__always)
private func deliverMethod(
  _ method: Ref, _ owner: Ref, _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  method.incref()
  if local {
    owner.incref()
    sp[0] = method
    sp[1] = owner
    return next(pc + attributeWords, sp + 2, lp, fr, vm)
  }
  sp[-1] = method
  sp[0] = owner
  return next(pc + attributeWords, sp + 1, lp, fr, vm)
}

/// The value has moved into the instance.
@inline(__always)
private func finishStore(
  _ owner: Ref, _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  if local { return next(pc + attributeWords, sp - 1, lp, fr, vm) }
  owner.decref()
  return next(pc + attributeWords, sp - 2, lp, fr, vm)
}

/// Another type, or no value: generic for a while.
@inline(__always)
private func miss(
  _ generic: MachineOpcode, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer,
  _ fr: UnsafeMutableRawPointer, _ vm: VM
) -> Int {
  pc.backOff(to: generic)
  return goTo(generic, pc, sp, lp, fr, vm)
}

/// Offset of the byte that says whether the values inside an instance of `type` still hold (3.13).
@inline(__always)
private func validityOffset(_ type: TypeRef) -> Int { Int(type.pointee.basicSize) &+ 7 }

// MARK: Loads

/// 3.13: the value lies inside the object. Caches: [type version][offset of the value][offset of the validity byte].
@inline(__always)
private func loadInline(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  if versionMatches(owner, pc), owner.load(pc.cache(3), as: Int8.self) >= 0,
    let value = owner.load(pc.cache(2), as: Ref?.self)
  {
    return deliver(value, owner, local, pc, sp, lp, fr, vm)
  }
  return miss(local ? .loadAttrL : .loadAttr, pc, sp, lp, fr, vm)
}

/// 3.13: a method of a class whose instances keep their values inside. Caches: [type version][method][version of the shared
/// keys, and the offset of the validity byte in the high half].
@inline(__always)
private func loadMethodInline(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  let shadow = pc[3]
  if versionMatches(owner, pc), owner.load(Int(shadow &>> 32), as: Int8.self) >= 0,
    let keys = vm.cachedKeys(owner.type), keys.pointee.version == UInt32(truncatingIfNeeded: shadow)
  {
    let method = Ref(bitPattern: pc[2]).unsafelyUnwrapped
    return deliverMethod(method, owner, local, pc, sp, lp, fr, vm)
  }
  return miss(local ? .loadMethodL : .loadMethod, pc, sp, lp, fr, vm)
}

@inline(__always)
private func loadValues(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  if versionMatches(owner, pc), let values = cachedValues(owner, vm), let value = values[pc.cache(2)] {
    return deliver(value, owner, local, pc, sp, lp, fr, vm)
  }
  return miss(local ? .loadAttrL : .loadAttr, pc, sp, lp, fr, vm)
}

@inline(__always)
private func loadSlot(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  if versionMatches(owner, pc), let value = owner.load(pc.cache(2), as: Ref?.self) {
    return deliver(value, owner, local, pc, sp, lp, fr, vm)
  }
  return miss(local ? .loadAttrL : .loadAttr, pc, sp, lp, fr, vm)
}

/// 3.8–3.10: the instance's dict shares the class's table.
@inline(__always)
private func loadSharedDict(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  if versionMatches(owner, pc), let dict = vm.existingDict(owner, owner.type),
    UInt(bitPattern: dict.dictKeys) == pc[3], let values = dict.dictValues, let value = values[pc.cache(2)]
  {
    return deliver(value, owner, local, pc, sp, lp, fr, vm)
  }
  return miss(local ? .loadAttrL : .loadAttr, pc, sp, lp, fr, vm)
}

/// A plain class attribute.
private let handleLoadConstant: Handler = { pc, sp, lp, fr, vm in
  let owner = sp[-1].unsafelyUnwrapped
  if versionMatches(owner, pc), isUnshadowed(owner, pc, vm) {
    let value = Ref(bitPattern: pc[2]).unsafelyUnwrapped
    value.incref()
    sp[-1] = value
    owner.decref()
    return next(pc + attributeWords, sp, lp, fr, vm)
  }
  return miss(.loadAttr, pc, sp, lp, fr, vm)
}

@inline(__always)
private func loadMethod(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  if versionMatches(owner, pc), isUnshadowed(owner, pc, vm) {
    let method = Ref(bitPattern: pc[2]).unsafelyUnwrapped
    return deliverMethod(method, owner, local, pc, sp, lp, fr, vm)
  }
  return miss(local ? .loadMethodL : .loadMethod, pc, sp, lp, fr, vm)
}

@inline(never)
func adaptLoadAttr(_ pc: CodePointer, _ owner: Ref, _ name: Ref, local: Bool, _ vm: VM) -> Bool {
  let kind = vm.attributeCache(owner, name)
  switch kind {
  case .slot(let offset):
    pc[2] = UInt(bitPattern: offset)
    pc.become(local ? .loadAttrSlotL : .loadAttrSlot)
  case .value(let index) where owner.type.pointee.has(.inlineValues):
    pc[2] = UInt(Int(owner.type.pointee.basicSize) + 8 + 8 * Int(index))
    pc[3] = UInt(validityOffset(owner.type))
    pc.become(local ? .loadAttrInlineL : .loadAttrInline)
  case .value(let index):
    pc[2] = UInt(index)
    pc.become(local ? .loadAttrValuesL : .loadAttrValues)
  case .sharedDict(let index, let keys):
    pc[2] = UInt(index)
    pc[3] = UInt(bitPattern: keys)
    pc.become(local ? .loadAttrDictL : .loadAttrDict)
  case .constant(let value) where !local && vm.shadowGuard(owner, name).isSafe:
    let version = vm.shadowGuard(owner, name).version
    pc[2] = UInt(bitPattern: value)
    pc[3] = UInt(version)
    pc.become(.loadAttrConstant)
  default:
    pc.backOff(to: local ? .loadAttrL : .loadAttr)
    return false
  }
  pc[1] = UInt(owner.type.pointee.versionTag)
  return true
}

@inline(never)
func adaptLoadMethod(_ pc: CodePointer, _ owner: Ref, _ name: Ref, local: Bool, _ vm: VM) -> Bool {
  if case .method(let method) = vm.attributeCache(owner, name) {
    let (isSafe, version) = vm.shadowGuard(owner, name)
    if isSafe {
      pc[1] = UInt(owner.type.pointee.versionTag)
      pc[2] = UInt(bitPattern: method)
      pc[3] = UInt(version)
      if version != 0 && owner.type.pointee.has(.inlineValues) {
        pc[3] |= UInt(validityOffset(owner.type)) << 32
        pc.become(local ? .loadMethodInlineL : .loadMethodInline)
      } else {
        pc.become(local ? .loadMethodCachedL : .loadMethodCached)
      }
      return true
    }
  }
  pc.backOff(to: local ? .loadMethodL : .loadMethod)
  return false
}

// MARK: Stores

/// 3.13: a value inside the object is replaced, or set for the first time. Caches as for ``loadInline``, with the index of
/// the value in the high half of the last word.
@inline(__always)
private func storeInline(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  let word = pc[3]
  if versionMatches(owner, pc), owner.load(Int(word & 0xffff_ffff), as: Int8.self) >= 0 {
    let info = owner.load(Int(word & 0xffff_ffff), as: UInt8.self)
    let slot = SlotPointer(owner.raw + pc.cache(2))
    if let old = slot.pointee {
      slot.pointee = local ? sp[-1] : sp[-2]
      releaseLocal(old, vm, pc, fr)
      return finishStore(owner, local, pc, sp, lp, fr, vm)
    }
    let index = Int(word &>> 32)
    if index < Int(info & ValuesInfo.capacityMask), owner.load(ManagedLayout.dict, as: UInt.self) == 0 {
      slot.pointee = local ? sp[-1] : sp[-2]
      (slot - index).valuesAppendOrder(index)
      return finishStore(owner, local, pc, sp, lp, fr, vm)
    }
  }
  return miss(local ? .storeAttrL : .storeAttr, pc, sp, lp, fr, vm)
}

@inline(__always)
private func storeValues(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  if versionMatches(owner, pc), let values = cachedValues(owner, vm) {
    let index = pc.cache(2)
    let old = values[index]
    if old != nil || (index < values.valuesCapacity && vm.existingDict(owner, owner.type) == nil) {
      values[index] = local ? sp[-1] : sp[-2]
      if let old { release(old, pc, fr) } else { values.valuesAppendOrder(index) }
      return finishStore(owner, local, pc, sp, lp, fr, vm)
    }
  }
  return miss(local ? .storeAttrL : .storeAttr, pc, sp, lp, fr, vm)
}

@inline(__always)
private func storeSlot(
  _ local: Bool, _ pc: CodePointer, _ sp: SlotPointer, _ lp: SlotPointer, _ fr: UnsafeMutableRawPointer,
  _ vm: VM
) -> Int {
  let owner = local ? lp[pc.b].unsafelyUnwrapped : sp[-1].unsafelyUnwrapped
  if versionMatches(owner, pc) {
    let offset = pc.cache(2)
    let old = owner.load(offset, as: Ref?.self)
    owner.store(offset, local ? sp[-1] : sp[-2])
    release(old, pc, fr)
    return finishStore(owner, local, pc, sp, lp, fr, vm)
  }
  return miss(local ? .storeAttrL : .storeAttr, pc, sp, lp, fr, vm)
}

@inline(never)
func adaptStoreAttr(_ pc: CodePointer, _ owner: Ref, _ name: Ref, local: Bool, _ vm: VM) -> Bool {
  let type = owner.type
  let generic: MachineOpcode = local ? .storeAttrL : .storeAttr
  guard type.slots.pointee.usesGenericSetAttribute, vm.assignVersion(type) else {
    pc.backOff(to: generic)
    return false
  }
  if let found = vm.typeLookup(type, name), found.slots.pointee.descriptorSet != nil {
    if case .slot(let offset) = vm.attributeCache(owner, name) {
      pc[1] = UInt(type.pointee.versionTag)
      pc[2] = UInt(bitPattern: offset)
      pc.become(local ? .storeAttrSlotL : .storeAttrSlot)
      return true
    }
    pc.backOff(to: generic)
    return false
  }
  if let values = vm.instanceValues(owner, type), let keys = vm.cachedKeys(type) {
    let index = vm.sharedIndex(keys, name)
    if index >= 0, index < values.valuesCapacity {
      pc[1] = UInt(type.pointee.versionTag)
      if type.pointee.has(.inlineValues) {
        pc[2] = UInt(Int(type.pointee.basicSize) + 8 + 8 * index)
        pc[3] = UInt(validityOffset(type)) | UInt(index) << 32
        pc.become(local ? .storeAttrInlineL : .storeAttrInline)
      } else {
        pc[2] = UInt(index)
        pc.become(local ? .storeAttrValuesL : .storeAttrValues)
      }
      return true
    }
    // Not in the table yet: this very store will add it; try again at the next execution.
    return false
  }
  pc.backOff(to: generic)
  return false
}

let attributeCacheHandlers: [HandlerRow] = [
  HandlerRow(.loadAttrValues, { loadValues(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadAttrValuesL, { loadValues(true, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadAttrSlot, { loadSlot(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadAttrSlotL, { loadSlot(true, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadAttrDict, { loadSharedDict(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadAttrDictL, { loadSharedDict(true, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadAttrConstant, handleLoadConstant),
  HandlerRow(.loadMethodCached, { loadMethod(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadMethodCachedL, { loadMethod(true, $0, $1, $2, $3, $4) }),
  HandlerRow(.storeAttrValues, { storeValues(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.storeAttrValuesL, { storeValues(true, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadAttrInline, { loadInline(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadAttrInlineL, { loadInline(true, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadMethodInline, { loadMethodInline(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.loadMethodInlineL, { loadMethodInline(true, $0, $1, $2, $3, $4) }),
  HandlerRow(.storeAttrInline, { storeInline(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.storeAttrInlineL, { storeInline(true, $0, $1, $2, $3, $4) }),
  HandlerRow(.storeAttrSlot, { storeSlot(false, $0, $1, $2, $3, $4) }),
  HandlerRow(.storeAttrSlotL, { storeSlot(true, $0, $1, $2, $3, $4) }),
]
