package harm.shop.price;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * There is no such product.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownProductException extends RuntimeException {

	UnknownProductException(String product) {
		super("No product " + product);
	}

}
