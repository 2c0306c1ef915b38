import Assistant
import Dialogue
import Foundation
import Testing
import Understanding

/// The demonstration assistant, as it stands in Models/shop.
@Suite struct ShopTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Models/shop").path
  static let shop = Result { try AssistantLoader.load(folder) }

  @Test func `the shop has at least twenty intents and forty questions in both languages`() throws {
    let shop = try Self.shop.get()
    let names = shop.script.intents.keys.map(\.rawValue)
    #expect(names.filter { !$0.hasPrefix("faq.") }.count >= 20)
    #expect(names.filter { $0.hasPrefix("faq.") }.count >= 40)
    #expect(shop.script.languages == [.english, .mandarin])
    for script in shop.script.intents.values {
      #expect(script.label.languages == [.english, .mandarin], "\(script.intent.rawValue)")
    }
  }

  @Test(arguments: [
    ("where is my parcel", "order_status"), ("I want to send this back", "return_item"),
    ("can I speak to a human", "talk_to_person"), ("what time do you close", "opening_hours"),
    ("how much is delivery", "delivery_cost"), ("I forgot my password", "password"),
    ("please cancel my order", "cancel_order"), ("can I pay with a credit card", "payment_methods"),
    ("the box arrived damaged", "damaged_parcel"), ("thanks goodbye", "goodbye"),
  ])
  func `what English callers want is understood`(text: String, intent: String) throws {
    let best = try Self.shop.get().script.classifiers[.english]?.interpret(text).best
    #expect(best?.intent.rawValue == intent)
  }

  @Test(arguments: [
    ("我的包裹到哪里了", "order_status"), ("我想退货", "return_item"), ("转人工", "talk_to_person"),
    ("你们几点关门", "opening_hours"), ("运费多少钱", "delivery_cost"), ("我忘记密码了", "password"),
    ("帮我取消订单", "cancel_order"), ("能用信用卡付款吗", "payment_methods"), ("再见", "goodbye"),
  ])
  func `what Chinese callers want is understood`(text: String, intent: String) throws {
    let best = try Self.shop.get().script.classifiers[.mandarin]?.interpret(text).best
    #expect(best?.intent.rawValue == intent)
  }

  @Test(arguments: ["what's the weather tomorrow", "tell me a joke about cats", "who is the prime minister"])
  func `what is none of the shop's business is not accepted`(text: String) throws {
    let script = try Self.shop.get().script
    let best = script.classifiers[.english]?.interpret(text).best
    #expect((best?.probability ?? 0) < script.bands.accept)
  }
}
