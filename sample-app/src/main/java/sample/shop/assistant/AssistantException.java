package sample.shop.assistant;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The assistant cannot answer now.
 */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class AssistantException extends RuntimeException {

	AssistantException(Throwable cause) {
		super("The assistant cannot answer now", cause);
	}

}
