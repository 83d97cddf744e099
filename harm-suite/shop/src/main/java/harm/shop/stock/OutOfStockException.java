package harm.shop.stock;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * There is not enough of a product.
 */
@ResponseStatus(HttpStatus.CONFLICT)
public class OutOfStockException extends RuntimeException {

	OutOfStockException(String product) {
		super("Not enough " + product);
	}

}
