package dev.monitored.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.failure.FailureLog;

/**
 * The application's {@link MeterRegistry}, looked up when every singleton exists. Proxies
 * are built while bean post-processors still are; a registry created that early would
 * miss the application's own binders and filters.
 */
public final class LateMeterRegistry implements SmartInitializingSingleton {

	private static final FailureLog failures = new FailureLog(LateMeterRegistry.class);

	private final ObjectProvider<MeterRegistry> provider;

	private final List<Consumer<MeterRegistry>> waiting = new ArrayList<>();

	private volatile @Nullable MeterRegistry registry;

	/**
	 * Creates a registry that is not ready yet.
	 * @param provider where the registry comes from; if it has none, meters are
	 * registered nowhere
	 */
	public LateMeterRegistry(ObjectProvider<MeterRegistry> provider) {
		this.provider = provider;
	}

	@Override
	public void afterSingletonsInstantiated() {
		MeterRegistry available = this.provider.getIfUnique(CompositeMeterRegistry::new);
		List<Consumer<MeterRegistry>> registrations;
		synchronized (this.waiting) {
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
			if (available == null) {
				this.waiting.add(registration);
				return;
			}
		}
		register(registration, available);
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
