import Glibc
import PyHeap

// # Making built-in types
//
// A built-in type is made in steps that need no Python object, so their order is free within a base-first rule:
//
//     let type = vm.newType("range", basicSize: 48, kind: Kind.range)
//     type.slots.pointee.repr = { vm, me in … }
//     vm.addMethods(type, [MethodDefinition("index", .one({ vm, me, value in … }))])
//     vm.addAttributes(type, [AttributeDefinition("start", get: { vm, me in … })])
//     vm.readyType(type)
//
// `readyType` inherits slots from the base; `finishTypes`, called once when str, tuple and dict work, makes names, MRO
// tuples and dicts. Methods and attributes may be added before or after either.

/// Rows that wait until descriptors can be made.
final class PendingTable {
  var methods: [MethodDefinition] = []
  var attributes: [AttributeDefinition] = []
  var members: [MemberDefinition] = []
}

/// One row of a type's member table: an object reference or number at a fixed offset of the instance.
struct MemberDefinition {
  var name: StaticString
  var offset: Int32
  var form: MemberForm
  var isReadOnly: Bool
  init(_ name: StaticString, _ offset: Int, _ form: MemberForm = .object, isReadOnly: Bool = true) {
    self.name = name
    self.offset = Int32(offset)
    self.form = form
    self.isReadOnly = isReadOnly
  }
}

/// How a member is stored.
enum MemberForm: UInt8 {
  /// An owned reference; nil reads as None.
  case object
  /// An owned reference; nil reads as AttributeError (`__slots__`).
  case slot
  case int32
  case int
  case bool
}

extension VM {
  /// Makes a built-in type whose slots are empty; fill them, then call ``readyType(_:)``.
  ///
  /// - Parameters:
  ///   - name: `tp_name`, dotted when the type lives in a module other than `builtins`.
  ///   - base: nil for `object`.
  ///   - basicSize: CPython's `tp_basicsize` under the current profile: bytes of an instance, header included.
  ///   - flags: `.hasGC` if instances carry a GC head (then set `memory.traverse`), `.allowsSubclasses`, `….Subclass`.
  ///   - kind: what instances carry in their header.
  func newType(
    _ name: StaticString, base: TypeRef? = nil, basicSize: Int, itemSize: Int = 0, flags: TypeFlags = [],
    kind: UInt8 = Kind.other
  ) -> TypeRef {
    let size = MemoryLayout<PyType>.size
    guard let memory = allocate(size) ?? withoutHeapLimit({ allocate(size) }) else {
      fatalError("no memory for the built-in types")
    }
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    let type = memory.assumingMemoryBound(to: TypeObject.self)
    let metatype = types.pointee.type
    type.pointee.header = ObjectHeader(
      refcount: profile.hasImmortals ? Refcount.immortal : 1, kind: Kind.type, flags: 0, aux: 0,
      type: UInt(bitPattern: metatype) == 0 ? type : metatype)
    type.pointee.heap = self
    type.pointee.basicSize = Int32(basicSize)
    type.pointee.itemSize = Int32(itemSize)
    type.pointee.flags = flags.union(.immutable)
    if isListed(name, in: profile.directConstructors) { type.pointee.flags.insert(.takesArgumentsDirectly) }
    type.pointee.instanceKind = kind
    if flags.contains(.hasGC) { type.pointee.instanceFlags = ObjectFlag.hasGCHead }
    type.pointee.dealloc = plainDealloc
    let root = types.pointee.object
    if let base {
      type.pointee.base = base.object
    } else if UInt(bitPattern: root) != 0 {
      type.pointee.base = root.object
    }
    type.slots.pointee.staticName = name.utf8Start
    type.slots.pointee.nextBuiltin = state.pointee.lastBuiltinType
    state.pointee.lastBuiltinType = type
    return type
  }

  /// Whether `name` is one of the words of `list`, which spaces separate.
  private func isListed(_ name: StaticString, in list: StaticString) -> Bool {
    let end = list.utf8Start + list.utf8CodeUnitCount
    var start = list.utf8Start
    while start < end {
      var stop = start
      while stop < end, stop.pointee != 0x20 { stop += 1 }
      if stop - start == name.utf8CodeUnitCount, memcmp(start, name.utf8Start, stop - start) == 0 {
        return true
      }
      start = stop + 1
    }
    return false
  }

  /// Adds methods to a built-in type.
  func addMethods(_ type: TypeRef, _ methods: [MethodDefinition]) {
    if type.slots.pointee.hasDict {
      for method in methods { installMethod(type, method) }
    } else {
      pendingTable(type).methods += methods
    }
  }

  /// Adds computed attributes (`getset_descriptor`) to a built-in type.
  func addAttributes(_ type: TypeRef, _ attributes: [AttributeDefinition]) {
    if type.slots.pointee.hasDict {
      for attribute in attributes { installAttribute(type, attribute) }
    } else {
      pendingTable(type).attributes += attributes
    }
  }

  /// Adds stored attributes (`member_descriptor`) to a built-in type.
  func addMembers(_ type: TypeRef, _ members: [MemberDefinition]) {
    if type.slots.pointee.hasDict {
      for member in members { installMember(type, member) }
    } else {
      pendingTable(type).members += members
    }
  }

  private func pendingTable(_ type: TypeRef) -> PendingTable {
    if let pending = type.slots.pointee.pending {
      return Unmanaged<PendingTable>.fromOpaque(pending).takeUnretainedValue()
    }
    let table = PendingTable()
    type.slots.pointee.pending = Unmanaged.passRetained(table).toOpaque()
    return table
  }
}
