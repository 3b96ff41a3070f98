// PyHeap
