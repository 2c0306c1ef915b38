import Assistant
import Calls
import LookupsHTTP
import Records

extension Calling {
  /// Calls of an assistant whose lookups ask the store's tables or web services.
  init(assistant: LoadedAssistant, store: any Store, hours: DeskHours) {
    self.init(assistant: assistant, store: store, hours: hours, ask: DataSources(store: store).facts)
  }
}
