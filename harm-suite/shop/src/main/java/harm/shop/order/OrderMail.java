package harm.shop.order;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells customers what became of their orders.
 */
@Component
public class OrderMail {

	private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();

	private int placed;

	@EventListener
	void count(OrderPlaced event) {
		this.placed++;
	}

	@Async
	@TransactionalEventListener
	void send(OrderPlaced event) {
		this.sent.add(event.product());
	}

	/**
	 * Returns the next mail.
	 * @return what it is about
	 * @throws InterruptedException if the caller must not wait
	 */
	public @Nullable String next() throws InterruptedException {
		return this.sent.poll(1, TimeUnit.MINUTES);
	}

	/**
	 * Returns how many orders were heard of.
	 * @return their number
	 */
	public int placed() {
		return this.placed;
	}

	/**
	 * Writes a summary.
	 * @return the summary, later
	 */
	@Async
	public CompletableFuture<String> summary() {
		return CompletableFuture
			.completedFuture("summary by " + Thread.currentThread().getName().replaceAll("\\d", "#"));
	}

}
