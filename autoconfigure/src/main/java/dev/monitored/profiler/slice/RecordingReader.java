package dev.monitored.profiler.slice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

import dev.monitored.profiler.sample.RawSample;
import dev.monitored.profiler.sample.SampleType;
import dev.monitored.profiler.sample.StackLine;

/**
 * Reads samples from a file of the Flight Recorder.
 */
final class RecordingReader {

	private static final long PERIOD_OF_MARK = -1;

	private static final List<String> LOCKS = List.of("java.util.concurrent.locks.ReentrantLock$",
			"java.util.concurrent.locks.ReentrantReadWriteLock$", "java.util.concurrent.locks.StampedLock");

	private final Set<SampleType> types;

	private final String cpuEvent = RecordingEvents.cpuEvent();

	private final RecordedStacks stacks = new RecordedStacks();

	private final List<RawSample> samples = new ArrayList<>();

	private final List<RecordedClock.Mark> marks = new ArrayList<>();

	private final RecordedAllocations allocations = new RecordedAllocations();

	private final NavigableMap<Long, Long> periods = new TreeMap<>();

	private final Map<Long, Long> lost = new TreeMap<>();

	private RecordingReader(Set<SampleType> types) {
		this.types = types;
	}

	/**
	 * Reads the samples of a slice.
	 * @param file the file
	 * @param types what they weigh
	 * @param from from when on, in nanoseconds of the clock by which calls are measured
	 * @param to until when
	 * @return the samples, with times of that clock
	 * @throws IOException if the file cannot be read
	 */
	static RecordedSamples read(Path file, Set<SampleType> types, long from, long to) throws IOException {
		RecordingReader reader = new RecordingReader(types);
		try (RecordingFile recording = new RecordingFile(file)) {
			while (recording.hasMoreEvents()) {
				reader.add(recording.readEvent());
			}
		}
		return reader.between(from, to);
	}

	private RecordedSamples between(long from, long to) {
		RecordedClock clock = new RecordedClock(this.marks);
		List<RawSample> between = new ArrayList<>();
		for (RawSample sample : this.samples) {
			long time = clock.nanos(sample.time());
			if (time >= from && time <= to) {
				between.add(new RawSample(sample.type(), sample.stack(), sample.thread(), time, weight(sample)));
			}
		}
		long allocated = this.allocations.between(from, to);
		long missing = this.lost.entrySet()
			.stream()
			.filter((entry) -> clock.nanos(entry.getKey()) >= from && clock.nanos(entry.getKey()) <= to)
			.mapToLong(Map.Entry::getValue)
			.sum();
		return new RecordedSamples(
				(allocated != AllocatedBytes.UNKNOWN) ? AllocationWeights.bounded(between, allocated) : between,
				clock.begin(), missing);
	}

	private long weight(RawSample sample) {
		if (sample.weight() != PERIOD_OF_MARK) {
			return sample.weight();
		}
		Map.Entry<Long, Long> period = this.periods.floorEntry(sample.time());
		return ((period != null) ? period : this.periods.firstEntry()).getValue();
	}

	private void add(RecordedEvent event) {
		String name = event.getEventType().getName();
		if (name.equals(RecordingMark.NAME)) {
			addMark(event);
		}
		else if (name.equals(this.cpuEvent)) {
			add(SampleType.CPU, event, name.equals(RecordingEvents.CPU_TIME)
					? event.getDuration("samplingPeriod").toNanos() : PERIOD_OF_MARK);
		}
		else if (name.equals(RecordingEvents.CPU_TIME_LOST)) {
			this.lost.merge(nanos(event.getStartTime()), event.getLong("lostSamples"), Long::sum);
		}
		else if (name.equals(RecordingEvents.ALLOCATION)) {
			add(SampleType.ALLOC, event, event.getLong("weight"));
		}
		else if (isWait(name)) {
			long waited = event.getDuration().toNanos();
			add(SampleType.WAIT, event, waited);
			if (isLock(name, event)) {
				add(SampleType.LOCK, event, waited);
			}
		}
	}

	private void addMark(RecordedEvent event) {
		long before = event.getLong("before");
		long recorded = nanos(event.getStartTime());
		this.marks.add(new RecordedClock.Mark(recorded, before, event.getLong("after")));
		this.periods.put(recorded, event.getLong("period"));
		this.allocations.add(before, event.getLong("allocated"));
	}

	private void add(SampleType type, RecordedEvent event, long weight) {
		RecordedThread thread = event.getEventType().getName().equals(RecordingEvents.EXECUTION)
				? event.getThread("sampledThread") : event.getThread();
		if (this.types.contains(type) && thread != null) {
			List<StackLine> stack = this.stacks.lines(event.getStackTrace());
			// The middle of a wait is in the call that waits, however inexact the clocks
			long time = (nanos(event.getStartTime()) + nanos(event.getEndTime())) / 2;
			if (!stack.isEmpty()) {
				this.samples.add(new RawSample(type, stack, thread.getJavaThreadId(), time, weight));
			}
		}
	}

	private static boolean isWait(String name) {
		return name.equals(RecordingEvents.MONITOR_ENTER) || name.equals(RecordingEvents.PARK)
				|| RecordingEvents.OTHER_WAITS.contains(name);
	}

	private static boolean isLock(String name, RecordedEvent event) {
		return name.equals(RecordingEvents.MONITOR_ENTER)
				|| (name.equals(RecordingEvents.PARK) && isLock(event.getClass("parkedClass")));
	}

	private static boolean isLock(@Nullable RecordedClass parked) {
		return parked != null && LOCKS.stream().anyMatch(parked.getName()::startsWith);
	}

	private static long nanos(Instant time) {
		return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
	}

}
