package dev.monitored.cardinality;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Answers bad requests with what is wrong with them.
 */
@EndpointWebExtension(endpoint = CardinalityEndpoint.class)
final class CardinalityWebExtension {

	private final CardinalityEndpoint endpoint;

	CardinalityWebExtension(CardinalityEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Counts the series.
	 * @param instances how many instances the budget is for
	 * @return the report, or what is wrong with the request
	 */
	@ReadOperation
	WebEndpointResponse<Object> cardinality(@Nullable String instances) {
		try {
			return new WebEndpointResponse<>(this.endpoint.cardinality(number(instances)));
		}
		catch (InvalidEndpointRequestException ex) {
			return new WebEndpointResponse<>(new BadRequest(ex.getReason()), WebEndpointResponse.STATUS_BAD_REQUEST);
		}
	}

	private static @Nullable Integer number(@Nullable String instances) {
		try {
			return (instances != null) ? Integer.valueOf(instances) : null;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	/**
	 * What is wrong with a request.
	 *
	 * @param message what to write instead
	 */
	record BadRequest(@Nullable String message) {

	}

}
