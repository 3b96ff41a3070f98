#ifndef HEAPLINGS_SLOW_CALLS_H
#define HEAPLINGS_SLOW_CALLS_H

#include <stddef.h>

#include "HeapTypes.h"

// Calls of the heap's slow paths that keep the caller's registers.
//
// An ordinary call in the middle of an instruction handler makes the compiler save six registers at the handler's
// start and restore them at its end, on every execution, also when the slow path is never taken. A callee that
// keeps the registers itself (`preserve_most`) moves that cost to where it belongs. Swift cannot say so; a C function can.
// The inline functions below are compiled into their Swift callers; SlowCalls.c has the callees, which call the
// Swift functions of PyHeap named there.

#if defined(__x86_64__) || defined(__aarch64__)
#define HEAP_KEEPS_REGISTERS __attribute__((preserve_most))
#else
#define HEAP_KEEPS_REGISTERS
#endif

HEAP_KEEPS_REGISTERS void heap_slow_incref(Ref object);
HEAP_KEEPS_REGISTERS void heap_slow_decref(Ref object);
HEAP_KEEPS_REGISTERS void *heap_slow_allocate(VM vm, ptrdiff_t size);
HEAP_KEEPS_REGISTERS void heap_slow_free(VM vm, void *block, ptrdiff_t size);
HEAP_KEEPS_REGISTERS void heap_slow_pool(VM vm, void *pool, ptrdiff_t was_full);

static inline __attribute__((always_inline)) void heap_call_incref(Ref object) {
  heap_slow_incref(object);
}
static inline __attribute__((always_inline)) void heap_call_decref(Ref object) {
  heap_slow_decref(object);
}
static inline __attribute__((always_inline)) void *heap_call_allocate(VM vm, ptrdiff_t size) {
  return heap_slow_allocate(vm, size);
}
static inline __attribute__((always_inline)) void heap_call_free(VM vm, void *block, ptrdiff_t size) {
  heap_slow_free(vm, block, size);
}
static inline __attribute__((always_inline)) void heap_call_pool(VM vm, void *pool, ptrdiff_t was_full) {
  heap_slow_pool(vm, pool, was_full);
}

#endif
