import Dialogue
import Understanding

/// Finds queues whose name is nearly that of another one: nobody may be there.
struct QueueNames {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    let usual = context.files.file.limits.queue
    var uses: [String: Int] = [:]
    for queue in context.intents.compactMap(\.script.queue) { uses[queue, default: 0] += 1 }
    if let fallback = context.files.handoff.fallback { uses[fallback.skill, default: 0] += 1 }
    // The queue that all the others fall back on is meant.
    uses[usual] = .max
    return context.intents.compactMap { intent in
      guard let queue = intent.script.queue else { return nil }
      let likelier = uses.filter { other, count in
        other != queue && count > uses[queue, default: 0]
          && EditDistance.between(Array(other), Array(queue), limit: queue.count > 4 ? 2 : 1) != nil
      }
      guard let other = likelier.keys.min() else { return nil }
      return context.problem(
        .warning, at: "queue", intent, "“\(queue)” is a queue of its own; did you mean “\(other)”?")
    }
  }
}
