#ifndef HEAPLINGS_HEAP_TYPES_H
#define HEAPLINGS_HEAP_TYPES_H

// The engine's addresses, each a type of its own: a heap, an object and a slot cannot be taken for each other, for
// plain memory, or be converted by themselves.
//
// They are C typedefs because instruction handlers and type slots are `@convention(c)` functions, whose signatures
// hold C types only; `swift_wrapper(struct)` makes each a Swift struct around an address, one word wide also when
// optional. The structs stay opaque. What the types can do is in PyHeap/Addresses.swift and SlotPointer.swift.

#define HEAP_ADDRESS __attribute__((swift_wrapper(struct), swift_attr("@_nonSendable")))

/// The interpreter's state block: `HeapState` first, the machine's own fields behind it. Called "heap" in PyHeap and
/// "vm" in PyVM: one address reaches both.
typedef struct heap_state_block *VM HEAP_ADDRESS;

/// A reference to a Python object: never null unless optional; the address of an `ObjectHeader`.
typedef struct heap_object *Ref HEAP_ADDRESS;

/// The first of some places that hold a `Ref?` each: locals, arguments, items, values of the evaluation stack.
typedef struct heap_slot *SlotPointer HEAP_ADDRESS;

#endif
