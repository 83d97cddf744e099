package dev.monitored.catalog;

import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.failure.FailureLog;
import dev.monitored.indicator.period.Period;

/**
 * Lets every indicator remember its counts, in the steps of the shortest period.
 */
final class PeriodTicker implements SmartInitializingSingleton, AutoCloseable {

	private static final FailureLog failures = new FailureLog(PeriodTicker.class);

	private static final long INTERVAL_MILLIS = Period.FIVE_MINUTES.step().toMillis();

	private final SloCatalog catalog;

	private final Thread thread = new Thread(this::tick, "monitored-slo");

	PeriodTicker(SloCatalog catalog) {
		this.catalog = catalog;
		this.thread.setDaemon(true);
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.catalog.isCounting()) {
			this.thread.start();
		}
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

	private void tick() {
		while (!this.thread.isInterrupted()) {
			try {
				Thread.sleep(INTERVAL_MILLIS);
				this.catalog.remember();
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (Throwable ex) {
				failures.failed("The recent events of objectives could not be remembered", ex);
			}
		}
	}

}
