import Understanding

/// Who is calling, as far as it is known.
struct Caller: Sendable, Hashable {
  /// The customer's id; nil when it is not known who calls.
  var id: String?
  /// The customer's row, its columns as `customer.COLUMN`.
  var facts: Facts = [:]
  var isVerified = false
  var profile = Profile()
  /// The matter as it was last remembered.
  var savedMatter: Matter?
  /// Failed proofs in this call.
  var failedProofs = 0
  var hasBeenOffered = false
  /// The way of proof that is being tried.
  var way = 0

  mutating func recognise(_ row: Facts, isVerified: Bool) {
    id = row["id"]
    facts = Dictionary(row.map { ("customer." + $0.key, $0.value) }) { first, _ in first }
    self.isVerified = isVerified
  }
}
