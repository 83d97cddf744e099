package dev.monitored.benchmarks.rules;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.monitored.benchmarks.rules.Layout.Metric;

/**
 * What a Prometheus that has run the rules of a layout for days would have stored, in the
 * form that {@code promtool tsdb create-blocks-from openmetrics} reads.
 */
public final class History {

	private static final int STEP = 60;

	private final Fleet fleet;

	private final Layout layout;

	private final List<Objective> objectives;

	private final byte[][][][] counters;

	private final byte[][][] recorded;

	History(Fleet fleet, Layout layout) {
		this.fleet = fleet;
		this.layout = layout;
		this.objectives = fleet.objectives();
		this.counters = IntStream.range(0, fleet.instances()).mapToObj(this::counters).toArray(byte[][][][]::new);
		this.recorded = this.objectives.stream().map(this::recorded).toArray(byte[][][]::new);
	}

	/**
	 * Writes a part of the history to a file.
	 * @param arguments the layout, the number of objectives, the number of instances, the
	 * first time, the time before which to end, the time at which rules will first be
	 * evaluated (in seconds since 1970, the first two at whole minutes), and the file
	 * @throws IOException if the file cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		Layout layout = Layout.valueOf(arguments[0].toUpperCase(Locale.ROOT));
		Fleet fleet = new Fleet(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
		Path file = Path.of(arguments[6]);
		try (SampleWriter writer = new SampleWriter(new FileOutputStream(file.toFile()))) {
			new History(fleet, layout).write(Long.parseLong(arguments[3]), Long.parseLong(arguments[4]),
					Long.parseLong(arguments[5]), writer);
		}
	}

	void write(long from, long to, long evaluated, SampleWriter writer) throws IOException {
		for (long time = from; time < to; time += STEP) {
			if (time >= evaluated - this.layout.raw().toSeconds()) {
				writeCounters(time, writer);
			}
			writeRecorded(time, writer);
		}
		writer.line("# EOF");
	}

	private byte[][][] counters(int instance) {
		return this.objectives.stream()
			.map((objective) -> series(this.layout.counters(),
					"%s%s,instance=\"%s\",job=\"fleet\"".formatted(objective.labels(), Fleet.process(instance),
							instance)))
			.toArray(byte[][][]::new);
	}

	private byte[][] recorded(Objective objective) {
		return series(this.layout.recorded(), this.layout.recordedLabels(objective));
	}

	private static byte[][] series(List<Metric> metrics, String labels) {
		return metrics.stream().map((metric) -> SampleWriter.series(metric.name(), labels)).toArray(byte[][]::new);
	}

	private void writeCounters(long time, SampleWriter writer) throws IOException {
		for (int instance = 0; instance < this.fleet.instances(); instance++) {
			double work = Traffic.work(instance, time);
			for (Objective objective : this.objectives) {
				write(this.layout.counters(), this.counters[instance][objective.number()], objective.events(work), time,
						writer);
			}
		}
	}

	private void writeRecorded(long time, SampleWriter writer) throws IOException {
		double work = IntStream.range(0, this.fleet.instances())
			.mapToDouble((instance) -> Traffic.work(instance, time) - Traffic.work(instance, time - 300))
			.sum();
		for (Objective objective : this.objectives) {
			write(this.layout.recorded(), this.recorded[objective.number()], objective.events(work), time, writer);
		}
	}

	private static void write(List<Metric> metrics, byte[][] series, Objective.Events events, long time,
			SampleWriter writer) throws IOException {
		for (int index = 0; index < series.length; index++) {
			Metric metric = metrics.get(index);
			if (metric.isDue(time)) {
				writer.sample(series[index], metric.value().applyAsDouble(events), time);
			}
		}
	}

}
