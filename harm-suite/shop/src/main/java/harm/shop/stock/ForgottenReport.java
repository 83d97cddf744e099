package harm.shop.stock;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A lazy report that nobody asks for.
 */
@Component
@Lazy
class ForgottenReport {

	String text() {
		return "forgotten";
	}

}
