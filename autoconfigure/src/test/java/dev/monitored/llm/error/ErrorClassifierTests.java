package dev.monitored.llm.error;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorClassifier}.
 */
class ErrorClassifierTests {

	@ParameterizedTest
	@CsvSource({ "400, BAD_REQUEST", "401, AUTH", "403, AUTH", "404, NOT_FOUND", "408, TIMEOUT", "422, BAD_REQUEST",
			"429, RATE_LIMITED", "500, SERVER_ERROR", "503, SERVER_ERROR", "529, SERVER_ERROR" })
	void readsTheStatusCodeOfAnyLibrary(int status, ErrorKind expected) {
		assertThat(ErrorClassifier.of(new ProviderException(status, "", "refused"))).isEqualTo(expected);
		assertThat(ErrorClassifier.of(new CompletionException(new ProviderException(status, "", "refused"))))
			.isEqualTo(expected);
		assertThat(ErrorClassifier.of(new TransientAiException("HTTP " + status + " - refused"))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "429, RATE_LIMITED", "503, SERVER_ERROR", "400, BAD_REQUEST", "7, OTHER", "1007, OTHER" })
	void readsACodeThatIsAStatusCode(int code, ErrorKind expected) {
		assertThat(ErrorClassifier.of(new CodedException(code))).isEqualTo(expected);
	}

	@Test
	void readsTheMessagesOfAllCausesOfARefusal() {
		assertThat(ErrorClassifier.of(new BadRequestException("Prompt is too long")))
			.isEqualTo(ErrorKind.CONTEXT_LENGTH);
		assertThat(ErrorClassifier.of(new CompletionException("Failed", new BadRequestException("Prompt is too long"))))
			.isEqualTo(ErrorKind.CONTEXT_LENGTH);
		assertThat(ErrorClassifier.of(new BadRequestException(null))).isEqualTo(ErrorKind.BAD_REQUEST);
	}

	@Test
	void readsTheStatusCodeOfSpring() {
		assertThat(ErrorClassifier.of(new HttpClientErrorException(HttpStatus.TOO_MANY_REQUESTS)))
			.isEqualTo(ErrorKind.RATE_LIMITED);
	}

	@ParameterizedTest
	@CsvSource({ "context_length_exceeded, too long, CONTEXT_LENGTH",
			"'', This model's maximum context length is 8192 tokens, CONTEXT_LENGTH",
			"content_filter, no, CONTENT_FILTER", "invalid_value, no, BAD_REQUEST" })
	void tellsWhyARequestWasRefused(String code, String message, ErrorKind expected) {
		assertThat(ErrorClassifier.of(new ProviderException(400, code, message))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					400 | 400 INVALID_ARGUMENT. The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).
					400 | The input token count exceeds the maximum number of tokens allowed (1048576).
					400 | Unable to submit request because the input token count is 1311071 but model only supports up to 1048576.
					400 | Input is too long for requested model. (Service: BedrockRuntime, Status Code: 400, Request ID: 1)
					400 | The model returned the following errors: prompt is too long: 200049 tokens > 200000 maximum
					400 | The model returned the following errors: Input is too long for requested model.
					400 | 400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: 11471
					400 | input length and `max_tokens` exceed context limit: 184915 + 20000 > 204648, decrease input length
					400 | request (4390 tokens) exceeds the available context size (4096 tokens), try increasing it
					400 | {"error":{"code":400,"message":"no","type":"exceed_context_size_error","n_prompt_tokens":14429,"n_ctx":8192}}
					500 | the request exceeds the available context size. try increasing the context size or enable context shift
					500 | Context size has been exceeded.
					""")
	void readsAnyProvidersWordsForAPromptThatIsTooLong(int status, String message) {
		assertThat(ErrorClassifier.of(new ProviderException(status, "", message))).isEqualTo(ErrorKind.CONTEXT_LENGTH);
		assertThat(ErrorClassifier.of(new CompletionException(new ProviderException(status, "", message))))
			.isEqualTo(ErrorKind.CONTEXT_LENGTH);
	}

	@ParameterizedTest
	@CsvSource({ "400, The maximum tokens you requested exceeds the model limit of 32768, BAD_REQUEST",
			"429, Too many tokens; please wait before trying again., RATE_LIMITED",
			"500, Internal error, SERVER_ERROR" })
	void takesNothingElseForAPromptThatIsTooLong(int status, String message, ErrorKind expected) {
		assertThat(ErrorClassifier.of(new ProviderException(status, "", message))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "rate_limit_exceeded, RATE_LIMITED", "server_error, SERVER_ERROR",
			"context_length_exceeded, CONTEXT_LENGTH" })
	void tellsWhyAStreamThatBeganWellBrokeOff(String code, ErrorKind expected) {
		assertThat(ErrorClassifier.of(new ProviderException(200, code, "broke off"))).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void knowsExceptionsByName(Throwable thrown, ErrorKind expected) {
		assertThat(ErrorClassifier.of(thrown)).isEqualTo(expected);
		assertThat(ErrorClassifier.of(new CompletionException(new IllegalStateException(thrown)))).isEqualTo(expected);
	}

	static Stream<Arguments> exceptions() {
		return Stream.of(Arguments.of(new ConnectException(), ErrorKind.CONNECTION),
				Arguments.of(new IOException("Connection reset"), ErrorKind.CONNECTION),
				Arguments.of(new IOException("Stream failed", new InterruptedIOException("timeout")),
						ErrorKind.TIMEOUT),
				Arguments.of(new SocketTimeoutException(), ErrorKind.TIMEOUT),
				Arguments.of(new HttpTimeoutException("timeout"), ErrorKind.TIMEOUT),
				Arguments.of(new RateLimitException(), ErrorKind.RATE_LIMITED),
				Arguments.of(new InvalidDataException(), ErrorKind.DECODE),
				Arguments.of(new IllegalArgumentException(), ErrorKind.OTHER),
				Arguments.of(new StackOverflowError(), ErrorKind.OTHER));
	}

	@Test
	void endsWithCausesThatGoInCircles() {
		IllegalStateException outer = new IllegalStateException();
		IllegalStateException inner = new IllegalStateException(outer);
		outer.initCause(inner);
		assertThat(ErrorClassifier.of(outer)).isEqualTo(ErrorKind.OTHER);
	}

	/**
	 * Says what the exceptions of client libraries say.
	 */
	public static class ProviderException extends RuntimeException {

		private final int statusCode;

		private final String code;

		ProviderException(int statusCode, String code, String message) {
			super(message);
			this.statusCode = statusCode;
			this.code = code;
		}

		public int statusCode() {
			return this.statusCode;
		}

		public Optional<String> code() {
			return Optional.of(this.code);
		}

	}

	/**
	 * Says what the exceptions of Google's library say.
	 */
	public static class CodedException extends RuntimeException {

		private final int code;

		CodedException(int code) {
			this.code = code;
		}

		public int code() {
			return this.code;
		}

	}

	private static final class BadRequestException extends RuntimeException {

		BadRequestException(@Nullable String message) {
			super(message);
		}

	}

	private static final class TransientAiException extends RuntimeException {

		TransientAiException(String message) {
			super(message);
		}

	}

	private static final class InvalidDataException extends IOException {

	}

	private static final class RateLimitException extends RuntimeException {

	}

}
