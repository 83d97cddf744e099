package sample.shop.assistant;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/**
 * Answers the questions of customers. Nothing here measures anything: the calls of the
 * model are measured because Spring AI makes them.
 */
@Service
public class Assistant {

	private static final String DUTY = "You advise the customers of a small furniture shop. Answer in two sentences.";

	private final ChatClient model;

	Assistant(ChatClient.Builder model) {
		this.model = model.defaultSystem(DUTY).build();
	}

	/**
	 * Answers as a whole.
	 * @param question the question
	 * @return the answer, {@code null} if the model has none
	 */
	public @Nullable String answer(String question) {
		try {
			return this.model.prompt().user(question).call().content();
		}
		catch (RuntimeException ex) {
			throw new AssistantException(ex);
		}
	}

	/**
	 * Answers token by token. A subscriber that cancels cancels the call.
	 * @param question the question
	 * @return the tokens
	 */
	public Flux<String> stream(String question) {
		return this.model.prompt().user(question).stream().content().onErrorMap(AssistantException::new);
	}

}
