public import Foundation
public import Understanding

/// A chat as the store keeps it, so that another run of the program can go on with it when the one that holds it has died:
/// for as long as its visitor may ask for it.
public struct KeptChat: Sendable, Hashable, Codable {
  public var call: CallID
  /// In the chat's address.
  public var name: String
  /// Of what lets its holder read and write the chat.
  public var secretDigest: String
  /// The site whose page began it; nil for programs.
  public var origin: String?
  /// Who began it.
  public var address: String
  /// The language it began in.
  public var language: Language
  public var startedAt: Date

  public init(
    call: CallID, name: String, secretDigest: String, origin: String?, address: String, language: Language,
    startedAt: Date
  ) {
    self.call = call
    self.name = name
    self.secretDigest = secretDigest
    self.origin = origin
    self.address = address
    self.language = language
    self.startedAt = startedAt
  }
}

/// A run of the program, which holds chats: it says every second that it is alive.
public struct ChatHolder: Sendable, Hashable {
  /// Unique to the run.
  public var run: String
  /// Where it listens: only one run at a time can.
  public var node: String

  public init(run: String, node: String) {
    self.run = run
    self.node = node
  }
}

/// By which a run of the program writes the call of a chat: `taken` is thrown, and nothing written, as soon as another
/// one holds the chat, in the same transaction. A program that was stopped for a while does not know that yet.
public struct ChatHold: Sendable, Hashable {
  public var call: CallID
  /// The holder's.
  public var run: String

  public init(_ call: CallID, by holder: ChatHolder) {
    self.call = call
    run = holder.run
  }
}

/// What a store knows of a holder who says that it is alive.
public struct HolderStanding: Sendable, Hashable {
  /// False when it was thought dead, and others may have its chats.
  public var isKnown: Bool
  /// Whether there are programs to be taken for dead, or chats that nobody holds.
  public var mayTake: Bool

  public init(isKnown: Bool, mayTake: Bool) {
    self.isKnown = isKnown
    self.mayTake = mayTake
  }
}

/// Which chats there are, and who holds them: every method is one transaction.
public protocol ChatRecords: Sendable {
  /// Keeps a chat that has just begun, as its holder's; `notFound` for an unknown call.
  func keep(_ chat: KeptChat, heldBy holder: ChatHolder) async throws(StoreError)

  /// Makes a holder known, from now on alive.
  func enter(_ holder: ChatHolder, at now: Date) async throws(StoreError)

  /// Says that a holder is alive, and with it the lines of those of its visitors who wait in the queue or talk with an
  /// agent. One that was thought dead stays so: it goes on as another run.
  ///
  /// - Parameters:
  ///   - holder: who is alive.
  ///   - deadline: as for `takeChats`.
  ///   - now: the time.
  /// - Returns: how it stands.
  /// - Throws: `unavailable` when the store cannot be written.
  @discardableResult func beat(
    _ holder: ChatHolder, fromThoseSeenBefore deadline: Date?, at now: Date
  ) async throws(StoreError) -> HolderStanding

  /// Gives chats of the dead to a holder who is alive, and forgets those dead: holders at the same node, which cannot be
  /// there any more, and, where a deadline is given, all who were last seen before it. Visitors of those chats who wait in
  /// the queue count as seen now.
  ///
  /// - Parameters:
  ///   - holder: who takes them.
  ///   - deadline: nil where nobody but holders at the same node is taken for dead.
  ///   - end: chats that ended before are forgotten.
  ///   - limit: the most there may be.
  ///   - now: the time.
  /// - Returns: the chats that it did not hold before, oldest first.
  /// - Throws: `notFound` where the holder itself is not alive.
  func takeChats(
    for holder: ChatHolder, fromThoseSeenBefore deadline: Date?, endedSince end: Date, limit: Int, at now: Date
  ) async throws(StoreError) -> [KeptChat]

  /// Whether somebody holds a chat of this name, or may take it.
  func isChatKept(_ name: String) async throws(StoreError) -> Bool

  /// Nobody may ask for the chat any more; nothing when there is none, or another one holds it.
  func forgetChat(_ name: String, heldBy holder: ChatHolder) async throws(StoreError)
}

extension StoreError {
  package static let chatTaken = StoreError(.taken, "another program goes on with this chat")
  public static let holderUnknown = StoreError(.notFound, "who takes chats must be alive")
}
