package dev.monitored.db.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SignalCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.Cause;
import dev.monitored.db.sql.SchemaNames;
import dev.monitored.db.sql.SqlOperation;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.known.KnownValues;
import dev.monitored.label.LabelValue;
import dev.monitored.registry.DeferredMeters;

/**
 * The recorders of all data sources, one for each name.
 */
public final class DataSourceRecorderCatalog {

	private final SchemaNames schemaNames;

	private final int mostEqualQueries;

	private final SloCatalog slos;

	private final SignalCalls calls;

	private final List<Duration> boundaries;

	private final DeferredMeters meters;

	private final Supplier<BoundedLabel> tables;

	private final Supplier<BoundedLabel> errors;

	private final KnownValues<String, RepeatedQueries> repeatedQueries;

	private final KnownValues<String, DataSourceRecorder> recorders = new KnownValues<>(
			(dataSource) -> new DataSourceRecorder(dataSource, this));

	/**
	 * Creates recorders.
	 * @param schemaNames what becomes of the schemas of tables
	 * @param mostEqualQueries how many equal queries a call may make, 0 if they are not
	 * compared
	 * @param profiles the bucket profiles
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 * @param meters where meters are registered
	 */
	public DataSourceRecorderCatalog(SchemaNames schemaNames, int mostEqualQueries, BucketProfileCatalog profiles,
			SloCatalog slos, LabelGuard guard, DeferredMeters meters) {
		this.schemaNames = schemaNames;
		this.mostEqualQueries = mostEqualQueries;
		this.slos = slos;
		this.calls = slos.signals().calls(DbSignals.DB);
		this.boundaries = profiles.union(DbSignals.DB, slos.thresholds(DbSignals.DB, Map.of()),
				DbMeters.DURATION.meterName());
		this.meters = meters;
		this.tables = guard.labelOnDemand(DbMeters.DURATION.meterName(), "table");
		this.errors = guard.labelOnDemand(DbMeters.ERRORS.meterName(), "error");
		this.repeatedQueries = new KnownValues<>(
				(table) -> new RepeatedQueries(table, mostEqualQueries, slos.outputs().callers(), guard, meters));
	}

	/**
	 * Reports that there are data sources whose queries will be recorded.
	 */
	public void measure() {
		this.slos.signals().measure(DbSignals.DB);
		List<String> operations = new ArrayList<>();
		for (SqlOperation operation : SqlOperation.values()) {
			operations.add(operation.name());
		}
		this.slos.declares(DbSignals.DB, "operation", operations);
	}

	/**
	 * Lets the queries of each call be compared from now on, if that is wanted: there are
	 * data sources whose queries are made by the thread of the call.
	 */
	public void startComparing() {
		if (this.mostEqualQueries > 0) {
			this.slos.outputs().callers().startComparing(this::repeated, this.mostEqualQueries);
		}
	}

	private void repeated(long caller, long table) {
		this.repeatedQueries.byKey().values().forEach((queries) -> queries.repeated(caller, table));
	}

	/**
	 * Returns the recorder of a data source. It exists from then on, with the value 0. It
	 * is known before its meters are registered, since what the registry calls meanwhile
	 * may be recorded too.
	 * @param dataSource the name of the data source, one of few
	 * @return its recorder
	 */
	public DataSourceRecorder of(String dataSource) {
		DataSourceRecorder recorder = this.recorders.get(dataSource);
		recorder.register();
		return recorder;
	}

	SchemaNames schemaNames() {
		return this.schemaNames;
	}

	List<TrackedSlo> slos(Map<String, String> labels) {
		return this.slos.matching(DbSignals.DB, labels);
	}

	CountedCalls counted(Map<String, String> labels, List<TrackedSlo> matching) {
		Cause cause = new Cause("db", labels.getOrDefault("table", LabelValue.NONE));
		return this.slos.counted(MeasuredCalls.ofResource(DbSignals.DB, labels, cause), matching);
	}

	// Statements without a table, such as those that ask a sequence, are not compared
	@Nullable RepeatedQueries repeated(String table) {
		return (this.mostEqualQueries > 0 && !table.equals(LabelValue.NONE)) ? this.repeatedQueries.get(table) : null;
	}

	boolean areFollowed() {
		return this.slos.outputs().areFollowed();
	}

	SignalCalls calls() {
		return this.calls;
	}

	List<Duration> boundaries() {
		return this.boundaries;
	}

	DeferredMeters meters() {
		return this.meters;
	}

	BoundedLabel tables() {
		return this.tables.get();
	}

	BoundedLabel errors() {
		return this.errors.get();
	}

}
