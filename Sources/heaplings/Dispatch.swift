import ArgumentParser

/// Finds the command that a command line means.
///
/// A command is parsed by itself when it can be: that is quicker than the way through the root, which
/// matters for `run`, and the root would take options out of the arguments of a program that is run. Help,
/// completions and every error go the way through the root, which words them.
enum Dispatch {
  static func command(for arguments: [String]) throws -> any ParsableCommand {
    // Shells ask for completions through the root.
    if arguments.first == "---completion" { return try Heaplings.parseAsRoot(arguments) }
    if let message = Suggestions.forUnknownCommand(in: arguments) { throw CommandFailure(message) }
    if let (type, own) = split(arguments) {
      if type == Run.self {
        let (options, program) = Run.divide(own)
        if var run = try? Run.parse(options) {
          run.program = program
          return run
        }
      } else if let command = try? type.parse(own) {
        return command
      }
    }
    return try Heaplings.parseAsRoot(arguments)
  }

  /// The named command's type, and the arguments for it; common options may stand before its name.
  static func split(_ arguments: [String]) -> (any ParsableCommand.Type, [String])? {
    guard let place = commandPlace(arguments),
      let type = Heaplings.commands.first(where: { $0.name == arguments[place] })
    else { return nil }
    var own = arguments
    own.remove(at: place)
    return (type, own)
  }

  /// Index of the first word that is neither a common option nor the value of one.
  static func commandPlace(_ arguments: [String]) -> Int? {
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      guard word.hasPrefix("-") else { return index }
      let takesNext = CommonOptions.valued.contains(word) || word == "--generate-completion-script"
      index += takesNext ? 2 : 1
    }
    return nil
  }
}

extension ParsableCommand {
  /// The word that names the command.
  static var name: String { configuration.commandName ?? "" }
}
