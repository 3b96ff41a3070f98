import PyHeap

// # MT19937: the generator under `random` (Matsumoto and Nishimura, 1998)
//
// An instance of `_random.Random` holds the next position and the 624 state words, as CPython's does:
//
//     ┌────────┬──────────┬───────────────┐
//     │ header │ position │ 624 × UInt32  │   2520 bytes
//     └────────┴──────────┴───────────────┘
//     0        16         20

private enum RandomLayout {
  static let position = 16
  static let words = 20
  static let size = 2520
}

private let wordCount = 624

/// `getrandbits` of the generator itself. `randomBelow` tells by it whether a subclass has another.
private let randomBitsMethod: BinaryFunction = { vm, generator, count in vm.randomBits(generator, count) }

extension Ref {
  private var randomWords: UnsafeMutablePointer<UInt32> {
    raw.advanced(by: RandomLayout.words).assumingMemoryBound(to: UInt32.self)
  }

  private var randomPosition: Int32 {
    get { load(RandomLayout.position) }
    nonmutating set { store(RandomLayout.position, newValue) }
  }

  /// The next 32 bits.
  fileprivate func nextRandomWord() -> UInt32 {
    let words = randomWords
    var position = Int(randomPosition)
    if position >= wordCount {
      for k in 0..<wordCount {
        let y = (words[k] & 0x8000_0000) | (words[(k + 1) % wordCount] & 0x7fff_ffff)
        words[k] = words[(k + 397) % wordCount] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
      }
      position = 0
    }
    var y = words[position]
    randomPosition = Int32(position + 1)
    y ^= y >> 11
    y ^= y << 7 & 0x9d2c_5680
    y ^= y << 15 & 0xefc6_0000
    y ^= y >> 18
    return y
  }

  /// 53 random bits as a float of [0, 1).
  fileprivate func nextRandomDouble() -> Double {
    let high = nextRandomWord() >> 5
    let low = nextRandomWord() >> 6
    return (Double(high) * 67_108_864 + Double(low)) * (1 / 9_007_199_254_740_992)
  }

  /// 1 to 63 random bits: those of one word from its top, or of two, the lower first.
  fileprivate func nextRandomBits(_ count: Int) -> Int {
    if count <= 32 { return Int(nextRandomWord() >> UInt32(32 - count)) }
    let low = Int(nextRandomWord())
    return Int(nextRandomWord() >> UInt32(64 - count)) << 32 | low
  }

  /// Starts afresh from a key of any length.
  fileprivate func seedRandom(_ key: [UInt32]) {
    let words = randomWords
    words[0] = 19_650_218
    for k in 1..<wordCount {
      words[k] = 1_812_433_253 &* (words[k - 1] ^ words[k - 1] >> 30) &+ UInt32(k)
    }
    var i = 1
    var j = 0
    func step() {
      i += 1
      if i >= wordCount {
        words[0] = words[wordCount - 1]
        i = 1
      }
    }
    for _ in 0..<max(wordCount, key.count) {
      words[i] =
        (words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) &* 1_664_525) &+ key[j]
        &+ UInt32(truncatingIfNeeded: j)
      step()
      j += 1
      if j >= key.count { j = 0 }
    }
    for _ in 0..<(wordCount - 1) {
      words[i] = (words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) &* 1_566_083_941) &- UInt32(i)
      step()
    }
    words[0] = 0x8000_0000
    randomPosition = Int32(wordCount)
  }

  /// Copies the state out, or in.
  fileprivate func randomState(_ index: Int) -> UInt32 {
    index < wordCount ? randomWords[index] : UInt32(bitPattern: randomPosition)
  }

  fileprivate func setRandomState(_ values: [UInt32]) {
    for index in 0..<wordCount { randomWords[index] = values[index] }
    randomPosition = Int32(bitPattern: values[wordCount])
  }
}

extension VM {
  /// `_random.Random`.
  func makeRandomType() -> TypeRef {
    let type = newType("_random.Random", basicSize: RandomLayout.size, flags: [.allowsSubclasses])
    let slots = type.slots
    slots.pointee.new = { vm, type, _, _, _ in
      vm.allocateInstance(type.asType)
    }
    slots.pointee.initialize = { vm, generator, arguments, count, names in
      guard vm.refuseAnyKeywords("Random", names) else { return false }
      if count > 1 {
        return vm.raiseFalse(vm.exceptions.pointee.typeError, "Random() requires 0 or 1 argument")
      }
      return vm.seedRandom(generator, count > 0 ? arguments[0].unsafelyUnwrapped : vm.none)
    }
    addMethods(
      type,
      [
        MethodDefinition("random", .none({ vm, generator in vm.float(generator.nextRandomDouble()) })),
        MethodDefinition(
          "seed",
          .positional(
            0, 1,
            { vm, generator, arguments, count in
              let seed = count > 0 ? arguments[0].unsafelyUnwrapped : vm.none
              return vm.seedRandom(generator, seed) ? vm.newNone() : nil
            })),
        MethodDefinition("getrandbits", .one(randomBitsMethod)),
        MethodDefinition("_randbelow", .one({ vm, generator, bound in vm.randomBelow(generator, bound) })),
        MethodDefinition("getstate", .none({ vm, generator in vm.randomState(generator) })),
        MethodDefinition(
          "setstate",
          .one({ vm, generator, state in vm.setRandomState(generator, state) ? vm.newNone() : nil })),
      ])
    readyType(type)
    finishType(type)
    return type
  }

  /// Seeds by the magnitude of an int, by the hash of anything else, by the host for None.
  private func seedRandom(_ generator: Ref, _ seed: Ref) -> Bool {
    if seed == none {
      generator.seedRandom(unseededKey())
      return true
    }
    let key: [UInt32]
    if seed.isAnyInt {
      key = withLimbs(seed) { limbs in
        var words: [UInt32] = []
        for index in 0..<limbs.count {
          words.append(UInt32(truncatingIfNeeded: limbs.pointer[index]))
          words.append(UInt32(truncatingIfNeeded: limbs.pointer[index] >> 32))
        }
        return words
      }
    } else {
      let hash = hash(seed)
      if hash == -1 && errorOccurred { return false }
      let bits = UInt(bitPattern: hash)
      key = [UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)]
    }
    var significant = key.count
    while significant > 1 && key[significant - 1] == 0 { significant -= 1 }
    generator.seedRandom(key.isEmpty ? [0] : Array(key[0..<significant]))
    return true
  }

  /// The key of a generator that the program does not seed: from the host's seed, another one for each generator, or
  /// from the system.
  private func unseededKey() -> [UInt32] {
    let host = host
    if let seed = host.services.randomSeed {
      host.unseededGenerators &+= 1
      return [
        UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32), host.unseededGenerators,
      ]
    }
    var system = SystemRandomNumberGenerator()
    return (0..<wordCount).map { _ in UInt32.random(in: .min ... .max, using: &system) }
  }

  fileprivate func randomBits(_ generator: Ref, _ count: Ref) -> Ref? {
    guard let number = indexObject(count) else { return nil }
    defer { number.decref() }
    guard let bits = smallIntValue(number), bits <= Int(Int32.max), bits >= Int(Int32.min) else {
      return raise(exceptions.pointee.overflowError, "Python int too large to convert to C int")
    }
    if bits < 0 { return raise(exceptions.pointee.valueError, "number of bits must be non-negative") }
    if bits == 0 { return int(0) }
    if bits <= 32 { return int(Int(generator.nextRandomWord() >> UInt32(32 - bits))) }
    let limbs = (bits + 63) / 64
    return withScratch(limbs) { scratch in
      scratch.initialize(repeating: 0, count: limbs)
      var left = bits
      var index = 0
      while left > 0 {
        var word = generator.nextRandomWord()
        if left < 32 { word >>= UInt32(32 - left) }
        scratch[index >> 1] |= UInt(word) << UInt((index & 1) * 32)
        left -= 32
        index += 1
      }
      return makeInt(scratch, limbs, negative: false)
    }
  }

  /// An int of 0 ..< `bound`, all equally likely: as many bits as the bound has, again while they are not below it.
  ///
  /// The bits come from the instance's `getrandbits`, so that a subclass or the instance may bring its own.
  private func randomBelow(_ generator: Ref, _ bound: Ref) -> Ref? {
    guard bound.isAnyInt, bound.intSign > 0 else {
      return raise(exceptions.pointee.valueError, "the bound must be a positive int")
    }
    var isMethod = false
    guard let source = getMethod(generator, intern("getrandbits"), &isMethod) else { return nil }
    defer { source.decref() }
    let isOwn =
      isMethod && source.kind == Kind.methodDescriptor
      && source.load(NativeLayout.function, as: UInt.self) == unsafeBitCast(randomBitsMethod, to: UInt.self)
    if isOwn, let limit = bound.intFits {
      let bits = Int.bitWidth - limit.leadingZeroBitCount
      while true {
        let value = generator.nextRandomBits(bits)
        if value < limit { return int(value) }
      }
    }
    guard let bits = int(bound.intBitLength) else { return nil }
    defer { bits.decref() }
    while true {
      guard let value = isMethod ? call(source, generator, bits) : call(source, bits) else { return nil }
      let isBelow = compareBool(value, bound, Comparison.lt)
      if isBelow == 1 { return value }
      value.decref()
      if isBelow < 0 { return nil }
    }
  }

  private func randomState(_ generator: Ref) -> Ref? {
    guard let result = newTuple(wordCount + 1) else { return nil }
    for index in 0...wordCount {
      guard let word = int(Int(generator.randomState(index))) else {
        result.decref()
        return nil
      }
      result.tupleItems[index] = word
    }
    track(result)
    return result
  }

  private func setRandomState(_ generator: Ref, _ state: Ref) -> Bool {
    guard state.typeHas(.tupleSubclass) else {
      return raiseFalse(exceptions.pointee.typeError, "state vector must be a tuple")
    }
    guard state.tupleCount == wordCount + 1 else {
      return raiseFalse(exceptions.pointee.valueError, "state vector is the wrong size")
    }
    var values: [UInt32] = []
    values.reserveCapacity(wordCount + 1)
    for index in 0...wordCount {
      let item = state.tupleItem(index)
      guard item.isAnyInt else { return raiseFalse(exceptions.pointee.typeError, "an integer is required") }
      guard let value = item.intFits, value >= 0 || index == wordCount else {
        return raiseFalse(
          exceptions.pointee.overflowError,
          item.intSign < 0
            ? "can't convert negative value to unsigned int"
            : "Python int too large to convert to C unsigned long")
      }
      values.append(UInt32(truncatingIfNeeded: value))
    }
    guard values[wordCount] <= UInt32(wordCount), state.tupleItem(wordCount).intSign >= 0 else {
      return raiseFalse(exceptions.pointee.valueError, "invalid state")
    }
    generator.setRandomState(values)
    return true
  }
}
