package dev.monitored.db.sql.token;

/**
 * The tokens by their spelling, found without a text or a map: five bits of each letter
 * are a key, which is the same in upper and lower case.
 */
final class Keywords {

	/**
	 * So many letters fit into a key.
	 */
	static final int MAX_LETTERS = 12;

	private static final int BITS = 9;

	private static final long[] keys = new long[1 << BITS];

	private static final Token[] tokens = new Token[1 << BITS];

	static {
		addVerbs();
		addOthers();
	}

	private Keywords() {
	}

	/**
	 * Returns the token of a word.
	 * @param key five bits of each letter, the first letter being the highest
	 * @return the token, {@link Token#NAME} if the word has no meaning
	 */
	static Token of(long key) {
		int index = index(key);
		while (keys[index] != key) {
			if (keys[index] == 0) {
				return Token.NAME;
			}
			index = (index + 1) & (keys.length - 1);
		}
		return tokens[index];
	}

	private static void addVerbs() {
		add(Token.SELECT, "SELECT");
		add(Token.WITH, "WITH");
		add(Token.VALUES, "VALUES");
		add(Token.TABLE, "TABLE");
		add(Token.TABLES, "TABLES");
		add(Token.INSERT, "INSERT");
		add(Token.REPLACE, "REPLACE");
		add(Token.UPDATE, "UPDATE");
		add(Token.DELETE, "DELETE");
		add(Token.MERGE, "MERGE UPSERT");
		add(Token.CALL, "CALL EXEC EXECUTE");
		add(Token.DEFINE, "CREATE ALTER DROP RECREATE");
		add(Token.TRUNCATE, "TRUNCATE RENAME");
		add(Token.GRANT, "GRANT REVOKE DENY COMMENT");
		add(Token.BEGIN, "BEGIN START");
		add(Token.COMMIT, "COMMIT ROLLBACK SAVEPOINT RELEASE ABORT SAVE END XA");
		add(Token.TRANSACTION, "TRANSACTION TRAN WORK ISOLATION READ DEFERRED IMMEDIATE EXCLUSIVE DISTRIBUTED");
		add(Token.SET, "SET");
		add(Token.PRELUDE,
				"USE DECLARE IF WHILE PRINT WAITFOR UNLOCK RESET DISCARD DEALLOCATE LISTEN UNLISTEN "
						+ "NOTIFY CHECKPOINT PRAGMA KILL FLUSH FETCH CLOSE MOVE ATTACH DETACH SHUTDOWN NULL RETURN "
						+ "RAISE EXIT BULK");
		add(Token.EXPLAIN, "EXPLAIN PREPARE DESCRIBE DESC");
		add(Token.COMMAND, "SHOW LOAD DO");
		add(Token.MAINTAIN,
				"LOCK COPY ANALYZE ANALYSE OPTIMIZE VACUUM REINDEX CLUSTER REFRESH CHECK CHECKSUM REPAIR " + "HANDLER");
	}

	private static void addOthers() {
		add(Token.FROM, "FROM");
		add(Token.INTO, "INTO");
		add(Token.USING, "USING");
		add(Token.ON, "ON");
		add(Token.AS, "AS");
		add(Token.JOIN, "JOIN APPLY");
		add(Token.WHERE, "WHERE");
		add(Token.JOIN_KIND, "LEFT RIGHT FULL INNER OUTER CROSS NATURAL");
		add(Token.CLAUSE, "GROUP ORDER HAVING FOR");
		add(Token.LIMIT, "LIMIT WINDOW QUALIFY");
		add(Token.UNION, "UNION INTERSECT");
		add(Token.EXCEPT, "EXCEPT MINUS");
		add(Token.DISTINCT, "DISTINCT");
		add(Token.MATERIALIZED, "MATERIALIZED");
		add(Token.MODIFIER, "ONLY LATERAL ALL OR IGNORE LOW_PRIORITY DELAYED QUICK OVERWRITE CONCURRENTLY BINARY "
				+ "FREEZE VERBOSE");
		add(Token.TOP, "TOP");
		add(Token.WHEN, "WHEN");
		add(Token.EXISTENCE, "NOT EXISTS");
		add(Token.IS, "IS");
		add(Token.LOCK_HINT, "NOLOCK UPDLOCK ROWLOCK HOLDLOCK READPAST TABLOCK TABLOCKX XLOCK PAGLOCK");
		add(Token.COLUMN, "COLUMN COLUMNS FIELDS");
		add(Token.INDEX, "INDEX INDEXES KEYS TRIGGER POLICY STATISTICS");
		add(Token.VIEW, "VIEW");
		add(Token.OBJECT,
				"SESSION SYSTEM SEQUENCE SCHEMA DATABASE FUNCTION PROCEDURE PROC PACKAGE TYPE USER ROLE "
						+ "EXTENSION DOMAIN TABLESPACE SYNONYM EVENT RULE LOGIN SERVER AGGREGATE OPERATOR CAST "
						+ "COLLATION LANGUAGE PUBLICATION SUBSCRIPTION ALIAS CONSTANT CATALOG GENERATOR EXCEPTION");
	}

	private static void add(Token token, String spellings) {
		for (String spelling : spellings.split(" ")) {
			add(spelling, token);
		}
	}

	private static void add(String spelling, Token token) {
		long key = 0;
		for (int position = 0; position < spelling.length(); position++) {
			key = (key << 5) | (spelling.charAt(position) & 31);
		}
		int index = index(key);
		while (keys[index] != 0) {
			index = (index + 1) & (keys.length - 1);
		}
		keys[index] = key;
		tokens[index] = token;
	}

	private static int index(long key) {
		return (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
	}

}
