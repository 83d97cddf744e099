package dev.monitored.dashboard.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rows of one table, and when each of them changed.
 *
 * @param <T> what a row is
 */
final class ChangedRows<T> {

	static final int MOST = 200;

	private final Function<T, Object> key;

	private Map<Object, Changed<T>> rows = new LinkedHashMap<>();

	private long keysChanged;

	private int total;

	/**
	 * Creates a table without rows.
	 * @param key returns what tells a row from others
	 */
	ChangedRows(Function<T, Object> key) {
		this.key = key;
	}

	/**
	 * Replaces the rows.
	 * @param current the rows in their order, of which the first 200 are kept
	 * @param now the time
	 */
	void update(List<T> current, long now) {
		Map<Object, Changed<T>> updated = new LinkedHashMap<>();
		for (T row : current.subList(0, Math.min(MOST, current.size()))) {
			Object name = this.key.apply(row);
			Changed<T> known = this.rows.get(name);
			updated.put(name, (known != null && known.row().equals(row)) ? known : new Changed<>(row, now));
		}
		if (!updated.keySet().equals(this.rows.keySet())) {
			this.keysChanged = now;
		}
		this.rows = updated;
		this.total = current.size();
	}

	/**
	 * Returns what changed.
	 * @param since the time after which it did
	 * @param json writes a row
	 * @return the rows, all of them if others are there than before
	 */
	Map<String, Object> since(long since, Function<T, Map<String, Object>> json) {
		boolean complete = this.keysChanged > since;
		List<Object> changed = new ArrayList<>();
		this.rows.values()
			.stream()
			.filter((row) -> complete || row.at() > since)
			.forEach((row) -> changed.add(json.apply(row.row())));
		Map<String, Object> table = new LinkedHashMap<>();
		table.put("complete", complete);
		table.put("total", this.total);
		table.put("rows", changed);
		return table;
	}

	/**
	 * A row.
	 *
	 * @param row what it says
	 * @param at when that changed
	 * @param <T> what a row is
	 */
	private record Changed<T>(T row, long at) {

	}

}
