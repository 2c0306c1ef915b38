import ArgumentParser
import Assistant
import Evaluation
import Foundation
import Settings
import Understanding

struct EvaluateRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures how well Oriole hears and understands, on labelled recordings and texts.",
    discussion: """
      Files are UTF-8 with one label<TAB>text a line. With the same files and seed the shares are the same in every \
      run; only the times differ.
      """,
    subcommands: [
      EvaluateIntents.self, EvaluateAnswers.self, EvaluateMood.self, EvaluateNumbers.self,
      EvaluateTurns.self, EvaluateDialogue.self,
      EvaluateSpeech.self, EvaluateQueue.self,
    ])
}

/// The languages that texts can be evaluated in.
enum EvaluationLanguage: String, ExpressibleByArgument, CaseIterable {
  case en, zh
  var language: Language { Language(rawValue: rawValue) }
}

/// What all evaluations have in common.
struct EvaluationOptions: ParsableArguments {
  @Option(help: "The language of the texts.")
  var language = EvaluationLanguage.en
  @Option(help: "How the result is shown: text or json.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "The sentence embedding's table, or none (default: Models/embedding/LANGUAGE.table, where it is there).",
      valueName: "file"))
  var embedding: String?

  /// The sentence embedding's table; nil where there is none.
  func table() throws(Failure) -> SentenceEmbedding? {
    guard embedding != "none" else { return nil }
    guard let path = embedding ?? ProgramFolder.find("Models/embedding/\(language.rawValue).table") else { return nil }
    do {
      return try EmbeddingFile.read(path)
    } catch {
      throw Failure(error)
    }
  }

  @Option(
    help: ArgumentHelp(
      "What hardly any assistant is there for, a phrase a line, or none (default: Models/speech/LANGUAGE/background.txt).",
      valueName: "file"))
  var background: String?

  /// Background for any assistant; empty where there is none.
  func generalBackground() throws(Failure) -> [String] {
    guard background != "none" else { return [] }
    let usual = "Models/speech/\(language.rawValue)/background.txt"
    guard let path = background ?? ProgramFolder.find(usual) else { return [] }
    do {
      return try BackgroundFile.read(path)
    } catch {
      throw Failure(error)
    }
  }

  /// Prints a report on standard output.
  func show(_ report: some Encodable, as page: () -> [String]) throws {
    try ReportPrinter.show(report, format: format, as: page)
  }
}

/// Prints reports on standard output.
enum ReportPrinter {
  static func show(_ report: some Encodable, format: OutputFormat, as page: () -> [String]) throws {
    switch format {
    case .text: page().forEach(CallPrinter.write)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      CallPrinter.write(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
  }
}
