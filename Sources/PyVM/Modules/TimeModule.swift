import Glibc
import PyHeap

// `time`: the host's clocks. Under a grader they are virtual, and so is sleeping (Host.swift). The engine's time zone is UTC.

extension VM {
  func buildTimeModule() -> Ref? {
    guard let module = newNativeModule("time", timeFunctions) else { return nil }
    let names = newStr("UTC").flatMap { name in
      defer { name.decref() }
      return tuple(name, name)
    }
    let epoch = calendar(0)
    defer { epoch.decref() }
    guard setConstant(module, "struct_time", epoch?.type.object.owned()),
      setConstant(module, "timezone", int(0)), setConstant(module, "altzone", int(0)),
      setConstant(module, "daylight", int(0)), setConstant(module, "tzname", names)
    else {
      module.decref()
      return nil
    }
    return module
  }

  /// A clock in nanoseconds.
  fileprivate func clockNanoseconds(_ kind: ClockKind) -> Ref? {
    intFromDouble((hostClock(kind) * 1e9).rounded(.down))
  }

  fileprivate func sleep(_ duration: Ref) -> Ref? {
    guard let seconds = sleepSeconds(duration) else { return nil }
    let host = host
    guard host.services.clock != nil else {
      host.virtualSleep += seconds
      return newNone()
    }
    flushOutput()
    // In slices, so that the host can end the run.
    let end = hostClock(.monotonic) + seconds
    while true {
      if !hostMayContinue() {
        _ = endRun(.seconds)
        return nil
      }
      let left = end - hostClock(.monotonic)
      if left <= 0 { return newNone() }
      let slice = min(left, 0.05)
      var time = timespec(tv_sec: Int(slice), tv_nsec: Int((slice - slice.rounded(.down)) * 1e9))
      nanosleep(&time, nil)
    }
  }

  private func sleepSeconds(_ duration: Ref) -> Double? {
    let seconds: Double
    if duration.typeHas(.floatSubclass) {
      seconds = duration.floatValue
      if seconds.isNaN {
        _ = raise(exceptions.pointee.valueError, "Invalid value NaN (not a number)")
        return nil
      }
    } else {
      guard let number = indexObject(duration) else { return nil }
      defer { number.decref() }
      seconds = intToDouble(number) ?? (number.intSign < 0 ? -.infinity : .infinity)
    }
    if seconds.magnitude >= 9_223_372_036.854776 {
      _ = raise(exceptions.pointee.overflowError, "timestamp out of range for platform time_t")
      return nil
    }
    if seconds < 0 {
      _ = raise(exceptions.pointee.valueError, "sleep length must be non-negative")
      return nil
    }
    return seconds
  }

  // MARK: Calendar

  /// The moment that an optional argument names, in whole seconds since 1970; now without one.
  fileprivate func moment(_ argument: Ref?) -> Int? {
    guard let argument, argument != none else { return Int(hostClock(.wall).rounded(.down)) }
    if argument.typeHas(.floatSubclass), argument.floatValue.magnitude < 1e12 {
      return Int(argument.floatValue.rounded(.down))
    }
    if argument.typeHas(.floatSubclass) {
      _ = raise(exceptions.pointee.overflowError, "timestamp out of range for platform time_t")
      return nil
    }
    guard let seconds = indexValue(argument, overflow: exceptions.pointee.overflowError) else { return nil }
    guard seconds.magnitude < 1_000_000_000_000 else {
      _ = raise(exceptions.pointee.overflowError, "timestamp out of range for platform time_t")
      return nil
    }
    return seconds
  }

  /// `time.struct_time` of a moment, in UTC.
  fileprivate func calendar(_ seconds: Int) -> Ref? {
    var clock = time_t(seconds)
    var parts = tm()
    gmtime_r(&clock, &parts)
    return newStructSequence(
      "time.struct_time",
      [
        ("tm_year", int(Int(parts.tm_year) + 1900)), ("tm_mon", int(Int(parts.tm_mon) + 1)),
        ("tm_mday", int(Int(parts.tm_mday))), ("tm_hour", int(Int(parts.tm_hour))),
        ("tm_min", int(Int(parts.tm_min))), ("tm_sec", int(Int(parts.tm_sec))),
        ("tm_wday", int((Int(parts.tm_wday) + 6) % 7)), ("tm_yday", int(Int(parts.tm_yday) + 1)),
        ("tm_isdst", int(0)),
      ])
  }

  /// The fields of a struct_time or of a tuple of nine ints, for the C library.
  private func calendarParts(_ value: Ref) -> tm? {
    guard value.typeHas(.tupleSubclass) else {
      _ = raise(exceptions.pointee.typeError, "Tuple or struct_time argument required")
      return nil
    }
    guard value.tupleCount == 9 else {
      _ = raise(exceptions.pointee.typeError, "time tuple must have exactly 9 elements")
      return nil
    }
    var fields: [Int32] = []
    for index in 0..<9 {
      guard let field = indexValue(value.tupleItem(index), overflow: exceptions.pointee.overflowError) else {
        return nil
      }
      fields.append(Int32(clamping: field))
    }
    let bounds: [(Int32, Int32, String)] = [
      (0, 12, "month out of range"), (0, 31, "day of month out of range"), (0, 23, "hour out of range"),
      (0, 59, "minute out of range"), (0, 61, "seconds out of range"), (-1, 6, "day of week out of range"),
      (0, 366, "day of year out of range"),
    ]
    for (index, bound) in bounds.enumerated() where fields[index + 1] < bound.0 || fields[index + 1] > bound.1
    {
      _ = raise(exceptions.pointee.valueError, bound.2)
      return nil
    }
    var parts = tm()
    parts.tm_year = fields[0] &- 1900
    parts.tm_mon = max(fields[1], 1) - 1
    parts.tm_mday = max(fields[2], 1)
    parts.tm_hour = fields[3]
    parts.tm_min = fields[4]
    parts.tm_sec = fields[5]
    parts.tm_wday = (fields[6] + 1) % 7
    parts.tm_yday = max(fields[7], 1) - 1
    return parts
  }

  private func withCalendar(_ value: Ref?, _ body: (inout tm) -> Ref?) -> Ref? {
    let structure: Ref
    if let value {
      structure = value.owned()
    } else {
      guard let seconds = moment(nil), let made = calendar(seconds) else { return nil }
      structure = made
    }
    defer { structure.decref() }
    guard var parts = calendarParts(structure) else { return nil }
    return body(&parts)
  }

  /// "Thu Jan  1 00:00:00 1970"
  fileprivate func calendarText(_ value: Ref?) -> Ref? {
    withCalendar(value) { parts in
      let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
      let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
      func two(_ value: Int32, _ pad: String) -> String { value < 10 ? "\(pad)\(value)" : "\(value)" }
      let clock = "\(two(parts.tm_hour, "0")):\(two(parts.tm_min, "0")):\(two(parts.tm_sec, "0"))"
      return newStr(
        "\(days[Int(parts.tm_wday)]) \(months[Int(parts.tm_mon)]) \(two(parts.tm_mday, " ")) \(clock) \(Int(parts.tm_year) + 1900)"
      )
    }
  }

  fileprivate func formatCalendar(_ format: Ref, _ value: Ref?) -> Ref? {
    guard format.isAnyStr else {
      return raise(
        exceptions.pointee.typeError, "strftime() argument 1 must be str, not \(typeName(format.type))")
    }
    let text = format.swiftString
    return withCalendar(value) { parts in
      if text.isEmpty { return newStr("") }
      // A mark at the end tells an empty result from a full buffer.
      var capacity = 256 + text.utf8.count * 32
      capacity = min(capacity, 1 << 20)
      return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        let start = buffer.baseAddress.unsafelyUnwrapped
        let count = strftime(start, capacity, text + "|", &parts)
        if count == 0 { return raise(exceptions.pointee.valueError, "strftime format too long") }
        return newStr(utf8: UnsafeRawBufferPointer(start: start, count: count - 1))
      }
    }
  }

  fileprivate func secondsOfCalendar(_ value: Ref) -> Ref? {
    withCalendar(value) { parts in float(Double(timegm(&parts))) }
  }
}

private let timeFunctions = [
  MethodDefinition("time", .none({ vm, _ in vm.float(vm.hostClock(.wall)) })),
  MethodDefinition("time_ns", .none({ vm, _ in vm.clockNanoseconds(.wall) })),
  MethodDefinition("perf_counter", .none({ vm, _ in vm.float(vm.hostClock(.monotonic)) })),
  MethodDefinition("perf_counter_ns", .none({ vm, _ in vm.clockNanoseconds(.monotonic) })),
  MethodDefinition("monotonic", .none({ vm, _ in vm.float(vm.hostClock(.monotonic)) })),
  MethodDefinition("monotonic_ns", .none({ vm, _ in vm.clockNanoseconds(.monotonic) })),
  MethodDefinition("process_time", .none({ vm, _ in vm.float(vm.hostClock(.process)) })),
  MethodDefinition("process_time_ns", .none({ vm, _ in vm.clockNanoseconds(.process) })),
  MethodDefinition("thread_time", .none({ vm, _ in vm.float(vm.hostClock(.process)) })),
  MethodDefinition("thread_time_ns", .none({ vm, _ in vm.clockNanoseconds(.process) })),
  MethodDefinition("sleep", .one({ vm, _, duration in vm.sleep(duration) })),
  MethodDefinition(
    "gmtime",
    .positional(
      0, 1,
      { vm, _, arguments, count in vm.moment(count > 0 ? arguments[0] : nil).flatMap { vm.calendar($0) } })),
  MethodDefinition(
    "localtime",
    .positional(
      0, 1,
      { vm, _, arguments, count in vm.moment(count > 0 ? arguments[0] : nil).flatMap { vm.calendar($0) } })),
  MethodDefinition(
    "ctime",
    .positional(
      0, 1,
      { vm, _, arguments, count in
        guard let seconds = vm.moment(count > 0 ? arguments[0] : nil), let parts = vm.calendar(seconds) else {
          return nil
        }
        defer { parts.decref() }
        return vm.calendarText(parts)
      })),
  MethodDefinition(
    "asctime",
    .positional(0, 1, { vm, _, arguments, count in vm.calendarText(count > 0 ? arguments[0] : nil) })),
  MethodDefinition("mktime", .one({ vm, _, value in vm.secondsOfCalendar(value) })),
  MethodDefinition(
    "strftime",
    .positional(
      1, 2,
      { vm, _, arguments, count in
        vm.formatCalendar(arguments[0].unsafelyUnwrapped, count > 1 ? arguments[1] : nil)
      })),
]
