package dev.monitored.db.r2dbc.connection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The calls of a connection that have not ended. A database answers one after the other:
 * once it has answered one, an earlier one whose result the application has not begun to
 * read can no longer fail.
 */
final class OpenCalls {

	/**
	 * How many calls may wait until the application reads their results.
	 */
	private static final int MOST_UNREAD = 16;

	private final Set<QueryCall> calls = new LinkedHashSet<>(4);

	/**
	 * Adds a call. If too many wait for a reader, the oldest one ends.
	 * @param call a call that has started
	 */
	void add(QueryCall call) {
		QueryCall excess = null;
		synchronized (this) {
			this.calls.add(call);
			if (this.calls.size() > MOST_UNREAD) {
				excess = firstUnread();
			}
		}
		if (excess != null) {
			excess.settle();
		}
	}

	private @Nullable QueryCall firstUnread() {
		return this.calls.stream().limit(MOST_UNREAD).filter(QueryCall::isUnread).findFirst().orElse(null);
	}

	synchronized void remove(QueryCall call) {
		this.calls.remove(call);
	}

	/**
	 * Ends the earlier calls whose results the application does not read.
	 * @param answered a call that the database has answered
	 */
	void settleBefore(QueryCall answered) {
		unreadBefore(answered).forEach(QueryCall::settle);
	}

	private synchronized List<QueryCall> unreadBefore(QueryCall answered) {
		List<QueryCall> unread = List.of();
		if (!this.calls.contains(answered)) {
			return unread;
		}
		for (QueryCall call : this.calls) {
			if (call == answered) {
				break;
			}
			if (call.isUnread()) {
				unread = unread.isEmpty() ? new ArrayList<>() : unread;
				unread.add(call);
			}
		}
		return unread;
	}

	/**
	 * Ends all calls that do not wait for the database.
	 */
	void settle() {
		List<QueryCall> open;
		synchronized (this) {
			open = List.copyOf(this.calls);
		}
		open.forEach(QueryCall::settle);
	}

}
