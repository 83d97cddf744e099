package dev.monitored.llm.langchain4j;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import dev.langchain4j.model.chat.StreamingChatModel;
import org.junit.jupiter.api.Test;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for many streams at the same time.
 */
class StreamLoadTests {

	private static final int STREAMS = 200;

	private static final int TOKENS = 20;

	@Test
	void countsEveryStreamAsWhatBecameOfIt() {
		String[] tokens = "x".repeat(TOKENS).split("");
		Models.application().run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.text(tokens));
			StreamingChatModel model = context.getBean(StreamingChatModel.class);
			SplittableRandom random = new SplittableRandom(42);
			List<Listener> patient = new ArrayList<>();
			List<Listener> impatient = new ArrayList<>();
			for (int index = 0; index < STREAMS; index++) {
				boolean cancels = random.nextBoolean();
				Listener listener = cancels ? new Listener(random.nextInt(1, TOKENS)) : new Listener();
				(cancels ? impatient : patient).add(listener);
				model.chat("Hello?", listener);
			}
			for (Listener listener : patient) {
				listener.await();
			}
			for (Listener listener : impatient) {
				listener.awaitCancel();
			}
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.calls("streaming", "success")).isEqualTo(patient.size());
			assertThat(recorded.calls("streaming", "cancelled")).isEqualTo(impatient.size());
			assertThat(recorded.calls()).isEqualTo(STREAMS);
			assertThat(recorded.sum("llm_ttft_seconds_count")).isEqualTo(STREAMS);
			assertThat(recorded.tokens("completion")).isEqualTo(20 * patient.size());
			assertThat(recorded.sum("llm_active")).isZero();
		});
	}

}
