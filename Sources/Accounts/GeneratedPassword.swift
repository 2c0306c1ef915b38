/// Passwords for new accounts, easy to copy from a screen or paper.
public enum GeneratedPassword {
  /// Without letters and figures that look alike: 30 of them, so that each is worth nearly 5 bits.
  static let letters = Array("abcdefghjkmnpqrstuvwxyz2345679")
  static let groups = 4

  /// Four groups of four letters and figures, 78 bits, from the system's secure generator.
  ///
  /// - Parameter name: the account's, which the password must not be like.
  /// - Returns: such as `k7fm-x2qp-9tdw-h4rc`.
  public static func make(for name: String) -> String {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<9 {
      let groups = (0..<groups).map { _ in
        String((0..<4).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
      }
      let password = groups.joined(separator: "-")
      // All but one in millions are taken.
      if (try? AccountRules.password(password, of: name)) != nil { return password }
    }
    return SecretToken.name()
  }
}
