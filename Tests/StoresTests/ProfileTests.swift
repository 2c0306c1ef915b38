import Dialogue
import Records
import Testing
import Understanding

/// What every store remembers of customers.
@Suite struct ProfileTests {
  @Test(arguments: StoreKind.allCases) func `nothing is known of a new customer`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      let profile = try await store.profile(of: "C1")
      #expect(profile == Profile())
    }
  }

  @Test(arguments: StoreKind.allCases) func `what is remembered is kept for each customer`(kind: StoreKind) async throws
  {
    try await kind.withStore { store in
      let matter = Matter(intent: "gift", values: ["day": "2026-11-27"])
      try await store.remember(.preference("language", "zh"), of: "C1", at: time(0))
      try await store.remember(.preference("offers", "no"), of: "C1", at: time(1))
      try await store.remember(.matter(matter), of: "C1", at: time(2))
      try await store.remember(.preference("language", "en"), of: "C'2\"", at: time(3))
      let profile = try await store.profile(of: "C1")
      #expect(profile.preferences == ["language": "zh", "offers": "no"] && profile.matter == matter)
      #expect(try await store.profile(of: "C'2\"").preferences == ["language": "en"])
      try await store.remember(.matter(nil), of: "C1", at: time(4))
      #expect(try await store.profile(of: "C1").matter == nil)
    }
  }

  @Test(arguments: StoreKind.allCases) func `the last twenty contacts are kept, newest first`(kind: StoreKind)
    async throws
  {
    try await kind.withStore { store in
      for number in 1...25 {
        let contact = Contact(
          day: CalendarDay("2026-11-23"), channel: .kiosk, intents: [Intent(rawValue: "i\(number)")],
          disposition: .contained)
        try await store.remember(.contact(contact), of: "C1", at: time(Double(number)))
      }
      let contacts = try await store.profile(of: "C1").contacts
      #expect(contacts.flatMap(\.intents).map(\.rawValue) == (6...25).reversed().map { "i\($0)" })
    }
  }

  @Test(arguments: StoreKind.allCases) func `every store gives the first receipt again`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      try await store.load([DataTable(name: "a", columns: ["b"], rows: [["1"]])])
      let request = ActionRequest(name: "x", statement: "UPDATE a SET b = 2", arguments: [:], key: "k")
      let receipt = try await store.act(request, at: time(0))
      #expect(receipt.changes == 1)
      #expect(try await store.act(request, at: time(1)) == receipt)
    }
  }
}
