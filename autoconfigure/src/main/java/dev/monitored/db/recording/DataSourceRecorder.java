package dev.monitored.db.recording;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.SqlOperation;
import dev.monitored.db.sql.SqlQuery;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.ActiveCalls;

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

	private volatile @Nullable QueryRecorder transaction;

	/**
	 * Recorders by operation and table, because it takes long to compare records.
	 */
	private final Map<SqlOperation, Map<String, QueryRecorder>> admitted = new EnumMap<>(SqlOperation.class);

	private final Map<LabelSet, QueryRecorder> labelSets = new ConcurrentHashMap<>();

	DataSourceRecorder(String name, DataSourceRecorderCatalog recorders) {
		this.name = name;
		this.recorders = recorders;
		this.active = new ActiveCalls(DbMeters.ACTIVE.meterName(), DbMeters.ACTIVE.description(),
				Tags.of("datasource", name), recorders.meters());
		for (SqlOperation operation : SqlOperation.values()) {
			this.admitted.put(operation, new ConcurrentHashMap<>());
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
			this.recorders.called();
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
		QueryRecorder known = admitted(query).get(query.table());
		return (known != null) ? known : find(query);
	}

	private Map<String, QueryRecorder> admitted(SqlQuery query) {
		return Objects.requireNonNull(this.admitted.get(query.operation()));
	}

	private QueryRecorder find(SqlQuery query) {
		SqlQuery bounded = new SqlQuery(query.operation(), this.recorders.tables().admit(query.table()));
		LabelSet labelSet = new LabelSet(bounded, this.recorders.slos(labels(query)));
		QueryRecorder known = this.labelSets.get(labelSet);
		QueryRecorder found = (known != null) ? known : add(labelSet);
		if (bounded.equals(query)) {
			admitted(query).put(query.table(), found);
		}
		return found;
	}

	/**
	 * Adds a recorder. No lock is held while it registers its meters.
	 * @param labelSet what it records
	 * @return the recorder, or the one that another thread has added
	 */
	private QueryRecorder add(LabelSet labelSet) {
		Tags tags = Tags.empty();
		for (Map.Entry<String, String> label : labels(labelSet.query()).entrySet()) {
			tags = tags.and(label.getKey(), label.getValue());
		}
		QueryRecorder added = new QueryRecorder(tags, this.active, labelSet.slos(), this.recorders);
		QueryRecorder raced = this.labelSets.putIfAbsent(labelSet, added);
		return (raced != null) ? raced : added;
	}

	private Map<String, String> labels(SqlQuery query) {
		Map<String, String> labels = new LinkedHashMap<>();
		labels.put("datasource", this.name);
		labels.put("operation", query.operation().name());
		labels.put("table", query.table());
		return labels;
	}

	/**
	 * Queries that are exported alike and are events of the same SLOs.
	 *
	 * @param query operation and table as they are exported
	 * @param slos the SLOs
	 */
	private record LabelSet(SqlQuery query, List<TrackedSlo> slos) {

	}

}
