import GRDB

/// Oriole's own tables. A migration that has been released is never changed; a new one is added.
enum Schema {
  /// Names that the business's tables may not begin with.
  static let reservedPrefixes = ["oriole_", "sqlite_", "grdb_"]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      for statement in calls + tickets + data { try db.execute(sql: statement) }
    }
    migrator.registerMigration("2") { db in
      for statement in customers { try db.execute(sql: statement) }
    }
    migrator.registerMigration("3") { db in
      for statement in routing { try db.execute(sql: statement) }
    }
    migrator.registerMigration("4") { db in
      for statement in staff { try db.execute(sql: statement) }
    }
    migrator.registerMigration("erasure") { db in
      try db.execute(sql: "ALTER TABLE oriole_calls ADD COLUMN erased_at TEXT")
    }
    migrator.registerMigration("courses") { db in
      for statement in courses { try db.execute(sql: statement) }
    }
    migrator.registerMigration("chats") { db in
      for statement in chats { try db.execute(sql: statement) }
    }
    migrator.registerMigration("logins") { db in
      for statement in logins { try db.execute(sql: statement) }
    }
    migrator.registerMigration("journals") { db in
      for statement in journals { try db.execute(sql: statement) }
    }
    return migrator
  }

  private static let calls = [
    """
    CREATE TABLE oriole_calls (
      id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, language TEXT NOT NULL,
      started_at TEXT NOT NULL, ended_at TEXT, disposition TEXT)
    """,
    // An entry is the JSON of a JournalEntry; steps count from 1 in each call.
    """
    CREATE TABLE oriole_journal (
      call INTEGER NOT NULL REFERENCES oriole_calls (id) ON DELETE CASCADE, step INTEGER NOT NULL,
      entry TEXT NOT NULL, PRIMARY KEY (call, step)) WITHOUT ROWID
    """,
  ]

  /// Entries in the order in which they are written: kept together by call, each would dirty pages of its own, and with
  /// hundreds of calls at once ten times what they hold went to the disk.
  private static let journals = [
    """
    CREATE TABLE oriole_journal_in_order (
      call INTEGER NOT NULL REFERENCES oriole_calls (id) ON DELETE CASCADE, step INTEGER NOT NULL,
      entry TEXT NOT NULL, PRIMARY KEY (call, step))
    """,
    """
    INSERT INTO oriole_journal_in_order (call, step, entry)
    SELECT call, step, entry FROM oriole_journal ORDER BY call, step
    """,
    "DROP TABLE oriole_journal",
    "ALTER TABLE oriole_journal_in_order RENAME TO oriole_journal",
  ]

  private static let tickets = [
    """
    CREATE TABLE oriole_tickets (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      call INTEGER NOT NULL REFERENCES oriole_calls (id) ON DELETE CASCADE, handoff TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'closed', 'abandoned')), opened_at TEXT NOT NULL,
      agent TEXT, claimed_at TEXT, closed_at TEXT, disposition TEXT, caller_seen_at TEXT NOT NULL, agent_seen_at TEXT)
    """,
    "CREATE INDEX oriole_tickets_by_state ON oriole_tickets (state, opened_at, number)",
    // The last word on "one caller an agent, one ticket a call", whatever a program does.
    "CREATE UNIQUE INDEX oriole_tickets_by_agent ON oriole_tickets (agent) WHERE state = 'claimed'",
    "CREATE UNIQUE INDEX oriole_tickets_by_call ON oriole_tickets (call) WHERE state IN ('waiting', 'claimed')",
    """
    CREATE TABLE oriole_messages (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket INTEGER NOT NULL REFERENCES oriole_tickets (number) ON DELETE CASCADE,
      sender TEXT NOT NULL CHECK (sender IN ('caller', 'agent')), text TEXT NOT NULL)
    """,
    "CREATE INDEX oriole_messages_by_ticket ON oriole_messages (ticket, number)",
    "CREATE TABLE oriole_agents (name TEXT PRIMARY KEY, seen_at TEXT NOT NULL) WITHOUT ROWID",
  ]

  /// Changes by their keys, and what is remembered of customers as the JSON of a Profile.
  private static let customers = [
    """
    CREATE TABLE oriole_actions (
      number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, action TEXT NOT NULL,
      changes INTEGER NOT NULL, made_at TEXT NOT NULL)
    """,
    """
    CREATE TABLE oriole_customers (
      id TEXT PRIMARY KEY, profile TEXT NOT NULL, changed_at TEXT NOT NULL) WITHOUT ROWID
    """,
  ]

  /// What routing goes by. Where a ticket's handoff is not what it should be, reading that ticket tells it.
  private static let routing = [
    "ALTER TABLE oriole_tickets ADD COLUMN skill TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE oriole_tickets ADD COLUMN language TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE oriole_tickets ADD COLUMN head_start REAL NOT NULL DEFAULT 0",
    "ALTER TABLE oriole_tickets ADD COLUMN returns INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE oriole_tickets ADD COLUMN callback TEXT",
    """
    UPDATE oriole_tickets SET skill = coalesce(json_extract(handoff, '$.queue'), ''),
      language = coalesce(json_extract(handoff, '$.language'), '') WHERE json_valid(handoff)
    """,
    "CREATE INDEX oriole_tickets_by_end ON oriole_tickets (closed_at) WHERE closed_at IS NOT NULL",
    "ALTER TABLE oriole_agents ADD COLUMN competence TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE oriole_agents ADD COLUMN state TEXT NOT NULL DEFAULT 'by-hand'",
    "ALTER TABLE oriole_agents ADD COLUMN since TEXT",
    "ALTER TABLE oriole_agents ADD COLUMN wrap_up REAL NOT NULL DEFAULT 0",
  ]

  /// Accounts, and what their owners did. A competence is the JSON of a Competence.
  private static let staff = [
    """
    CREATE TABLE oriole_accounts (
      name TEXT PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'manager')),
      password_hash TEXT NOT NULL, competence TEXT NOT NULL, is_disabled INTEGER NOT NULL) WITHOUT ROWID
    """,
    """
    CREATE TABLE oriole_audit (
      number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, account TEXT NOT NULL, action TEXT NOT NULL,
      subject TEXT NOT NULL)
    """,
  ]

  /// Who is logged in, by the SHA-256 of their tokens.
  private static let logins = [
    """
    CREATE TABLE oriole_logins (
      key TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES oriole_accounts (name) ON DELETE CASCADE,
      opened_at TEXT NOT NULL, seen_at TEXT NOT NULL) WITHOUT ROWID
    """,
    "CREATE INDEX oriole_logins_by_account ON oriole_logins (account)",
  ]

  /// What agents do with tickets, as the JSON of a TicketCourse, and what they write for each other.
  private static let courses = [
    "ALTER TABLE oriole_tickets ADD COLUMN course TEXT",
    """
    CREATE TABLE oriole_notes (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      ticket INTEGER NOT NULL REFERENCES oriole_tickets (number) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('note', 'whisper')), author TEXT NOT NULL, text TEXT NOT NULL,
      at TEXT NOT NULL)
    """,
    "CREATE INDEX oriole_notes_by_ticket ON oriole_notes (ticket, number)",
  ]

  /// Chats that visitors may ask for, and the runs of the program that hold them.
  private static let chats = [
    """
    CREATE TABLE oriole_chats (
      call INTEGER PRIMARY KEY REFERENCES oriole_calls (id) ON DELETE CASCADE, name TEXT NOT NULL UNIQUE,
      secret_digest TEXT NOT NULL, origin TEXT, address TEXT NOT NULL, language TEXT NOT NULL, run TEXT NOT NULL)
    """,
    "CREATE TABLE oriole_runs (run TEXT PRIMARY KEY, node TEXT NOT NULL, seen_at TEXT NOT NULL) WITHOUT ROWID",
  ]

  /// Which of the business's tables Oriole loaded, and what was in them.
  private static let data = [
    "CREATE TABLE oriole_tables (name TEXT PRIMARY KEY COLLATE NOCASE, digest TEXT NOT NULL) WITHOUT ROWID"
  ]
}
