import Foundation
import Understanding

/// Checks that the files an assistant names are there, and that those it may have can be read.
struct NamedFiles {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    let file = context.files.file
    var problems: [AssistantProblem] = []
    func need(_ name: String, _ entry: String) {
      let path = context.loader.resolve(name)
      guard !FileManager.default.fileExists(atPath: path) else { return }
      problems.append(context.problem(.error, at: entry, "no such file: \(path)"))
    }
    if let hold = file.hold { need(hold, "hold") }
    for (language, model) in file.models {
      need(model.model, "models.\(language.rawValue).acoustic")
      need(model.dictionary, "models.\(language.rawValue).dictionary")
    }
    for language in file.languages {
      let background = context.loader.path("background/\(language.rawValue).txt")
      do { _ = try context.loader.lines(background) } catch { problems.append(AssistantProblem(error)) }
    }
    return problems
  }
}
