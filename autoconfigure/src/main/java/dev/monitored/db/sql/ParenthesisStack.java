package dev.monitored.db.sql;

import java.util.Arrays;

/**
 * What goes on behind each parenthesis that is open, four bits for each, so that depth
 * costs next to nothing.
 */
final class ParenthesisStack {

	private static final QueryState[] STATES = QueryState.values();

	private static final int BITS = 4;

	private static final int STATES_IN_WORD = Long.SIZE / BITS;

	private static final long[] NONE = {};

	private long innermost;

	private long[] outer = NONE;

	private int size;

	private int depth;

	boolean isEmpty() {
		return this.size == 0;
	}

	/**
	 * Returns how many parentheses are open, without those in the place of a table: what
	 * is in these counts as if it stood there without them.
	 * @return 0 for the statement's own tables
	 */
	int depth() {
		return this.depth;
	}

	void open(QueryState behind) {
		if (this.size > 0 && this.size % STATES_IN_WORD == 0) {
			int word = this.size / STATES_IN_WORD - 1;
			if (word == this.outer.length) {
				this.outer = Arrays.copyOf(this.outer, Math.max(4, 2 * word));
			}
			this.outer[word] = this.innermost;
		}
		this.innermost = (this.innermost << BITS) | behind.ordinal();
		this.size++;
		this.depth += (behind != QueryState.TABLE_END) ? 1 : 0;
	}

	QueryState close() {
		QueryState behind = STATES[(int) this.innermost & (1 << BITS) - 1];
		this.innermost >>>= BITS;
		this.size--;
		this.depth -= (behind != QueryState.TABLE_END) ? 1 : 0;
		if (this.size > 0 && this.size % STATES_IN_WORD == 0) {
			this.innermost = this.outer[this.size / STATES_IN_WORD - 1];
		}
		return behind;
	}

}
