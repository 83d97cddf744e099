package dev.monitored.llm.langchain4j.request;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import dev.monitored.llm.LlmCalls;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Attempt}.
 */
class AttemptTests {

	private final AttemptCounter counter = new AttemptCounter(LlmCalls::noop);

	@Test
	void harmsNoRequestThatCannotBeRead() {
		HttpRequest request = Mockito.mock(HttpRequest.class, (invocation) -> {
			throw new IllegalStateException();
		});
		assertThatNoException().isThrownBy(() -> this.counter.start(request));
	}

	@Test
	void harmsNoAnswerThatCannotBeRead() {
		SuccessfulHttpResponse response = Mockito.mock(SuccessfulHttpResponse.class, (invocation) -> {
			throw new IllegalStateException();
		});
		assertThatNoException().isThrownBy(() -> {
			this.counter.start(null).answered(response);
			this.counter.start(null).opened(response);
			this.counter.start(null).answered(null);
			this.counter.start(null).failed(new IllegalStateException());
		});
	}

}
