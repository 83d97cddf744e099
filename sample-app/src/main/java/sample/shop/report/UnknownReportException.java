package sample.shop.report;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * There is no report of that name.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownReportException extends RuntimeException {

	UnknownReportException(String name) {
		super("There is no report '%s'".formatted(name));
	}

}
