package dev.monitored.profiler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.profiler.slice.Profiler;

/**
 * Begins to record all the time, if that is wanted, and ends profiles before the web
 * server waits for its requests, of which a scraper's ends with its profile.
 */
final class ProfilerLifecycle implements SmartLifecycle {

	private final Profiler profiler;

	private final ProfilerProperties.Continuous continuous;

	private final ObjectProvider<SloCatalog> catalog;

	private volatile boolean running;

	/**
	 * Creates the lifecycle of a profiler.
	 * @param profiler the profiler
	 * @param continuous whether it records all the time
	 * @param catalog the SLOs
	 */
	ProfilerLifecycle(Profiler profiler, ProfilerProperties.Continuous continuous, ObjectProvider<SloCatalog> catalog) {
		this.profiler = profiler;
		this.continuous = continuous;
		this.catalog = catalog;
	}

	@Override
	public void start() {
		this.running = true;
		if (this.continuous.enabled()) {
			this.profiler.recordContinuously(this.continuous.window(),
					new BurnWatch(this.catalog.getObject(), System::nanoTime));
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.profiler.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
