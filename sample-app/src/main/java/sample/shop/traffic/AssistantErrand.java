package sample.shop.traffic;

import java.util.SplittableRandom;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import sample.shop.assistant.Assistant;
import sample.shop.assistant.AssistantException;
import sample.shop.standin.ConditionalOnStandIn;

/**
 * Asks the assistant, and does not always listen to the end. No provider is asked that
 * would want to be paid.
 */
@Component
@ConditionalOnStandIn
@Order(6)
class AssistantErrand implements Errand {

	private static final Lots<String> QUESTIONS = new Lots<String>().with(2, "Which lamp suits a reading corner?")
		.with(2, "How large a table do I need?")
		.with(1, "Which chair is good for work?")
		.with(1, "Oak or pine?");

	private final Assistant assistant;

	AssistantErrand(Assistant assistant) {
		this.assistant = assistant;
	}

	@Override
	public void run(SplittableRandom random) {
		String question = QUESTIONS.draw(random);
		try {
			switch (random.nextInt(4)) {
				case 0 -> this.assistant.answer(question);
				case 1 -> this.assistant.stream(question).take(3).blockLast();
				default -> this.assistant.stream(question).blockLast();
			}
		}
		catch (AssistantException ex) {
			// The stand-in has bad days, and metrics tell of them
		}
	}

}
