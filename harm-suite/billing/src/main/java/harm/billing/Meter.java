package harm.billing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads something every now and then.
 */
@Component
public class Meter {

	private final CountDownLatch readings = new CountDownLatch(3);

	@Scheduled(fixedDelay = 20, timeUnit = TimeUnit.MILLISECONDS)
	void read() {
		this.readings.countDown();
	}

	@Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
	void fail() {
		throw new IllegalStateException("The meter is broken");
	}

	/**
	 * Waits for three readings.
	 * @return whether they came
	 * @throws InterruptedException if the caller must not wait
	 */
	public boolean awaitReadings() throws InterruptedException {
		return this.readings.await(1, TimeUnit.MINUTES);
	}

}
