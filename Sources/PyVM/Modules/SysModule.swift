import PyHeap

// The module `sys`.

extension VM {
  func buildSysModule() -> Ref? {
    guard let module = newNativeModule("sys", sysFunctions + sysHooks), let dict = moduleDict(module) else {
      return nil
    }
    let modules = modules
    fillVersion(module)
    fillPlatform(module)
    setConstant(module, "modules", state.pointee.modules?.owned())
    let streams: [(StaticString, StaticString, Ref?)] = [
      ("stdin", "__stdin__", modules.stdin), ("stdout", "__stdout__", modules.stdout),
      ("stderr", "__stderr__", modules.stderr),
    ]
    for (name, backup, stream) in streams {
      setConstant(module, name, stream?.owned())
      setConstant(module, backup, stream?.owned())
    }
    if let argv = newList(0) {
      for argument in host.arguments {
        guard let text = newStr(argument) else { break }
        _ = listAppend(argv, text)
        text.decref()
      }
      setConstant(module, "orig_argv", argv.owned())
      setConstant(module, "argv", argv)
    }
    setConstant(module, "path", newList(0))
    for name: StaticString in ["meta_path", "path_hooks", "warnoptions"] {
      setConstant(module, name, newList(0))
    }
    if errorOccurred {
      module.decref()
      return nil
    }
    modules.exceptHook = dictGetStr(dict, intern("excepthook"))?.owned()
    modules.unraisableHook = dictGetStr(dict, intern("unraisablehook"))?.owned()
    if let hook = dictGetStr(dict, intern("excepthook")) { _ = dictSet(dict, intern("__excepthook__"), hook) }
    if let hook = dictGetStr(dict, intern("displayhook")) {
      _ = dictSet(dict, intern("__displayhook__"), hook)
    }
    if let hook = dictGetStr(dict, intern("unraisablehook")) {
      _ = dictSet(dict, intern("__unraisablehook__"), hook)
    }
    modules.sysDict = dict.owned()
    return module
  }

  private func fillVersion(_ module: Ref) {
    let minor = Int(profile.minor)
    let micro = Int(profile.micro)
    setConstant(module, "version", newStr("3.\(minor).\(micro) (main) [Heaplings]"))
    let fields: [(StaticString, Ref?)] = [
      ("major", int(3)), ("minor", int(minor)), ("micro", int(micro)), ("releaselevel", newStr("final")),
      ("serial", int(0)),
    ]
    let info = newStructSequence("sys.version_info", fields)
    setConstant(module, "version_info", info?.owned())
    let hex = 3 << 24 | minor << 16 | micro << 8 | 0xf0
    setConstant(module, "hexversion", int(hex))
    setConstant(module, "api_version", int(1013))
    setConstant(module, "copyright", newStr(""))
    if let space = call(types.pointee.simpleNamespace.object) {
      for (name, value): (StaticString, Ref?) in [
        ("name", newStr("cpython")), ("cache_tag", newStr("cpython-3\(minor)")), ("version", info?.owned()),
        ("hexversion", int(hex)), ("_multiarch", newStr("x86_64-linux-gnu")),
      ] {
        if let value { _ = setAttr(space, intern(name), value) }
        value.decref()
      }
      setConstant(module, "implementation", space)
    }
    info.decref()
  }

  private func fillPlatform(_ module: Ref) {
    setConstant(module, "maxsize", int(Int.max))
    setConstant(module, "maxunicode", int(0x10ffff))
    setConstant(module, "byteorder", newStr("little"))
    setConstant(module, "platform", newStr("linux"))
    setConstant(module, "executable", newStr(""))
    for name: StaticString in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
      setConstant(module, name, newStr(""))
    }
    setConstant(module, "platlibdir", newStr("lib"))
    setConstant(module, "float_repr_style", newStr("short"))
    setConstant(module, "abiflags", newStr(""))
    setConstant(module, "dont_write_bytecode", bool(true))
    setConstant(
      module, "float_info",
      newStructSequence(
        "sys.float_info",
        [
          ("max", float(Double.greatestFiniteMagnitude)), ("max_exp", int(1024)), ("max_10_exp", int(308)),
          ("min", float(Double.leastNormalMagnitude)), ("min_exp", int(-1021)), ("min_10_exp", int(-307)),
          ("dig", int(15)), ("mant_dig", int(53)), ("epsilon", float(Double.ulpOfOne)), ("radix", int(2)),
          ("rounds", int(1)),
        ]))
    setConstant(
      module, "int_info",
      newStructSequence(
        "sys.int_info",
        [
          ("bits_per_digit", int(30)), ("sizeof_digit", int(4)), ("default_max_str_digits", int(4300)),
          ("str_digits_check_threshold", int(640)),
        ]))
    setConstant(
      module, "hash_info",
      newStructSequence(
        "sys.hash_info",
        [
          ("width", int(64)), ("modulus", int((1 << 61) - 1)), ("inf", int(314159)), ("nan", int(0)),
          ("imag", int(1_000_003)), ("algorithm", newStr(profile.usesSipHash13 ? "siphash13" : "siphash24")),
          ("hash_bits", int(64)), ("seed_bits", int(128)), ("cutoff", int(0)),
        ]))
    setConstant(
      module, "flags",
      newStructSequence(
        "sys.flags",
        [
          ("debug", int(0)), ("inspect", int(0)), ("interactive", int(0)), ("optimize", int(0)),
          ("dont_write_bytecode", int(0)), ("no_user_site", int(0)), ("no_site", int(0)),
          ("ignore_environment", int(0)), ("verbose", int(0)), ("bytes_warning", int(0)), ("quiet", int(0)),
          ("hash_randomization", int(host.services.hashSeed == 0 ? 0 : 1)), ("isolated", int(0)),
          ("dev_mode", bool(false)), ("utf8_mode", int(0)), ("warn_default_encoding", int(0)),
          ("safe_path", bool(false)), ("int_max_str_digits", int(state.pointee.intTextLimit)),
        ]))
    setConstant(
      module, "thread_info",
      newStructSequence(
        "sys.thread_info",
        [("name", newStr("pthread")), ("lock", newStr("semaphore")), ("version", newNone())]))
    let known = standardModuleNames()
    if let list = newTuple(known.count) {
      for (index, name) in known.enumerated() { list.tupleItems[index] = newStr(name) ?? newNone() }
      track(list)
      setConstant(module, "stdlib_module_names", call(types.pointee.frozenset.object, list))
      list.decref()
    }
    let builtin = nativeModules.map(\.name)
    if let list = newTuple(builtin.count) {
      for (index, name) in builtin.enumerated() { list.tupleItems[index] = intern(name).owned() }
      track(list)
      setConstant(module, "builtin_module_names", list)
    }
  }
}
