package sample.shop.order;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import sample.shop.trouble.Trouble;
import sample.shop.trouble.TroubleSwitch;

/**
 * Knows prices. It takes no time unless there is trouble, each kind of which costs an
 * order something else: a processor, a lock, or memory.
 */
@Component
class PriceList {

	private static final long TROUBLE_MILLIS = 500;

	private static final int COPY_BYTES = 1 << 19;

	private static final int MOST_COPIES = 40;

	private final TroubleSwitch troubles;

	private volatile long checksum;

	PriceList(TroubleSwitch troubles) {
		this.troubles = troubles;
	}

	/**
	 * Looks the price of a product up.
	 * @param product the product
	 */
	void lookUp(String product) {
		if (this.troubles.has(Trouble.BUSY_PRICES)) {
			calculateAll(product.hashCode());
		}
		if (this.troubles.has(Trouble.LOCKED_PRICES)) {
			update();
		}
		if (this.troubles.has(Trouble.WASTEFUL_PRICES)) {
			copy();
		}
	}

	private void calculateAll(long seed) {
		long end = end();
		long sum = seed;
		while (System.nanoTime() < end) {
			for (int price = 0; price < 10_000; price++) {
				sum = sum * 31 + price;
			}
		}
		this.checksum = sum;
	}

	private synchronized void update() {
		try {
			Thread.sleep(TROUBLE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void copy() {
		long end = end();
		Deque<byte[]> copies = new ArrayDeque<>();
		while (System.nanoTime() < end) {
			copies.add(new byte[COPY_BYTES]);
			if (copies.size() > MOST_COPIES) {
				copies.remove();
			}
		}
		this.checksum = copies.size();
	}

	private static long end() {
		return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TROUBLE_MILLIS);
	}

}
