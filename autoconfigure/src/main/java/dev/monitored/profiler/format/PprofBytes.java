package dev.monitored.profiler.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import dev.monitored.profiler.sample.StackLine;
import dev.monitored.profiler.sample.StackSample;
import dev.monitored.profiler.slice.Profile;

/**
 * Samples in the format of pprof: compressed messages of Protocol Buffers, whose fields
 * {@code profile.proto} of github.com/google/pprof defines. A sample has the label
 * {@code slo} for each SLO that its calls broke.
 */
public final class PprofBytes {

	private static final String SLO = "slo";

	private static final SampleChoice ALL = new SampleChoice(null, false);

	private final ProtoWriter profile = new ProtoWriter();

	private final Map<String, Integer> texts = new LinkedHashMap<>();

	private final Map<StackLine, Integer> locations = new HashMap<>();

	private final Map<String, Integer> functions = new HashMap<>();

	private PprofBytes() {
		index("");
	}

	/**
	 * Returns the bytes of a profile with all samples.
	 * @param profile the profile
	 * @return the bytes, compressed
	 */
	public static byte[] of(Profile profile) {
		return of(profile.samples(), ALL, PprofType.of(profile.kind()), profile.start(), profile.length());
	}

	/**
	 * Returns the bytes of a profile of all threads.
	 * @param samples their stacks
	 * @param time when they had these
	 * @return the bytes, compressed
	 */
	public static byte[] ofThreads(List<StackSample> samples, Instant time) {
		return of(samples, ALL, PprofType.THREADS, time, Duration.ZERO);
	}

	/**
	 * Returns the bytes of a profile.
	 * @param samples its samples
	 * @param choice which ones are wanted
	 * @param type what their values are
	 * @param start when the profile began
	 * @param length how long it took
	 * @return the bytes, compressed
	 */
	static byte[] of(List<StackSample> samples, SampleChoice choice, PprofType type, Instant start, Duration length) {
		PprofBytes bytes = new PprofBytes();
		bytes.profile.message(1, bytes.valueType(type.count(), "count"));
		if (!type.weight().isEmpty()) {
			bytes.profile.message(1, bytes.valueType(type.weight(), type.unit()));
		}
		samples.stream().filter(choice::takes).forEach((sample) -> bytes.add(sample, type));
		bytes.profile.number(9, TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano())
			.number(10, length.toNanos());
		if (!type.weight().isEmpty()) {
			bytes.profile.message(11, bytes.valueType(type.weight(), type.unit())).number(12, type.period());
		}
		bytes.texts.keySet().forEach((text) -> bytes.profile.text(6, text));
		return compressed(bytes.profile.toByteArray());
	}

	private void add(StackSample sample, PprofType type) {
		List<StackLine> stack = sample.stack();
		long[] innermostFirst = new long[stack.size()];
		for (int index = 0; index < innermostFirst.length; index++) {
			innermostFirst[index] = location(stack.get(innermostFirst.length - 1 - index));
		}
		ProtoWriter added = new ProtoWriter().numbers(1, innermostFirst);
		if (type.weight().isEmpty()) {
			added.numbers(2, sample.count());
		}
		else {
			added.numbers(2, sample.count(), sample.weight());
		}
		sample.calls()
			.broken()
			.forEach((slo) -> added.message(3, new ProtoWriter().number(1, index(SLO)).number(2, index(slo))));
		this.profile.message(2, added);
	}

	private int location(StackLine line) {
		Integer known = this.locations.get(line);
		if (known != null) {
			return known;
		}
		int id = this.locations.size() + 1;
		this.locations.put(line, id);
		ProtoWriter where = new ProtoWriter().number(1, function(line.method())).number(2, line.line());
		this.profile.message(4, new ProtoWriter().number(1, id).message(4, where));
		return id;
	}

	private int function(String method) {
		Integer known = this.functions.get(method);
		if (known != null) {
			return known;
		}
		int id = this.functions.size() + 1;
		this.functions.put(method, id);
		int name = index(method);
		this.profile.message(5, new ProtoWriter().number(1, id).number(2, name).number(3, name));
		return id;
	}

	private ProtoWriter valueType(String type, String unit) {
		return new ProtoWriter().number(1, index(type)).number(2, index(unit));
	}

	private int index(String text) {
		Integer known = this.texts.putIfAbsent(text, this.texts.size());
		return (known != null) ? known : this.texts.size() - 1;
	}

	private static byte[] compressed(byte[] message) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
			stream.write(message);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

}
