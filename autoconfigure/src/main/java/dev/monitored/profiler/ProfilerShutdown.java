package dev.monitored.profiler;

import org.springframework.context.SmartLifecycle;

import dev.monitored.profiler.slice.Profiler;

/**
 * Ends profiles before the web server waits for its requests, of which a scraper's ends
 * with its profile.
 */
final class ProfilerShutdown implements SmartLifecycle {

	private final Profiler profiler;

	private volatile boolean running;

	/**
	 * Creates what ends the profiles of a profiler.
	 * @param profiler the profiler
	 */
	ProfilerShutdown(Profiler profiler) {
		this.profiler = profiler;
	}

	@Override
	public void start() {
		this.running = true;
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
