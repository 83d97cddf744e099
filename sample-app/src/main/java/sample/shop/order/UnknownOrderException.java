package sample.shop.order;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import sample.shop.RefusedException;

/**
 * There is no order of that number.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownOrderException extends RefusedException {

	UnknownOrderException(long id) {
		super("There is no order " + id);
	}

}
