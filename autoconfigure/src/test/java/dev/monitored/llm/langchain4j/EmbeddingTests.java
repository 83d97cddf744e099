package dev.monitored.llm.langchain4j;

import java.util.List;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for embedding models, over HTTP.
 */
class EmbeddingTests {

	@Test
	void recordsEachWayToEmbedOnce() {
		Models.application().run((context) -> {
			EmbeddingModel model = answering(context, OpenAiAnswer.embeddings(8));
			assertThat(model.embed("lamp").content().vector()).containsExactly(0.5f, 0.25f);
			model.embed(TextSegment.from("lamp"));
			model.embedAll(List.of(TextSegment.from("lamp")));
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.scrape()
				.value("llm_latency_seconds_count", "provider", "openai", "model", Models.EMBEDDING, "stream_mode",
						"blocking", "status", "success"))
				.isEqualTo(3);
			assertThat(recorded.calls()).isEqualTo(3);
			assertThat(recorded.tokens("prompt")).isEqualTo(24);
			assertThat(recorded.sum("llm_active")).isZero();
		});
	}

	@Test
	void takesBatchesForRequestsOfOneCallAndNotForRetries() {
		Models.application().run((context) -> {
			EmbeddingModel model = answering(context, OpenAiAnswer.embeddings(8));
			model.embedAll(List.of(TextSegment.from("lamp"), TextSegment.from("chair")));
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "success");
			assertThat(recorded.tokens("prompt")).isEqualTo(16);
			assertThat(recorded.sum("llm_http_attempts_total", "status", "200", "retry", "false")).isEqualTo(2);
			assertThat(recorded.sum("llm_http_attempts_total", "retry", "true")).isZero();
		});
	}

	@Test
	void takesEqualBatchesForNoRetries() {
		Models.application().run((context) -> {
			EmbeddingModel model = answering(context, OpenAiAnswer.embeddings(8));
			model.embedAll(List.of(TextSegment.from("lamp"), TextSegment.from("lamp"), TextSegment.from("lamp")));
			model.embedAll(List.of(TextSegment.from("lamp")));
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.sum("llm_http_attempts_total", "status", "200", "retry", "false")).isEqualTo(4);
			assertThat(recorded.sum("llm_http_attempts_total", "retry", "true")).isZero();
		});
	}

	@Test
	void recordsThatTextsWereRefused() {
		Models.application().run((context) -> {
			EmbeddingModel model = answering(context, OpenAiAnswer.rateLimited());
			assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> model.embed("lamp"));
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "error");
			assertThat(recorded.errors("rate_limited")).isOne();
		});
	}

	private static EmbeddingModel answering(AssertableApplicationContext context, OpenAiAnswer answer) {
		context.getBean(OpenAiServer.class).answer(answer);
		return context.getBean(EmbeddingModel.class);
	}

}
