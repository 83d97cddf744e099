package harm.shop.stock;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * A receipt, a new one for each customer.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Receipt {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final int number = COUNT.incrementAndGet();

	int number() {
		return this.number;
	}

}
