import Dialogue
import Records
import Understanding

/// One line of a call's live transcript, from its journal.
struct CallLine: Sendable, Hashable, Encodable {
  enum Kind: String, Sendable, Encodable {
    case caller, oriole, agent, keys, lookup, joined, held, resumed, handedOver, handedBack, lost, left, ended
  }

  /// The journal's step, from 1; two lines of one step have the same.
  var step: Int
  /// Milliseconds since the call began.
  var at: Int
  var kind: Kind
  var text: String
  /// Of what was heard, 0–1; nil for what was typed.
  var confidence: Double?
  var intent: String?
  var intentConfidence: Double?
  var slots: [String: String]?
  /// How frustrated the caller is by then, 0–1.
  var frustration: Double?
}

/// Reads a call's journal on and on. Pure.
struct CallTranscript: Sendable {
  private let moods: MoodReader
  private(set) var read = 0
  private var mood = Mood()
  /// What the caller said last in words, and in which language.
  private(set) var lastWords: Utterance?
  /// What has been understood so far.
  private(set) var slots: [String: String] = [:]

  init(moods: MoodReader) { self.moods = moods }

  /// The lines of those steps that were not read before.
  ///
  /// - Parameters:
  ///   - journal: steps of the call, in order.
  ///   - step: the number of the one before the first of them; at most `read`.
  /// - Returns: nothing where all were read.
  mutating func lines(of journal: [JournalEntry], after step: Int) -> [CallLine] {
    guard step <= read else { return [] }
    var lines: [CallLine] = []
    for entry in journal.dropFirst(read - step) {
      read += 1
      if let line = line(of: entry) { lines.append(line) }
      for effect in entry.effects {
        switch effect {
        case .play(let prompt, _) where prompt.name != "agent":
          lines.append(CallLine(step: read, at: entry.at, kind: .oriole, text: prompt.text))
        case .hangUp(let disposition):
          lines.append(CallLine(step: read, at: entry.at, kind: .ended, text: disposition.rawValue))
        default: break
        }
      }
    }
    return lines
  }

  private mutating func line(of entry: JournalEntry) -> CallLine? {
    func line(_ kind: CallLine.Kind, _ text: String = "") -> CallLine {
      CallLine(step: read, at: entry.at, kind: kind, text: text)
    }
    switch entry.event {
    case .heard(let utterance): return heard(utterance, entry)
    case .pressed(let digits): return line(.keys, digits.map(\.rawValue).joined())
    case .lookedUp(let rows, _): return line(.lookup, "\(rows.count)")
    case .agentJoined(let name): return line(.joined, name)
    case .agentSaid(let text): return line(.agent, text)
    case .agentHeld(let isHeld): return line(isHeld ? .held : .resumed)
    case .agentHandedOver: return line(.handedOver)
    case .agentHandedBack(let step): return line(.handedBack, step ?? "")
    case .agentLost: return line(.lost)
    case .callEnded: return line(.left)
    default: return nil
    }
  }

  private mutating func heard(_ utterance: Utterance, _ entry: JournalEntry) -> CallLine {
    mood.hear(utterance.text, language: utterance.language, reader: moods)
    lastWords = utterance
    var line = CallLine(step: read, at: entry.at, kind: .caller, text: utterance.text)
    line.confidence = utterance.isTyped ? nil : utterance.confidence
    line.frustration = mood.frustration
    for case .report(.understood(_, let candidate, slots: let values)) in entry.effects {
      (line.intent, line.intentConfidence) = (candidate?.intent.rawValue, candidate?.probability)
      if !values.isEmpty { line.slots = values }
      slots.merge(values) { $1 }
    }
    return line
  }
}
