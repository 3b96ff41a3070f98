import PyHeap

// What the adaptive attribute instructions turn into. Filled by the cache queries of Objects/InstanceAttributes.swift.

let attributeCacheHandlers: [(MachineOpcode, Handler)] = []

@inline(never)
func adaptLoadAttr(_ pc: CodePointer, _ owner: Ref, _ name: Ref, local: Bool, _ vm: VM) -> Bool {
  pc.backOff(to: local ? .loadAttrL : .loadAttr)
  return false
}

@inline(never)
func adaptLoadMethod(_ pc: CodePointer, _ owner: Ref, _ name: Ref, local: Bool, _ vm: VM) -> Bool {
  pc.backOff(to: local ? .loadMethodL : .loadMethod)
  return false
}

@inline(never)
func adaptStoreAttr(_ pc: CodePointer, _ owner: Ref, _ name: Ref, local: Bool, _ vm: VM) -> Bool {
  pc.backOff(to: local ? .storeAttrL : .storeAttr)
  return false
}
