import ArgumentParser
import Assistant

struct SchemaRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of an assistant's files, for editors' completion.",
    discussion: "In the project, Models/schema has a copy of each.")

  @Argument(
    help: "assistant (assistant.yaml) or intents (intents/*.yaml).",
    transform: { name in
      guard let file = AuthoredSchema(rawValue: name) else {
        throw ValidationError(
          "no schema “\(name)”; there are \(AuthoredSchema.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return file
    })
  var file: AuthoredSchema

  func run() { CallPrinter.write(file.json) }
}
