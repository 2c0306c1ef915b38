import Voice

/// Reads standard input line by line without holding up anything else.
actor LineReader {
  private let executor = BlockingExecutor(label: "standard input")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// The next line; nil at the end of the input.
  func next() -> String? { readLine() }
}
