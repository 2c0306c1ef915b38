import Assistant
import Calls
import Foundation
import Hummingbird
import Records

/// The agents' desk: its page, and the socket of `/api/desk` on which it lives.
struct DeskRoutes: WebPart {
  /// How often it is looked whether a page's session is still good.
  private static let sessionCheck = Duration.seconds(5)
  private static let limits = SocketLimits(messageBytes: 20_000, framesPerSecond: 20, outboxBytes: 4_194_304)
  private static let pages = [
    EmbeddedPage("/desk.js", PackageResources.desk_js), EmbeddedPage("/desk-words.js", PackageResources.desk_words_js),
    EmbeddedPage("/desk.css", PackageResources.desk_css),
  ]

  let authority: Authority
  let seats: DeskSeats

  func add(to routes: inout WebRoutes) {
    var page = EmbeddedPage("/desk", PackageResources.desk_html, isStaffs: true)
    page.hearsMicrophone = true
    page.add(to: &routes)
    for page in Self.pages { page.add(to: &routes) }
    routes.socket("/api/desk", limits: Self.limits) { request, _ in
      (request.head, try await authority.account(request.head, atLeast: .agent, isUpgrade: true))
    } run: { opened, socket in
      let (head, account) = opened
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          while !Task.isCancelled {
            try? await Task.sleep(for: Self.sessionCheck)
            guard await authority.stillAdmits(account, head) || Task.isCancelled else {
              return socket.end(SocketEnd(4_401, "the session is over"))
            }
          }
        }
        await serve(socket, account)
        group.cancelAll()
      }
    }
  }

  private func serve(_ socket: Socket, _ account: Account) async {
    guard let seat = await seats.seat(of: account) else { return socket.end(.failed) }
    let page = DeskSeat.Page(socket, account)
    await seat.enter(page)
    for await message in socket.messages {
      guard case .text(let text) = message else {
        socket.end(.textExpected)
        break
      }
      do {
        await seat.take(try DeskRequest.read(text), from: page)
      } catch {
        page.show(DeskMessages.Refused(code: error.code, message: error.message))
      }
    }
    await seat.leave(page)
    await seats.sweep()
  }
}

/// The agents who have a page open at this server.
actor DeskSeats {
  private let store: any Store
  private let desk: ChatDesk
  private let trail: AuditTrail
  private let wrapUp: Double
  private var seats: [String: DeskSeat] = [:]

  /// - Parameters:
  ///   - desk: whose assistant it is.
  ///   - authority: whose audit trail it is.
  ///   - wrapUp: seconds after each caller in which none rings.
  init(desk: ChatDesk, authority: Authority, wrapUp: Double) {
    (self.desk, store, trail, self.wrapUp) = (desk, desk.calling.store, AuditTrail(authority), wrapUp)
  }

  /// Nil for a name that no agent may have.
  func seat(of account: Account) async -> DeskSeat? {
    if let seat = seats[account.name] { return seat }
    let seat = try? DeskSeat(
      account, store: store, script: desk.calling.assistant.script, trail: trail, wrapUp: wrapUp)
    seats[account.name] = seat
    return seat
  }

  /// Forgets those who have gone.
  func sweep() async {
    for (name, seat) in seats where await seat.isEmpty { seats[name] = nil }
  }
}
