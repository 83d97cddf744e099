package dev.monitored.db.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.token.TableName;

/**
 * The names that a statement gives to queries of its own ({@code WITH}), and the table
 * that each of them stands for.
 */
final class CommonTables {

	private static final SqlQuery NOTHING = new SqlQuery(SqlOperation.SELECT, TableName.NONE);

	private final Map<String, SqlQuery> tables = new HashMap<>();

	private final Deque<Body> open = new ArrayDeque<>();

	private String name = "";

	private boolean recursive;

	void setRecursive() {
		this.recursive = true;
	}

	void name(String named) {
		this.name = named;
	}

	/**
	 * Begins the query of the name. In a recursive one the name is no table.
	 */
	void open() {
		this.open.push(new Body(this.name, new FirstTable()));
		if (this.recursive) {
			this.tables.put(this.name, NOTHING);
		}
	}

	/**
	 * Connects two queries: the second one may be recursive without a word that says so.
	 */
	void union() {
		Body body = this.open.peek();
		if (body != null) {
			this.tables.putIfAbsent(body.name(), NOTHING);
		}
	}

	void close() {
		Body body = this.open.pop();
		SqlQuery first = body.first().query();
		this.tables.put(body.name(), (first != null) ? first : NOTHING);
	}

	/**
	 * Returns what a name stands for.
	 * @param table the name in lower case
	 * @return the query, whose table is {@value TableName#NONE} if it has none;
	 * {@code null} if the name is that of a table
	 */
	@Nullable SqlQuery find(String table) {
		return this.tables.get(table);
	}

	void offer(SqlQuery query, int depth) {
		Body body = this.open.peek();
		if (body != null) {
			body.first().offer(query, depth);
		}
	}

	/**
	 * A query that is being read.
	 *
	 * @param name what it is called
	 * @param first the first table in it
	 */
	private record Body(String name, FirstTable first) {

	}

}
