package dev.monitored.shutdown;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Waits for the last scrape, between the end of the last request and that of the
 * management context. An application that did not start has nothing to be scraped.
 */
final class LastScrapeLifecycle implements SmartLifecycle, SmartApplicationListener {

	/**
	 * The phase of Boot's {@code WebServerApplicationContext} in which servers shut down
	 * gracefully.
	 */
	private static final int GRACEFUL_SHUTDOWN_PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

	/**
	 * Later than that, and earlier than the management context is closed, which is 512
	 * below.
	 */
	private static final int PHASE = GRACEFUL_SHUTDOWN_PHASE - 256;

	private static final Log logger = LogFactory.getLog(LastScrapeLifecycle.class);

	private final AwaitedScrape scrape;

	private final Duration limit;

	private final @Nullable ScrapeObstacle setting;

	private volatile boolean running;

	private volatile boolean started;

	/**
	 * Creates what waits.
	 * @param scrape the scrape that is awaited
	 * @param limit for how long it is awaited at most, 0 for not at all
	 * @param setting why it cannot come, as far as settings say
	 */
	LastScrapeLifecycle(AwaitedScrape scrape, Duration limit, @Nullable ScrapeObstacle setting) {
		this.scrape = scrape;
		this.limit = limit;
		this.setting = setting;
	}

	/**
	 * Starts after the management context, whose endpoints are known then.
	 */
	@Override
	public void start() {
		this.running = true;
		ScrapeObstacle obstacle = obstacle();
		if (obstacle != null && !this.limit.isZero()) {
			logger.warn("monitored.shutdown.last-scrape does nothing: %s.".formatted(obstacle));
		}
	}

	/**
	 * Waits in the thread that shuts down, so that the time limit of Spring's phases does
	 * not apply.
	 */
	@Override
	public void stop() {
		this.running = false;
		if (!this.started || this.limit.isZero() || obstacle() != null) {
			return;
		}
		logger.info("Waiting up to %s s for the last scrape".formatted(this.limit.toMillis() / 1000.0));
		try {
			if (this.scrape.await(this.limit)) {
				logger.info("The last scrape has come");
			}
			else {
				logger.warn("The last scrape has not come within %s s. What was counted since the one before is lost"
					.formatted(this.limit.toMillis() / 1000.0));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
		return ContextRefreshedEvent.class.isAssignableFrom(type)
				|| ApplicationFailedEvent.class.isAssignableFrom(type);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ApplicationFailedEvent) {
			this.started = false;
		}
		else if (this.running) {
			this.started = true;
		}
	}

	private @Nullable ScrapeObstacle obstacle() {
		return (this.setting == null && !this.scrape.isPossible()) ? ScrapeObstacle.NO_ENDPOINT : this.setting;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

}
