import PyHeap

// Names that CPython has and the subset lacks. A program that asks for one is refused by name: an AttributeError or a
// NameError would be a wrong answer.

/// Built-in names, those of `site` among them.
private let absentBuiltins = "aiter anext breakpoint copyright credits help license"

/// Attributes by module.
private let absentInModules: [String: String] = [
  "sys": """
  __breakpointhook__ _clear_internal_caches _current_exceptions _current_frames _getframemodulename _git \
  _setprofileallthreads _settraceallthreads _stdlib_dir _xoptions activate_stack_trampoline addaudithook audit \
  breakpointhook call_tracing deactivate_stack_trampoline get_asyncgen_hooks get_coroutine_origin_tracking_depth \
  getdlopenflags getprofile gettrace is_stack_trampoline_active monitoring path_importer_cache pycache_prefix \
  set_asyncgen_hooks set_coroutine_origin_tracking_depth setdlopenflags setprofile settrace
  """,
  "time": """
  CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI \
  CLOCK_THREAD_CPUTIME_ID clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns \
  get_clock_info pthread_getcpuclockid strptime tzset
  """,
  "random": "SystemRandom",
  "io": """
  BufferedIOBase BufferedRWPair FileIO IOBase IncrementalNewlineDecoder RawIOBase TextIOBase open_code \
  text_encoding
  """,
]

/// Attributes by the name of a built-in type.
private let absentInTypes: [String: String] = [
  "code": "co_code co_exceptiontable co_lines co_linetable co_lnotab co_positions replace __replace__",
  "frame": "f_lasti f_trace f_trace_lines f_trace_opcodes",
  "memoryview": "toreadonly",
  "_io.TextIOWrapper": "buffer close detach seek tell truncate write_through",
  "time.struct_time": "tm_zone tm_gmtoff n_fields n_sequence_fields n_unnamed_fields __replace__",
]

private func lists(_ names: String, _ name: String) -> Bool {
  names.split(separator: " ").contains { $0 == name }
}

extension VM {
  /// Ends the run if a built-in name is one of CPython's that is missing here.
  func refuseAbsentBuiltin(_ name: String) -> Bool {
    lists(absentBuiltins, name) && refuseHere("function \(name)")
  }

  /// The same for a module's attribute.
  func refuseAbsentAttribute(module: String, _ name: String) -> Bool {
    guard let names = absentInModules[module], lists(names, name) else { return false }
    return refuseHere("\(module).\(name)")
  }

  /// The same for an attribute of a built-in type or its objects.
  func refuseAbsentAttribute(of type: TypeRef, _ name: String) -> Bool {
    if type.pointee.flags.contains(.heapType) { return false }
    guard let names = absentInTypes[typeName(type)], lists(names, name) else { return false }
    return refuseHere("\(typeName(type)).\(name)")
  }

  /// Ends the run because of a construct; the place is filled in where the instruction that asked for it fails.
  private func refuseHere(_ what: String) -> Bool {
    if host.unsupported == nil {
      host.unsupported = UnsupportedUse(name: what, file: "", line: 0)
      host.unsupportedPlaceIsOpen = true
    }
    _ = endRun(.unsupported)
    return true
  }

  /// Called by the first frame that a refused use unwinds.
  @inline(never)
  func placeUnsupportedUse(_ frame: FramePointer) {
    guard host.unsupportedPlaceIsOpen else { return }
    host.unsupportedPlaceIsOpen = false
    host.unsupported?.file = fileName(frame.pointee.body.pointee.fileID).swiftString
    host.unsupported?.line = Int(currentLine(frame))
  }
}
