package dev.monitored.dashboard.signal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.monitored.dashboard.process.ProcessReading;
import dev.monitored.registry.ExportingRegistry;
import dev.monitored.saturation.ResourceUse;

/**
 * Reads the meters of the application that the dashboard shows, in one pass over all.
 */
public final class MeterReader {

	private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final Supplier<@Nullable MeterRegistry> registry;

	private final Map<ShownSignal, SignalReading> signals = new EnumMap<>(ShownSignal.class);

	private final Map<String, SignalReading> byTimer = new HashMap<>();

	private final Map<String, SignalReading> byGauge = new HashMap<>();

	private final ModelReading models = new ModelReading();

	private final RepeatedQueryReading repeatedQueries = new RepeatedQueryReading();

	private final Supplier<List<ResourceUse>> resources;

	private final String ownPath;

	private ProcessReading process = new ProcessReading(List.of());

	private List<Meter> shown = List.of();

	private int registered = -1;

	private long lookedAt;

	/**
	 * Creates a reader that has read nothing.
	 * @param registry returns the registry, or {@code null} if there is none
	 * @param resources returns how full resources are
	 * @param ownPath where the dashboard is, whose requests are left out
	 */
	public MeterReader(Supplier<@Nullable MeterRegistry> registry, Supplier<List<ResourceUse>> resources,
			String ownPath) {
		this.ownPath = ownPath;
		this.registry = registry;
		this.resources = resources;
		for (ShownSignal signal : ShownSignal.values()) {
			SignalReading reading = new SignalReading(signal);
			this.signals.put(signal, reading);
			this.byTimer.put(signal.timer(), reading);
			if (signal.active() != null) {
				this.byGauge.put(signal.active(), reading);
			}
		}
	}

	/**
	 * Reads all meters.
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return what was read
	 */
	public Readings read(long now) {
		this.signals.values().forEach(SignalReading::begin);
		this.models.begin();
		this.process = new ProcessReading(this.resources.get());
		MeterRegistry available = this.registry.get();
		if (available != null) {
			// Only the buckets of Prometheus count since start
			shown(ExportingRegistry.of(available).getMeters(), now).forEach((meter) -> read(meter, now));
		}
		Map<String, SignalTotals> totals = new LinkedHashMap<>();
		this.signals.forEach((signal, reading) -> {
			reading.end(now);
			totals.put(signal.id(), reading.totals());
		});
		this.models.end(now);
		this.repeatedQueries.end(now);
		return new Readings(now, totals, this.process);
	}

	/**
	 * Returns the calls of each signal by what they were.
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return the rows by signal
	 */
	public Map<String, List<CallRow>> rows(long now) {
		Map<String, List<CallRow>> rows = new LinkedHashMap<>();
		this.signals.forEach((signal, reading) -> {
			List<CallRow> known = reading.rows(now);
			if (!known.isEmpty()) {
				rows.put(signal.id(), known);
			}
		});
		return rows;
	}

	/**
	 * Returns what language models used and cost.
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return a row for each model
	 */
	public List<ModelRow> models(long now) {
		return this.models.rows(now);
	}

	/**
	 * Returns which operations made too many equal queries, and how often.
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return a row for each operation and table
	 */
	public List<RepeatedQueryRow> repeatedQueries(long now) {
		return this.repeatedQueries.rows(now);
	}

	// Most meters are not shown, and the ones that are seldom change
	private List<Meter> shown(List<Meter> all, long now) {
		if (all.size() != this.registered || now - this.lookedAt >= LOOK_NANOS) {
			this.registered = all.size();
			this.lookedAt = now;
			this.shown = all.stream().filter(this::isShown).toList();
		}
		return this.shown;
	}

	private boolean isShown(Meter meter) {
		String name = meter.getId().getName();
		return (meter instanceof Timer && (this.byTimer.containsKey(name) || ProcessReading.isTimer(name)))
				|| (meter instanceof Gauge && (this.byGauge.containsKey(name) || ProcessReading.isGauge(name)))
				|| ((meter instanceof Counter || meter instanceof FunctionCounter) && (ModelReading.isCounter(name)
						|| RepeatedQueryReading.isCounter(name) || ProcessReading.isCounter(name)));
	}

	private void read(Meter meter, long now) {
		String name = meter.getId().getName();
		if (meter instanceof Timer timer) {
			SignalReading reading = this.byTimer.get(name);
			if (reading == null) {
				this.process.read(name, timer);
			}
			else if (!isOwn(timer)) {
				reading.read(timer, now);
			}
		}
		else if (meter instanceof Counter counter) {
			read(meter.getId(), counter.count(), now);
		}
		else if (meter instanceof FunctionCounter counter) {
			read(meter.getId(), counter.count(), now);
		}
		else if (meter instanceof Gauge gauge) {
			SignalReading reading = this.byGauge.get(name);
			if (reading != null) {
				reading.addActive(gauge.value());
			}
			else {
				this.process.read(name, gauge);
			}
		}
	}

	private void read(Meter.Id id, double count, long now) {
		if (ModelReading.isCounter(id.getName())) {
			this.models.read(id, count, now);
		}
		else if (RepeatedQueryReading.isCounter(id.getName())) {
			this.repeatedQueries.read(id, (long) count, now);
		}
		else {
			this.process.read(id.getName(), count);
		}
	}

	// Looking at the page would otherwise change what it shows
	private boolean isOwn(Timer timer) {
		String uri = timer.getId().getTag("uri");
		return uri != null && (uri.equals(this.ownPath) || uri.startsWith(this.ownPath + "/"));
	}

}
