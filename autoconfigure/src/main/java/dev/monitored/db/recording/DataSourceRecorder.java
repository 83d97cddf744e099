package dev.monitored.db.recording;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.Cause;
import dev.monitored.db.sql.SqlOperation;
import dev.monitored.db.sql.SqlQuery;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.meter.LabelSets;

/**
 * Records the queries of one data source. Nothing is kept of their text; what records
 * them is found once for each operation and table that the guard admits, and for each
 * query whose table it folds.
 */
public final class DataSourceRecorder {

	private static final SqlQuery TRANSACTION = new SqlQuery(SqlOperation.TX, LabelValue.NONE);

	private static final SqlQuery UNREADABLE = new SqlQuery(SqlOperation.OTHER, BoundedLabel.UNKNOWN);

	private static final FailureLog failures = new FailureLog(DataSourceRecorder.class);

	private final String name;

	private final DataSourceRecorderCatalog recorders;

	private final ActiveCalls active;

	private final Cause pool;

	private volatile @Nullable QueryRecorder transaction;

	/**
	 * Recorders by operation and then by table, because it takes long to compare records.
	 */
	private final Map<SqlOperation, LabelSets<String, List<TrackedSlo>, QueryRecorder>> recordersOfTables = new EnumMap<>(
			SqlOperation.class);

	DataSourceRecorder(String name, DataSourceRecorderCatalog recorders) {
		this.name = name;
		this.recorders = recorders;
		this.pool = new Cause("pool", name);
		this.active = new ActiveCalls(DbMeters.ACTIVE.meterName(), DbMeters.ACTIVE.description(),
				Tags.of("datasource", name), recorders.meters());
		for (SqlOperation operation : SqlOperation.values()) {
			this.recordersOfTables.put(operation,
					new LabelSets<>((table) -> recorders.tables().admit(table),
							(table) -> recorders.slos(labels(operation, table)),
							(table, slos) -> create(labels(operation, table), slos)));
		}
	}

	/**
	 * Registers what exists before the first query, unless it does.
	 */
	void register() {
		this.active.register();
		transaction();
	}

	/**
	 * Returns what records a statement.
	 * @param sql the text of the statement
	 * @return its recorder, or {@code null} if it cannot be recorded
	 */
	public @Nullable QueryRecorder query(@Nullable String sql) {
		return query(parse(sql));
	}

	/**
	 * Returns what records a query.
	 * @param query its operation and table
	 * @return its recorder, or {@code null} if it cannot be recorded
	 */
	public @Nullable QueryRecorder query(SqlQuery query) {
		try {
			this.recorders.calls().report();
			return recorder(query);
		}
		catch (Throwable ex) {
			failures.failed("A query could not be assigned; it is not recorded", ex);
			return null;
		}
	}

	/**
	 * Returns what records commits and rollbacks.
	 * @return their recorder
	 */
	public QueryRecorder transaction() {
		QueryRecorder known = this.transaction;
		if (known == null) {
			known = recorder(TRANSACTION);
			this.transaction = known;
		}
		return known;
	}

	/**
	 * Returns the cause of the time in which a call waits for a connection.
	 * @return the cause, or {@code null} if this thread is in no call that wants to know
	 */
	public @Nullable Cause waiting() {
		return (this.recorders.areFollowed() && CallFrames.isInCall()) ? this.pool : null;
	}

	/**
	 * Returns whether it is recorded what the time of calls goes to.
	 * @return whether calls are followed
	 */
	public boolean areFollowed() {
		return this.recorders.areFollowed();
	}

	/**
	 * Begins to wait for a connection in a subscription.
	 * @param around the call that waits
	 * @param start when it begins to wait
	 * @return what the time goes to
	 */
	public CallChain await(CallChain around, long start) {
		return new CallChain(around, this.pool, start);
	}

	/**
	 * Reads a statement, to be recorded later.
	 * @param sql the text of the statement
	 * @return its operation and table
	 */
	public SqlQuery parse(@Nullable String sql) {
		try {
			return SqlQuery.parse(sql, this.recorders.schemaNames());
		}
		catch (Throwable ex) {
			failures.failed("A statement could not be read", ex);
			return UNREADABLE;
		}
	}

	private QueryRecorder recorder(SqlQuery query) {
		return Objects.requireNonNull(this.recordersOfTables.get(query.operation())).get(query.table());
	}

	private QueryRecorder create(Map<String, String> labels, List<TrackedSlo> slos) {
		Tags tags = Tags.empty();
		for (Map.Entry<String, String> label : labels.entrySet()) {
			tags = tags.and(label.getKey(), label.getValue());
		}
		return new QueryRecorder(tags, this.active, this.recorders.counted(labels, slos),
				this.recorders.repeated(labels.getOrDefault("table", LabelValue.NONE)), this.recorders);
	}

	private Map<String, String> labels(SqlOperation operation, String table) {
		Map<String, String> labels = new LinkedHashMap<>();
		labels.put("datasource", this.name);
		labels.put("operation", operation.name());
		labels.put("table", table);
		return labels;
	}

}
