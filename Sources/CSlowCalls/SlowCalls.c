#include "SlowCalls.h"

// Defined in PyHeap (SlowCalls.swift).
extern void heaplings_incref(struct heap_object *object);
extern void heaplings_decref(struct heap_object *object);
extern void *heaplings_allocate(void *vm, ptrdiff_t size);
extern void heaplings_free(void *vm, void *block, ptrdiff_t size);
extern void heaplings_pool(void *vm, void *pool, ptrdiff_t was_full);

HEAP_KEEPS_REGISTERS void heap_slow_incref(struct heap_object *object) { heaplings_incref(object); }
HEAP_KEEPS_REGISTERS void heap_slow_decref(struct heap_object *object) { heaplings_decref(object); }
HEAP_KEEPS_REGISTERS void *heap_slow_allocate(void *vm, ptrdiff_t size) { return heaplings_allocate(vm, size); }
HEAP_KEEPS_REGISTERS void heap_slow_free(void *vm, void *block, ptrdiff_t size) { heaplings_free(vm, block, size); }
HEAP_KEEPS_REGISTERS void heap_slow_pool(void *vm, void *pool, ptrdiff_t was_full) {
  heaplings_pool(vm, pool, was_full);
}
