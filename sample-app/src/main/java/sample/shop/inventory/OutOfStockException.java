package sample.shop.inventory;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import sample.shop.RefusedException;

/**
 * There is less of a product than was ordered.
 */
@ResponseStatus(HttpStatus.CONFLICT)
public class OutOfStockException extends RefusedException {

	OutOfStockException(String product) {
		super("Not enough of '%s' in stock".formatted(product));
	}

}
