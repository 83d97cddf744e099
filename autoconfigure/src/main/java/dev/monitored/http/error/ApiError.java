package dev.monitored.http.error;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.util.StringUtils;

import dev.monitored.label.LabelValue;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * A request that was answered with an error, or with nothing because of an exception.
 *
 * @param status the status code of the answer
 * @param path the template of the path, {@code _unmatched} if no route matched
 * @param exception what was thrown, if it is known
 * @param problem what the answer says, if it is a problem detail and known
 */
public record ApiError(int status, String path, @Nullable Throwable exception, @Nullable ProblemDetail problem) {

	private static final String CODE = "code";

	/**
	 * Returns what the error says of itself: the type of the problem detail, else the
	 * class of the exception; the property {@code code} of the problem detail, else the
	 * status code.
	 * @param address what the client asked for
	 * @return type and code
	 */
	ErrorCode ownCode(RequestAddress address) {
		String type = (this.problem != null) ? ProblemType.of(this.problem.getType(), address, this.path) : null;
		return new ErrorCode((type != null) ? type : exceptionType(), ownCode(this.problem));
	}

	/**
	 * Returns the type of the exception.
	 * @return the name of its class, {@value LabelValue#NONE} if there is none
	 */
	String exceptionType() {
		return (this.exception != null) ? ThrownOutcomes.name(this.exception) : LabelValue.NONE;
	}

	/**
	 * Returns the code of the answer.
	 * @return the status code
	 */
	String statusCode() {
		return Integer.toString(this.status);
	}

	private String ownCode(@Nullable ProblemDetail detail) {
		Map<String, Object> properties = (detail != null) ? detail.getProperties() : null;
		Object code = (properties != null) ? properties.get(CODE) : null;
		String text = (code != null) ? code.toString() : null;
		return StringUtils.hasText(text) ? text : statusCode();
	}

}
