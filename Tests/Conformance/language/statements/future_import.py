"""Features that have been part of the language for long."""
from __future__ import annotations
from __future__ import division, print_function as pf
import __future__

def f(x: Undefined, *rest: list[Missing]) -> Nowhere: pass

class C:
    field: AlsoMissing = 1

print(f.__annotations__, C.__annotations__)
print(pf, annotations.compiler_flag, __future__.division is division, __future__.all_feature_names[-1])
