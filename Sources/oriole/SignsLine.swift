import Evaluation
import Foundation
import Voice

/// One line of the table that `Models/speech/train-confidence` reads.
enum SignsLine {
  static let header =
    "path\tright\twords\tdistance\tposterior\tleastPosterior\tentropy\tphoneLength\tphones\n"

  /// - Parameters:
  ///   - signs: nil when no words were heard.
  ///   - utterance: what was heard.
  ///   - name: of the recording.
  /// - Returns: the line with its end: `right` is 1, 0 or, when there was nothing to hear, `-`.
  static func text(_ signs: ConfidenceSigns?, of utterance: HeardUtterance, name: String) -> String {
    let isSpeech = !SpokenWords.words(in: utterance.transcript).isEmpty
    let right = isSpeech ? (utterance.isRight ? "1" : "0") : "-"
    guard let signs else { return "\(name)\t\(right)\t0\t\t\t\t\t\t\n" }
    let values = [
      signs.distance, signs.posterior, signs.leastPosterior, signs.entropy, signs.phoneLength,
    ].map { String(format: "%.5f", $0) }
    let words = SpokenWords.words(in: utterance.hypothesis).count
    return "\(name)\t\(right)\t\(words)\t\(values.joined(separator: "\t"))\t\(signs.phones)\n"
  }
}
