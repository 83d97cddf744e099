package dev.monitored.cause;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.registry.MonotonicTime;

/**
 * The last pauses of garbage collection. The JVM reports them to the millisecond, and a
 * little after they are over; the last pause of each collector can be asked for at once.
 */
public final class GcPauses implements NotificationListener, AutoCloseable {

	private static final FailureLog failures = new FailureLog(GcPauses.class);

	private static final int KEPT = 64;

	private final List<Collector> collectors = new CopyOnWriteArrayList<>();

	private final Deque<Pause> pauses = new ArrayDeque<>();

	/**
	 * When the clock of the collectors began, in nanoseconds of the clock by which calls
	 * are measured.
	 */
	private long origin;

	private boolean isCalibrated;

	/**
	 * The pauses, newest first. It is replaced with each one, so that calls read it
	 * without a lock.
	 */
	private volatile List<Pause> known = List.of();

	/**
	 * Begins to listen.
	 */
	public synchronized void open() {
		try {
			for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
				if (isPausing(bean.getName()) && bean instanceof NotificationEmitter emitter
						&& bean instanceof com.sun.management.GarbageCollectorMXBean collector) {
					this.collectors.add(new Collector(collector, emitter));
					emitter.addNotificationListener(this, null, null);
				}
			}
		}
		catch (Throwable ex) {
			failures.failed("Pauses of garbage collection are not told apart from what they interrupt", ex);
		}
	}

	@Override
	public void handleNotification(Notification notification, @Nullable Object handback) {
		try {
			GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo
				.from((CompositeData) notification.getUserData());
			for (Collector collector : this.collectors) {
				if (collector.bean().getName().equals(info.getGcName())) {
					add(collector, info.getGcInfo());
				}
			}
		}
		catch (Throwable ex) {
			failures.failed("A pause of garbage collection is not told apart from what it interrupted", ex);
		}
	}

	/**
	 * Returns what the time of a call went to, pauses included.
	 * @param parts what it went to, as the call sees it
	 * @param start its start
	 * @param nanos how long it took
	 * @return the parts, of which those are shorter that were interrupted
	 */
	public CallParts charge(CallParts parts, long start, long nanos) {
		try {
			this.collectors.forEach(this::look);
		}
		catch (Throwable ex) {
			failures.failed("The last pause of garbage collection is not known yet", ex);
		}
		CallParts charged = parts;
		for (Pause pause : this.known) {
			long from = Math.max(0, pause.start() - start);
			long to = Math.min(nanos, pause.start() + pause.nanos() - start);
			if (from < to) {
				charged = charged.interrupted(start + from, to - from, nanos);
			}
		}
		return charged;
	}

	@Override
	public synchronized void close() {
		for (Collector collector : this.collectors) {
			try {
				collector.emitter().removeNotificationListener(this);
			}
			catch (ListenerNotFoundException ex) {
				// It was removed
			}
		}
		this.collectors.clear();
	}

	/**
	 * Adds a pause.
	 * @param start its start, in nanoseconds of the clock by which calls are measured
	 * @param nanos how long it took
	 */
	void add(long start, long nanos) {
		add(new Pause(null, 0, start, nanos));
	}

	private synchronized void add(Pause pause) {
		this.pauses.addFirst(pause);
		if (this.pauses.size() > KEPT) {
			this.pauses.removeLast();
		}
		this.known = List.copyOf(this.pauses);
	}

	private void look(Collector collector) {
		if (collector.hasNew()) {
			GcInfo last = collector.bean().getLastGcInfo();
			if (last != null) {
				add(collector, last);
			}
		}
	}

	private synchronized void add(Collector collector, GcInfo info) {
		collector.knows(info.getId());
		calibrate(MonotonicTime.nanos() - TimeUnit.MILLISECONDS.toNanos(info.getEndTime()));
		Pause pause = new Pause(collector, info.getId(),
				this.origin + TimeUnit.MILLISECONDS.toNanos(info.getStartTime()),
				TimeUnit.MILLISECONDS.toNanos(info.getDuration()));
		if (pause.nanos() > 0 && !isKnown(pause)) {
			add(pause);
		}
	}

	private boolean isKnown(Pause pause) {
		for (Pause other : this.pauses) {
			if (pause.isSameAs(other)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Finds out when the clock of the collectors began: at the latest when a pause would
	 * have to end now. The sooner a pause is heard of, the closer this is.
	 * @param latest when it began, if the last pause ended just now
	 */
	private void calibrate(long latest) {
		if (!this.isCalibrated || latest - this.origin < 0) {
			this.isCalibrated = true;
			this.origin = latest;
		}
	}

	/**
	 * Returns whether what a collector reports are pauses. Concurrent collectors report
	 * their cycles as well, which interrupt nothing.
	 * @param name the name of the collector
	 * @return whether the application stands still meanwhile
	 */
	static boolean isPausing(String name) {
		return !name.contains("Cycles") && !name.contains("Concurrent");
	}

	/**
	 * One pause.
	 *
	 * @param reporter the collector that reports it
	 * @param id its number
	 * @param start its start, in nanoseconds of the clock by which calls are measured
	 * @param nanos how long it took
	 */
	private record Pause(@Nullable Collector reporter, long id, long start, long nanos) {

		boolean isSameAs(Pause other) {
			return this.reporter == other.reporter && this.id == other.id;
		}

	}

	/**
	 * A collector, of which a pause may be heard of twice.
	 */
	private static final class Collector {

		private final com.sun.management.GarbageCollectorMXBean bean;

		private final NotificationEmitter emitter;

		private volatile long newest;

		Collector(com.sun.management.GarbageCollectorMXBean bean, NotificationEmitter emitter) {
			this.bean = bean;
			this.emitter = emitter;
			this.newest = bean.getCollectionCount();
		}

		com.sun.management.GarbageCollectorMXBean bean() {
			return this.bean;
		}

		NotificationEmitter emitter() {
			return this.emitter;
		}

		boolean hasNew() {
			return this.bean.getCollectionCount() > this.newest;
		}

		void knows(long id) {
			this.newest = Math.max(this.newest, id);
		}

	}

}
