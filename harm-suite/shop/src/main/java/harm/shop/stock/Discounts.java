package harm.shop.stock;

import jakarta.validation.constraints.Max;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;

/**
 * Discounts, which are checked before they are given.
 */
@Component
@Validated
public class Discounts {

	/**
	 * Gives a discount.
	 * @param percent how much
	 * @return what is given
	 */
	public String give(@Max(50) int percent) {
		return percent + " %";
	}

}
