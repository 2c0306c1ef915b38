import Testing

@Suite struct PronounceTests {
  @Test func `words come from the lexicon, the dictionary or eSpeak, and it is told which`() async throws {
    let result = try await Program.run("pronounce", "kettle", "Zorblefluxes")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    #expect(lines.first?.prefix(2) == ["kettle", "K EH T AH L"])
    #expect(lines.first?.last?.hasSuffix("cmudict-en-us.dict") == true)
    #expect(lines.last?.first == "zorblefluxes")
    #expect(lines.last?.last == "eSpeak NG")
  }

  @Test func `what cannot be said is told`() async throws {
    let result = try await Program.run("pronounce", "kettle", "订单")
    #expect(result.status == 1)
    #expect(result.output.contains("kettle\t"))
    #expect(result.errorLines == ["oriole: no pronunciation: 订, 单"])
  }
}
