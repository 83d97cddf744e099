package dev.monitored.early;

import java.util.concurrent.atomic.AtomicInteger;

import org.mockito.Mockito;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;

/**
 * A bean of an application that relies on its proxy.
 */
@Component(NeededBeans.PREFIX + "rates")
public class Rates {

	private final AtomicInteger calls = new AtomicInteger();

	@Cacheable("rates")
	public int next() {
		return this.calls.incrementAndGet();
	}

	/**
	 * Does nothing; another bean calls it because it needs this one.
	 */
	public void needed() {
	}

	/**
	 * Creates a bean that needs this one and does nothing.
	 */
	public <T> T dependent(Class<T> type) {
		return Mockito.mock(type);
	}

}
