import PyHeap

/// Interned strings that the machine itself looks up. `dunder…` is `__…__`.
struct Names {
  var dunderInit: Ref
  var dunderNew: Ref
  var dunderDel: Ref
  var dunderRepr: Ref
  var dunderStr: Ref
  var dunderHash: Ref
  var dunderCall: Ref
  var dunderEq: Ref
  var dunderNe: Ref
  var dunderLt: Ref
  var dunderLe: Ref
  var dunderGt: Ref
  var dunderGe: Ref
  var dunderGetattribute: Ref
  var dunderGetattr: Ref
  var dunderSetattr: Ref
  var dunderDelattr: Ref
  var dunderIter: Ref
  var dunderNext: Ref
  var dunderGet: Ref
  var dunderSet: Ref
  var dunderDelete: Ref
  var dunderAdd: Ref
  var dunderRadd: Ref
  var dunderIadd: Ref
  var dunderSub: Ref
  var dunderRsub: Ref
  var dunderIsub: Ref
  var dunderMul: Ref
  var dunderRmul: Ref
  var dunderImul: Ref
  var dunderMod: Ref
  var dunderRmod: Ref
  var dunderImod: Ref
  var dunderDivmod: Ref
  var dunderRdivmod: Ref
  var dunderPow: Ref
  var dunderRpow: Ref
  var dunderIpow: Ref
  var dunderNeg: Ref
  var dunderPos: Ref
  var dunderAbs: Ref
  var dunderBool: Ref
  var dunderInvert: Ref
  var dunderLshift: Ref
  var dunderRlshift: Ref
  var dunderIlshift: Ref
  var dunderRshift: Ref
  var dunderRrshift: Ref
  var dunderIrshift: Ref
  var dunderAnd: Ref
  var dunderRand: Ref
  var dunderIand: Ref
  var dunderXor: Ref
  var dunderRxor: Ref
  var dunderIxor: Ref
  var dunderOr: Ref
  var dunderRor: Ref
  var dunderIor: Ref
  var dunderInt: Ref
  var dunderFloat: Ref
  var dunderComplex: Ref
  var dunderFloordiv: Ref
  var dunderRfloordiv: Ref
  var dunderIfloordiv: Ref
  var dunderTruediv: Ref
  var dunderRtruediv: Ref
  var dunderItruediv: Ref
  var dunderMatmul: Ref
  var dunderRmatmul: Ref
  var dunderImatmul: Ref
  var dunderIndex: Ref
  var dunderLen: Ref
  var dunderGetitem: Ref
  var dunderSetitem: Ref
  var dunderDelitem: Ref
  var dunderContains: Ref
  var dunderReversed: Ref
  var dunderMissing: Ref
  var dunderEnter: Ref
  var dunderExit: Ref
  var dunderDict: Ref
  var dunderClass: Ref
  var dunderDoc: Ref
  var dunderName: Ref
  var dunderQualname: Ref
  var dunderModule: Ref
  var dunderSlots: Ref
  var dunderWeakref: Ref
  var dunderBases: Ref
  var dunderBase: Ref
  var dunderMro: Ref
  var dunderInitSubclass: Ref
  var dunderSetName: Ref
  var dunderClassGetitem: Ref
  var dunderPrepare: Ref
  var dunderClasscell: Ref
  var dunderMroEntries: Ref
  var dunderInstancecheck: Ref
  var dunderSubclasscheck: Ref
  var dunderSubclasses: Ref
  var dunderFormat: Ref
  var dunderRound: Ref
  var dunderTrunc: Ref
  var dunderFloor: Ref
  var dunderCeil: Ref
  var dunderLengthHint: Ref
  var dunderAnnotations: Ref
  var dunderDefaults: Ref
  var dunderKwdefaults: Ref
  var dunderCode: Ref
  var dunderGlobals: Ref
  var dunderClosure: Ref
  var dunderBuiltins: Ref
  var dunderBuildClass: Ref
  var dunderImport: Ref
  var dunderMain: Ref
  var dunderFile: Ref
  var dunderPath: Ref
  var dunderPackage: Ref
  var dunderLoader: Ref
  var dunderSpec: Ref
  var dunderAll: Ref
  var dunderWrapped: Ref
  var dunderSelf: Ref
  var dunderFunc: Ref
  var dunderObjclass: Ref
  var dunderTextSignature: Ref
  var dunderAbstractmethods: Ref
  var dunderIsabstractmethod: Ref
  var dunderSizeof: Ref
  var dunderDir: Ref
  var dunderReduce: Ref
  var dunderReduceEx: Ref
  var dunderGetstate: Ref
  var dunderCopy: Ref
  var dunderDeepcopy: Ref
  var dunderBytes: Ref
  var dunderFspath: Ref
  var dunderMatchArgs: Ref
  var dunderNotes: Ref
  var dunderCause: Ref
  var dunderContext: Ref
  var dunderTraceback: Ref
  var dunderSuppressContext: Ref
  var dunderStaticAttributes: Ref
  var dunderFirstlineno: Ref
  var dunderTypeParams: Ref
  var dunderOrigBases: Ref
  var dunderOrigin: Ref
  var dunderArgs: Ref
  var dunderParameters: Ref
  var dunderMetaclass: Ref
  var metaclass: Ref
  var builtins: Ref
  var sys: Ref
  var gc: Ref
  var weakref: Ref
  var time: Ref
  var random: Ref
  var send: Ref
  var `throw`: Ref
  var close: Ref
  var write: Ref
  var flush: Ref
  var keys: Ref
  var values: Ref
  var items: Ref
  var `get`: Ref
  var append: Ref
  var args: Ref
  var name: Ref
  var obj: Ref
  var path: Ref
  var value: Ref
  var code: Ref
  var msg: Ref
  var filename: Ref
  var lineno: Ref
  var offset: Ref
  var text: Ref
  var endLineno: Ref
  var endOffset: Ref
  var printFileAndLine: Ref
  var errno: Ref
  var strerror: Ref
  var stdout: Ref
  var stderr: Ref
  var stdin: Ref
  var encoding: Ref
  var format: Ref
  var join: Ref
  var generation: Ref
  var collected: Ref
  var uncollectable: Ref
  var start: Ref
  var stop: Ref
  var underscore: Ref
  var fget: Ref
  var fset: Ref
  var fdel: Ref
  var sep: Ref
  var end: Ref
  var file: Ref
  var key: Ref
  var `default`: Ref
  var reverse: Ref
  var strict: Ref
  var bound: Ref
  var big: Ref
  var little: Ref
  var utf8: Ref
  var ascii: Ref
  var n: Ref
  var `self`: Ref

  /// The texts, in the order of the fields.
  static let texts: [StaticString] = [
    "__init__", "__new__", "__del__", "__repr__", "__str__", "__hash__", "__call__", "__eq__", "__ne__",
    "__lt__", "__le__", "__gt__", "__ge__", "__getattribute__", "__getattr__", "__setattr__", "__delattr__",
    "__iter__", "__next__", "__get__", "__set__", "__delete__", "__add__", "__radd__", "__iadd__",
    "__sub__", "__rsub__", "__isub__", "__mul__", "__rmul__", "__imul__", "__mod__", "__rmod__", "__imod__",
    "__divmod__", "__rdivmod__", "__pow__", "__rpow__", "__ipow__", "__neg__", "__pos__", "__abs__",
    "__bool__", "__invert__", "__lshift__", "__rlshift__", "__ilshift__", "__rshift__", "__rrshift__",
    "__irshift__", "__and__", "__rand__", "__iand__", "__xor__", "__rxor__", "__ixor__", "__or__",
    "__ror__", "__ior__", "__int__", "__float__", "__complex__", "__floordiv__", "__rfloordiv__",
    "__ifloordiv__", "__truediv__", "__rtruediv__", "__itruediv__", "__matmul__", "__rmatmul__",
    "__imatmul__", "__index__", "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__",
    "__reversed__", "__missing__", "__enter__", "__exit__", "__dict__", "__class__", "__doc__", "__name__",
    "__qualname__", "__module__", "__slots__", "__weakref__", "__bases__", "__base__", "__mro__",
    "__init_subclass__", "__set_name__", "__class_getitem__", "__prepare__", "__classcell__",
    "__mro_entries__", "__instancecheck__", "__subclasscheck__", "__subclasses__", "__format__",
    "__round__", "__trunc__", "__floor__", "__ceil__", "__length_hint__", "__annotations__", "__defaults__",
    "__kwdefaults__", "__code__", "__globals__", "__closure__", "__builtins__", "__build_class__",
    "__import__", "__main__", "__file__", "__path__", "__package__", "__loader__", "__spec__", "__all__",
    "__wrapped__", "__self__", "__func__", "__objclass__", "__text_signature__", "__abstractmethods__",
    "__isabstractmethod__", "__sizeof__", "__dir__", "__reduce__", "__reduce_ex__", "__getstate__",
    "__copy__", "__deepcopy__", "__bytes__", "__fspath__", "__match_args__", "__notes__", "__cause__",
    "__context__", "__traceback__", "__suppress_context__", "__static_attributes__", "__firstlineno__",
    "__type_params__", "__orig_bases__", "__origin__", "__args__", "__parameters__", "__metaclass__",
    "metaclass", "builtins", "sys", "gc", "weakref", "time", "random", "send", "throw", "close", "write",
    "flush", "keys", "values", "items", "get", "append", "args", "name", "obj", "path", "value", "code",
    "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line",
    "errno", "strerror", "stdout", "stderr", "stdin", "encoding", "format", "join", "generation",
    "collected", "uncollectable", "start", "stop", "_", "fget", "fset", "fdel", "sep", "end", "file", "key",
    "default", "reverse", "strict", "bound", "big", "little", "utf_8", "ascii", "n", "self",
  ]
}
