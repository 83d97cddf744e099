package dev.monitored.dashboard.data;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.json.JsonWriter;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.dashboard.history.History;
import dev.monitored.dashboard.history.Range;
import dev.monitored.dashboard.signal.CallRow;
import dev.monitored.dashboard.signal.MeterReader;
import dev.monitored.dashboard.signal.ModelRow;
import dev.monitored.dashboard.signal.RepeatedQueryRow;
import dev.monitored.dashboard.slo.SloRow;
import dev.monitored.dashboard.slo.SloTable;
import dev.monitored.registry.MonotonicTime;
import dev.monitored.saturation.Saturation;

/**
 * What the dashboard knows of this process, as JSON.
 */
public final class DashboardData implements SmartInitializingSingleton, AutoCloseable {

	private static final JsonWriter<Object> WRITER = JsonWriter.standard();

	private final ProcessFacts process;

	private final LastBrokenCalls calls;

	private final Sampler sampler;

	private final ChangedRows<SloRow> slos = new ChangedRows<>(SloRow::name);

	private final Map<String, ChangedRows<CallRow>> signals = new LinkedHashMap<>();

	private final ChangedRows<ModelRow> models = new ChangedRows<>(ModelRow::labels);

	private final ChangedRows<RepeatedQueryRow> repeatedQueries = new ChangedRows<>(RepeatedQueryRow::labels);

	private @Nullable Sample shown;

	/**
	 * Creates data of a process.
	 * @param process the process
	 * @param catalog its SLOs
	 * @param registry returns its registry, or {@code null} if there is none
	 * @param saturation how full its resources are
	 * @param ownPath where the dashboard is
	 * @param calls its last broken calls
	 */
	public DashboardData(ProcessFacts process, SloCatalog catalog, Supplier<@Nullable MeterRegistry> registry,
			Saturation saturation, String ownPath, LastBrokenCalls calls) {
		this.process = process;
		this.calls = calls;
		SloReporter reporter = new SloReporter(catalog, Instant.ofEpochMilli(process.start()));
		this.sampler = new Sampler(new MeterReader(registry, saturation::resources, ownPath),
				new SloTable(catalog, reporter), calls.clock(), MonotonicTime::nanos, process.start());
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.sampler.afterSingletonsInstantiated();
	}

	@Override
	public void close() {
		this.sampler.close();
	}

	/**
	 * Returns what changed.
	 * @param since the time after which it did, in milliseconds since the epoch: 0 for
	 * everything
	 * @param range how far back the history goes
	 * @param slo the SLO whose broken calls are wanted, or {@code null} for those of any
	 * @param after the number of the broken call after which others are wanted, or
	 * {@code null} for those since that time
	 * @return the JSON, in UTF-8
	 */
	public byte[] json(long since, Range range, @Nullable String slo, @Nullable Long after) {
		return WRITER.writeToString(changed(since, range, slo, after)).getBytes(StandardCharsets.UTF_8);
	}

	synchronized Map<String, Object> changed(long asked, Range range, @Nullable String slo, @Nullable Long after) {
		Sample sample = this.sampler.ask();
		// No cursor of this process is in the future
		long since = (asked > sample.time()) ? 0 : asked;
		update(sample);
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("process", this.process.json(sample.time()));
		json.put("cursor", sample.time());
		json.put("range", range.text());
		json.put("slos", this.slos.since(since, RowsJson::slo));
		json.put("calls", broken(slo, since, after));
		json.put("resources", sample.readings().resources().stream().map(RowsJson::resource).toList());
		Map<String, Object> tables = new LinkedHashMap<>();
		this.signals.forEach((signal, rows) -> tables.put(signal, rows.since(since, RowsJson::calls)));
		json.put("signals", tables);
		json.put("models", this.models.since(since, RowsJson::model));
		json.put("repeatedQueries", this.repeatedQueries.since(since, RowsJson::repeatedQueries));
		History history = this.sampler.history();
		json.put("latency", RowsJson.latency(history.latency(range, sample.time(), since)));
		json.put("history", RowsJson.history(history.samples(range, sample.time(), since)));
		return json;
	}

	private void update(Sample sample) {
		if (sample != this.shown) {
			this.shown = sample;
			this.slos.update(sample.slos(), sample.time());
			sample.calls()
				.forEach((signal, rows) -> this.signals
					.computeIfAbsent(signal, (key) -> new ChangedRows<>(CallRow::labels))
					.update(rows, sample.time()));
			this.models.update(sample.models(), sample.time());
			this.repeatedQueries.update(sample.repeatedQueries(), sample.time());
		}
	}

	private List<Map<String, Object>> broken(@Nullable String slo, long since, @Nullable Long after) {
		List<BrokenCall> broken = (after != null) ? this.calls.after(slo, after) : this.calls.since(slo, since);
		return broken.stream().map(RowsJson::call).toList();
	}

}
