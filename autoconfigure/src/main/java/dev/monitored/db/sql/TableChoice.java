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
		if (query == null) {
			return;
		}
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
		CommonTables known = this.commonTables;
		SqlQuery common = (known != null && !name.isQualified()) ? known.find(name.word()) : null;
		if (common == null) {
			String label = name.label();
			return isTableOfNothing(name) ? null : new SqlQuery(operation, label);
		}
		if (common.table().equals(TableName.NONE)) {
			return null;
		}
		return (operation == SqlOperation.SELECT) ? common : new SqlQuery(operation, common.table());
	}

	private static boolean isTableOfNothing(TableName name) {
		return name.is("dual") || name.is("sysdummy1") || name.is("rdb$database");
	}

}
