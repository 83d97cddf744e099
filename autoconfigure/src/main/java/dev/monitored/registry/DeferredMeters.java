package dev.monitored.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.failure.FailureLog;

/**
 * Registers meters once the application's {@link MeterRegistry} exists, which it looks up
 * when every singleton does. Proxies are built while bean post-processors still are; a
 * registry created that early would miss the application's own binders and filters.
 * Nothing here leads to the context once the registry is known, or the context is closed:
 * a registry may outlive both.
 */
public final class DeferredMeters implements SmartInitializingSingleton, AutoCloseable {

	private final FailureLog failures = new FailureLog(DeferredMeters.class);

	private final List<Registration> waiting = new ArrayList<>();

	/**
	 * What failed and is tried again.
	 */
	private final CopyOnWriteArrayList<Registration> failed = new CopyOnWriteArrayList<>();

	private final ReadMeters read = new ReadMeters();

	private @Nullable ObjectProvider<MeterRegistry> provider;

	private volatile @Nullable MeterRegistry registry;

	private boolean closed;

	private volatile boolean retrying;

	/**
	 * Creates meters that wait for the registry.
	 * @param provider where the registry comes from; if it has none, meters are
	 * registered nowhere
	 */
	public DeferredMeters(ObjectProvider<MeterRegistry> provider) {
		this.provider = provider;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ObjectProvider<MeterRegistry> source = this.provider;
		if (source == null) {
			return;
		}
		MeterRegistry unique = source.getIfUnique();
		MeterRegistry available = (unique != null) ? unique : new CompositeMeterRegistry();
		List<Registration> registrations;
		synchronized (this.waiting) {
			this.provider = null;
			this.registry = available;
			registrations = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		for (Registration registration : registrations) {
			register(registration, available);
		}
	}

	/**
	 * Prepares the registration of a meter. It begins when it is
	 * {@linkplain Registration#ensure() ensured}.
	 * @param meter the name of the meter
	 * @param action what to do with the registry
	 * @return the registration
	 */
	public Registration registration(String meter, Consumer<MeterRegistry> action) {
		return new Registration(meter, this, this.failures, action);
	}

	/**
	 * Prepares the registration of a meter that reads its value from an object of ours,
	 * and is removed when the context closes. A registry that outlives the context would
	 * otherwise hand this meter, which nothing counts in any more, to the next context.
	 * @param meter the name of the meter
	 * @param action registers the meter
	 * @return the registration
	 */
	public Registration registrationUntilClosed(String meter, Function<MeterRegistry, ? extends Meter> action) {
		return registration(meter, (available) -> this.read.add(action, available));
	}

	/**
	 * Tries again what has failed so far.
	 */
	public void retry() {
		if (this.retrying || this.failed.isEmpty()) {
			return;
		}
		this.retrying = true;
		try {
			this.failed.forEach(Registration::ensure);
			this.failed.removeIf((registration) -> registration.isDone() || registration.isGivenUp());
		}
		finally {
			this.retrying = false;
		}
	}

	@Override
	public void close() {
		synchronized (this.waiting) {
			this.closed = true;
			this.provider = null;
			this.waiting.clear();
		}
		this.failed.clear();
		this.read.remove();
	}

	/**
	 * Runs a registration: now if the registry is ready, else as soon as it is.
	 * @param registration the registration
	 */
	void accept(Registration registration) {
		MeterRegistry available;
		synchronized (this.waiting) {
			available = this.registry;
			if (available == null || this.closed) {
				addUnlessClosed(registration);
				return;
			}
		}
		register(registration, available);
	}

	private void addUnlessClosed(Registration registration) {
		if (!this.closed) {
			this.waiting.add(registration);
		}
	}

	private void register(Registration registration, MeterRegistry available) {
		registration.apply(available);
		if (registration.isOpen()) {
			this.failed.addIfAbsent(registration);
		}
		else {
			retry();
		}
	}

}
