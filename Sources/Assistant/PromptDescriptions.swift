import Dialogue

/// When each prompt is said, for authors.
enum PromptDescriptions {
  static let all: [PromptName: String] = [
    .greeting: "Said first, to callers who can speak.",
    .keysGreeting: "Said first, to callers whose language Oriole cannot hear: they use the keys.",
    .anythingElse: "Asked after an answer.",
    .rephrase: "Asked when the caller's words were not understood for the first time.",
    .offerKeys: "Said when the caller was not understood twice: offers the keys.",
    .menu: "Said when the caller wants to hear the keys.",
    .menuItem: "One line of the menu, for an intent that has a key.",
    .repeatSilence: "Asked when the caller has said nothing.",
    .confirmIntent: "Asks whether an intent was meant, when Oriole is not sure.",
    .confirmQuestion: "Asks whether a question of the faq folder was meant, when Oriole is not sure.",
    .yesNoAgain: "Asked when the answer was neither yes nor no.",
    .goOn: "Said when the caller says yes, there is something else.",
    .pleaseWait: "Said when looking something up takes longer than a second.",
    .lookupFailed: "Said when the data cannot be reached; a person goes on.",
    .valueAgain: "Said before a question that is asked again, as its answer was not understood.",
    .halfDay: "Asks which of two times of the day is meant.",
    .unknownKey: "Said after a key that has no meaning.",
    .handoffIntro: "Said before the caller is passed to a person.",
    .handoffStanding: "The caller's place among those who wait, and for how many minutes.",
    .handoffNoEstimate: "The caller's place, when nothing is known about the wait.",
    .handoffNobody: "The caller's place, when nobody is at the desk.",
    .queueFull: "Said when too many callers wait already.",
    .agentJoined: "Said when a person has taken the call.",
    .agentLost: "Said when the person's connection is lost and the caller waits again.",
    .agentClosed: "Said when the person has ended the conversation.",
    .nobodyCame: "Said when nobody has come in time.",
    .goodbye: "Said last.",
    .help: "What the assistant can do.",
    .languageSwitched: "Said when the call goes on in this language.",
  ]
}
