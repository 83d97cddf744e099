package harm.shop.stock;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A lazy report that is never requested.
 */
@Component
@Lazy
class ForgottenReport {

	String text() {
		return "forgotten";
	}

}
