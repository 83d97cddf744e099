package dev.monitored.shutdown;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.util.ObjectUtils;

/**
 * Hears of scrapes of the endpoint {@code prometheus}, for one who waits for the next.
 */
final class AwaitedScrape implements OperationInvokerAdvisor {

	private static final EndpointId PROMETHEUS = EndpointId.of("prometheus");

	private volatile boolean possible;

	private volatile @Nullable CountDownLatch awaited;

	@Override
	public OperationInvoker apply(EndpointId endpointId, OperationType operationType, OperationParameters parameters,
			OperationInvoker invoker) {
		if (!PROMETHEUS.equals(endpointId)) {
			return invoker;
		}
		this.possible = true;
		return (context) -> invoke(invoker, context);
	}

	// A scrape that had begun before may have read some counters too early
	private @Nullable Object invoke(OperationInvoker invoker, InvocationContext context) {
		CountDownLatch before = this.awaited;
		Object answer = invoker.invoke(context);
		if (before != null && ObjectUtils.isEmpty(context.getArguments().get("includedNames"))) {
			before.countDown();
		}
		return answer;
	}

	/**
	 * Returns whether there is an endpoint that can be scraped.
	 * @return whether the endpoint is known
	 */
	boolean isPossible() {
		return this.possible;
	}

	/**
	 * Waits for a scrape of all metrics that begins from now on.
	 * @param limit for how long
	 * @return whether there was one
	 * @throws InterruptedException if the thread is interrupted meanwhile
	 */
	boolean await(Duration limit) throws InterruptedException {
		CountDownLatch next = new CountDownLatch(1);
		this.awaited = next;
		return next.await(limit.toNanos(), TimeUnit.NANOSECONDS);
	}

}
