/// An assistant that is read again when its files have changed: asked between calls, so that each call has one assistant
/// from its beginning to its end.
public actor AssistantInUse {
  private let read: @Sendable () throws -> LoadedAssistant
  private var watch: AssistantWatch

  /// - Parameters:
  ///   - folder: the assistant's.
  ///   - read: reads it.
  public init(_ folder: String, read: @escaping @Sendable () throws -> LoadedAssistant) {
    watch = AssistantWatch(folder)
    self.read = read
  }

  /// The assistant as it is now, where that is otherwise than it was the last time; nil when nothing has changed.
  ///
  /// - Throws: what `read` throws, once for each change: whoever asks goes on with what there was.
  public func changed() throws -> LoadedAssistant? { watch.hasChanged() ? try read() : nil }
}
