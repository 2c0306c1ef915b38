import ArgumentParser

struct TeachRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "teach", abstract: "Shows what callers said and Oriole did not understand, and teaches it.",
    subcommands: [TeachList.self, TeachAssign.self, TeachAnswer.self])
}
