public import Dialogue
public import Foundation

/// What is written of calls that no other program could go on with.
extension Store {
  public func append(_ entries: [JournalEntry], to call: CallID) async throws(StoreError) {
    try await append(entries, to: call, by: nil)
  }

  public func endCall(_ call: CallID, as disposition: Disposition, at now: Date) async throws(StoreError) {
    try await endCall(call, as: disposition, at: now, by: nil)
  }

  public func openTicket(
    for call: CallID, _ handoff: Handoff, limit: Int, at now: Date
  ) async throws(StoreError) -> Ticket {
    try await openTicket(for: call, handoff, limit: limit, at: now, by: nil)
  }

  public func abandonTicket(_ number: Int, at now: Date) async throws(StoreError) {
    try await abandonTicket(number, at: now, by: nil)
  }

  public func post(_ text: String, from sender: Message.Sender, to ticket: Int) async throws(StoreError) {
    try await post(text, from: sender, to: ticket, by: nil)
  }

  public func act(_ request: ActionRequest, at now: Date) async throws(StoreError) -> Receipt {
    try await act(request, at: now, by: nil)
  }

  public func remember(_ memory: Memory, of customer: String, at now: Date) async throws(StoreError) {
    try await remember(memory, of: customer, at: now, by: nil)
  }
}
