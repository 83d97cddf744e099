package sample.shop.traffic;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Sends customers into the shop as soon as it is open, and home before it closes.
 */
@Component
class TrafficGenerator implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(TrafficGenerator.class);

	private final TrafficProperties properties;

	private final List<Errand> errands;

	private final AtomicInteger started = new AtomicInteger();

	private final AtomicInteger ended = new AtomicInteger();

	private volatile @Nullable ExecutorService shoppers;

	TrafficGenerator(TrafficProperties properties, List<Errand> errands) {
		this.properties = properties;
		this.errands = List.copyOf(errands);
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.enabled();
	}

	@Override
	public void start() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("shopper-");
		threads.setDaemon(true);
		this.started.set(0);
		this.ended.set(0);
		ExecutorService executor = Executors.newFixedThreadPool(this.properties.shoppers(), threads);
		this.shoppers = executor;
		for (int index = 0; index < this.properties.shoppers(); index++) {
			executor.execute(() -> shop(executor));
		}
	}

	@Override
	public void stop() {
		ExecutorService executor = this.shoppers;
		if (executor != null) {
			executor.shutdownNow();
			awaitEnd(executor);
		}
		this.shoppers = null;
	}

	@Override
	public boolean isRunning() {
		return this.shoppers != null;
	}

	int rounds() {
		return this.ended.get();
	}

	boolean isFinished() {
		return this.properties.isLast(rounds());
	}

	private void shop(ExecutorService executor) {
		int round = this.started.getAndIncrement();
		while (!executor.isShutdown() && !this.properties.isLast(round)) {
			runErrands(executor, new SplittableRandom(this.properties.seed() + round));
			this.ended.incrementAndGet();
			pause();
			round = this.started.getAndIncrement();
		}
	}

	private void runErrands(ExecutorService executor, SplittableRandom random) {
		for (Errand errand : this.errands) {
			try {
				errand.run(random);
			}
			catch (Exception ex) {
				if (executor.isShutdown()) {
					return;
				}
				logger.warn("An errand failed in a way that is not in the tally", ex);
			}
		}
	}

	private void pause() {
		try {
			Thread.sleep(this.properties.pause().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void awaitEnd(ExecutorService executor) {
		try {
			executor.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
