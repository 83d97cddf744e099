package harm.shop.stock;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A report that takes long to prepare, and is prepared at the first request.
 */
@Component
@Lazy
class YearlyReport {

	String text() {
		return "a good year";
	}

}
