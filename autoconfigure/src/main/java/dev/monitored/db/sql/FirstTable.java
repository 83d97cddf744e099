package dev.monitored.db.sql;

import org.jspecify.annotations.Nullable;

/**
 * The table to name if a query has none of its own: one that is changed before one that
 * is read, then the one in the fewest parentheses, then the first.
 */
final class FirstTable {

	private @Nullable SqlQuery query;

	private int depth;

	void offer(SqlQuery offered, int offeredDepth) {
		SqlQuery known = this.query;
		if (known == null || isBefore(offered, offeredDepth, known)) {
			this.query = offered;
			this.depth = offeredDepth;
		}
	}

	@Nullable SqlQuery query() {
		return this.query;
	}

	private boolean isBefore(SqlQuery offered, int offeredDepth, SqlQuery known) {
		boolean changed = offered.operation() != SqlOperation.SELECT;
		boolean knownChanged = known.operation() != SqlOperation.SELECT;
		return (changed == knownChanged) ? offeredDepth < this.depth : changed;
	}

}
