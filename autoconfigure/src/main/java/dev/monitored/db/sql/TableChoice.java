package dev.monitored.db.sql;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.token.TableName;

/**
 * Chooses among the tables of a statement. Names that the statement defines are replaced
 * by what they stand for; the table without columns that some databases need is none.
 */
final class TableChoice {

	private @Nullable SqlQuery own;

	private @Nullable FirstTable inner;

	private @Nullable CommonTables commonTables;

	/**
	 * Offers a table.
	 * @param operation what is done to it
	 * @param name its name
	 * @param depth 0 for one of the statement's own tables, more for those of other
	 * queries in it
	 */
	void offer(SqlOperation operation, TableName name, int depth) {
		SqlQuery query = query(operation, name);
		if (query != null) {
			offer(query, depth);
		}
	}

	/**
	 * Offers a table that is what its name says, whatever the statement defines.
	 * @param query what is done to it
	 * @param depth 0 for one of the statement's own tables
	 */
	void offer(SqlQuery query, int depth) {
		if (depth == 0) {
			this.own = query;
			return;
		}
		if (this.inner == null) {
			this.inner = new FirstTable();
		}
		this.inner.offer(query, depth);
		if (this.commonTables != null) {
			this.commonTables.offer(query, depth);
		}
	}

	/**
	 * Decides what the statement is, whatever else is in it.
	 * @param query operation and table
	 */
	void decide(SqlQuery query) {
		this.own = query;
	}

	@Nullable SqlQuery own() {
		return this.own;
	}

	@Nullable SqlQuery inner() {
		return (this.inner != null) ? this.inner.query() : null;
	}

	void union() {
		if (this.commonTables != null) {
			this.commonTables.union();
		}
	}

	CommonTables commonTables() {
		CommonTables known = this.commonTables;
		if (known == null) {
			known = new CommonTables();
			this.commonTables = known;
		}
		return known;
	}

	private @Nullable SqlQuery query(SqlOperation operation, TableName name) {
		SqlQuery common = common(name);
		if (common == null) {
			String label = name.label();
			return (operation == SqlOperation.SELECT && isTableOfNothing(name)) ? null : new SqlQuery(operation, label);
		}
		if (common.table().equals(TableName.NONE)) {
			return null;
		}
		return (operation == SqlOperation.SELECT) ? common : new SqlQuery(operation, common.table());
	}

	/**
	 * Returns whether the statement defines a name.
	 * @param name the name
	 * @return whether it is one of a common table
	 */
	boolean isCommon(TableName name) {
		return common(name) != null;
	}

	private @Nullable SqlQuery common(TableName name) {
		CommonTables known = this.commonTables;
		return (known != null && !name.isQualified()) ? known.find(name.word()) : null;
	}

	private static boolean isTableOfNothing(TableName name) {
		return name.is("dual") || name.is("sysdummy1") || name.is("rdb$database");
	}

}
