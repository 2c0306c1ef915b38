/// What the chat's addresses answer.
enum ChatReplies {
  struct Begun: Encodable {
    var chat: String
    var token: String
    var language: String
    /// Where the events are streamed.
    var events: String
  }

  struct Taken: Encodable {
    var message: String
    /// `taken`, or `repeated` where it had been taken before.
    var status: String
  }

  struct History: Encodable {
    var chat: String
    var isOpen: Bool
    /// True when the oldest events are forgotten.
    var hasGap: Bool
    var events: [ChatEvent]
  }

  struct Rated: Encodable {
    var rating: Int
    /// False when there has been a rating before, which counts.
    var counts: Bool
  }

  struct Assistant: Encodable {
    struct Spoken: Encodable {
      var code: String
      var name: String
    }
    var name: String
    /// What the chat page is headed; empty for its own word.
    var title: String
    var languages: [Spoken]
    /// The longest message, in characters.
    var longestMessage: Int
  }
}
