#include "SlowCalls.h"

// Defined in PyHeap (SlowCalls.swift).
extern void heaplings_incref(Ref object);
extern void heaplings_decref(Ref object);
extern void *heaplings_allocate(VM vm, ptrdiff_t size);
extern void heaplings_free(VM vm, void *block, ptrdiff_t size);
extern void heaplings_pool(VM vm, void *pool, ptrdiff_t was_full);

HEAP_KEEPS_REGISTERS void heap_slow_incref(Ref object) { heaplings_incref(object); }
HEAP_KEEPS_REGISTERS void heap_slow_decref(Ref object) { heaplings_decref(object); }
HEAP_KEEPS_REGISTERS void *heap_slow_allocate(VM vm, ptrdiff_t size) { return heaplings_allocate(vm, size); }
HEAP_KEEPS_REGISTERS void heap_slow_free(VM vm, void *block, ptrdiff_t size) { heaplings_free(vm, block, size); }
HEAP_KEEPS_REGISTERS void heap_slow_pool(VM vm, void *pool, ptrdiff_t was_full) {
  heaplings_pool(vm, pool, was_full);
}
