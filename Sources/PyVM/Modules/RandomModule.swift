import Glibc
import PyHeap

// `_random`, the native half of `random`: the generator and the functions of real numbers that the distributions need.
// The other half is Python (Python/RandomSource.swift, Python/RandomDistributionsSource.swift).

extension VM {
  func buildRandomModule() -> Ref? {
    newSourceModule("random", source: randomSource, randomDistributionsSource)
  }

  func buildNativeRandomModule() -> Ref? {
    guard let module = newNativeModule("_random", randomFunctions) else { return nil }
    guard setConstant(module, "Random", makeRandomType().object.owned()) else {
      module.decref()
      return nil
    }
    return module
  }

  /// A number as a float; TypeError "must be real number, not str" otherwise.
  func mathArgument(_ value: Ref) -> Double? {
    if value.kind == Kind.float { return value.floatValue }
    guard value.slots.pointee.float != nil || value.slots.pointee.index != nil else {
      _ = raise(exceptions.pointee.typeError, "must be real number, not \(typeName(value.type))")
      return nil
    }
    guard let float = floatFromObject(value) else { return nil }
    defer { float.decref() }
    return float.floatValue
  }

  /// `function` of a real number. A result that is no number, or infinite, of an argument that is finite is an error.
  fileprivate func real(_ argument: Ref, _ function: (Double) -> Double) -> Ref? {
    guard let x = mathArgument(argument) else { return nil }
    let result = function(x)
    if result.isNaN && !x.isNaN { return raise(exceptions.pointee.valueError, "math domain error") }
    if result.isInfinite && x.isFinite { return raise(exceptions.pointee.overflowError, "math range error") }
    return float(result)
  }

  /// Logarithms exist for positive numbers only.
  fileprivate func logarithm(_ argument: Ref, _ function: (Double) -> Double) -> Ref? {
    guard let x = mathArgument(argument) else { return nil }
    if x <= 0 { return raise(exceptions.pointee.valueError, "math domain error") }
    return float(function(x))
  }

  fileprivate func wholePart(_ argument: Ref, _ rule: FloatingPointRoundingRule) -> Ref? {
    guard let x = mathArgument(argument) else { return nil }
    if x.isNaN { return raise(exceptions.pointee.valueError, "cannot convert float NaN to integer") }
    if x.isInfinite {
      return raise(exceptions.pointee.overflowError, "cannot convert float infinity to integer")
    }
    return intFromDouble(x.rounded(rule))
  }
}

private let randomFunctions = [
  MethodDefinition("log", .one({ vm, _, x in vm.logarithm(x) { Glibc.log($0) } })),
  MethodDefinition("log2", .one({ vm, _, x in vm.logarithm(x) { Glibc.log2($0) } })),
  MethodDefinition("exp", .one({ vm, _, x in vm.real(x) { Glibc.exp($0) } })),
  MethodDefinition("sqrt", .one({ vm, _, x in vm.real(x) { $0.squareRoot() } })),
  MethodDefinition("sin", .one({ vm, _, x in vm.real(x) { Glibc.sin($0) } })),
  MethodDefinition("cos", .one({ vm, _, x in vm.real(x) { Glibc.cos($0) } })),
  MethodDefinition("acos", .one({ vm, _, x in vm.real(x) { Glibc.acos($0) } })),
  MethodDefinition("lgamma", .one({ vm, _, x in vm.real(x) { logGamma($0) } })),
  MethodDefinition("floor", .one({ vm, _, x in vm.wholePart(x, .down) })),
  MethodDefinition("ceil", .one({ vm, _, x in vm.wholePart(x, .up) })),
  MethodDefinition(
    "index",
    .one({ vm, _, x in
      guard let number = vm.indexObject(x) else { return nil }
      if number.kind == Kind.int { return number }
      defer { number.decref() }
      return vm.intCopy(number)
    })),
  MethodDefinition(
    "isfinite", .one({ vm, _, x in vm.mathArgument(x).flatMap { vm.bool($0.isFinite) } })),
  MethodDefinition(
    "is_sequence",
    .one({ vm, _, x in
      vm.bool(x.typeHas(.sequence) || x.isAnyStr || x.isAnyBytes || x.isInstance(vm.types.pointee.bytearray))
    })),
  MethodDefinition(
    "sha512",
    .one({ vm, _, message in
      guard let bytes = vm.bytesOf(message) else { return nil }
      return sha512(bytes).withUnsafeBytes { vm.newBytes($0) }
    })),
]

// MARK: ln Γ

/// Coefficients of Lanczos' approximation with g = 6.024680040776729583740234375 and 13 terms, by ascending powers.
private let lanczosNumerator: [Double] = [
  23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
  35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
  6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
  248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
  2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
  8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
  2.5066282746310002701649081771338373386264310793408,
]

/// x (x + 1) … (x + 11), by ascending powers.
private let lanczosDenominator: [Double] = [
  0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32_670,
  1925, 66,
  1,
]

/// The natural logarithm of Γ(x) for x ≥ 1, in the rounding that CPython's `math.lgamma` has.
private func logGamma(_ x: Double) -> Double {
  if x == 1 || x == 2 { return 0 }
  let g = 6.024680040776729583740234375
  let sum = lanczosSum(x)
  var result = Glibc.log(sum) - g
  result += (x - 0.5) * (Glibc.log(x + g - 0.5) - 1)
  return result
}

private func lanczosSum(_ x: Double) -> Double {
  var numerator = 0.0
  var denominator = 0.0
  if x < 5 {
    for index in stride(from: 12, through: 0, by: -1) {
      numerator = numerator * x + lanczosNumerator[index]
      denominator = denominator * x + lanczosDenominator[index]
    }
  } else {
    for index in 0...12 {
      numerator = numerator / x + lanczosNumerator[index]
      denominator = denominator / x + lanczosDenominator[index]
    }
  }
  return numerator / denominator
}
