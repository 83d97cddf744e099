package dev.monitored.registry;

import java.util.ArrayList;
import java.util.List;
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

	private static final FailureLog failures = new FailureLog(DeferredMeters.class);

	private final List<Consumer<MeterRegistry>> waiting = new ArrayList<>();

	private final ReadMeters read = new ReadMeters();

	private @Nullable ObjectProvider<MeterRegistry> provider;

	private volatile @Nullable MeterRegistry registry;

	private boolean closed;

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
		MeterRegistry available = source.getIfUnique(CompositeMeterRegistry::new);
		List<Consumer<MeterRegistry>> registrations;
		synchronized (this.waiting) {
			this.provider = null;
			this.registry = available;
			registrations = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		registrations.forEach((registration) -> register(registration, available));
	}

	/**
	 * Runs a registration of meters: now if the registry is ready, else as soon as it is.
	 * A registration that fails is logged and forgotten.
	 * @param registration what to do with the registry
	 */
	public void whenReady(Consumer<MeterRegistry> registration) {
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

	/**
	 * Registers a meter that reads its value from an object of ours, and removes it when
	 * the context closes. A registry that outlives the context would otherwise hand this
	 * meter, which nothing counts in any more, to the next context.
	 * @param registration registers the meter
	 */
	public void whenReadyUntilClosed(Function<MeterRegistry, ? extends Meter> registration) {
		whenReady((available) -> this.read.add(registration, available));
	}

	@Override
	public void close() {
		synchronized (this.waiting) {
			this.closed = true;
			this.provider = null;
			this.waiting.clear();
		}
		this.read.remove();
	}

	private void addUnlessClosed(Consumer<MeterRegistry> registration) {
		if (!this.closed) {
			this.waiting.add(registration);
		}
	}

	private void register(Consumer<MeterRegistry> registration, MeterRegistry available) {
		try {
			registration.accept(available);
		}
		catch (Throwable ex) {
			failures.failed("Meters could not be registered and will be missing", ex);
		}
	}

}
