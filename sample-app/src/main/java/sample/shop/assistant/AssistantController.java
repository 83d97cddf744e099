package sample.shop.assistant;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * The assistant over HTTP. A browser that leaves an answer cancels the call of the model.
 */
@RestController
@RequestMapping("/api/assistant")
class AssistantController {

	private final Assistant assistant;

	AssistantController(Assistant assistant) {
		this.assistant = assistant;
	}

	@GetMapping
	Answer answer(@RequestParam String question) {
		String text = this.assistant.answer(question);
		return new Answer((text != null) ? text : "");
	}

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<Answer> stream(@RequestParam String question) {
		return this.assistant.stream(question).map(Answer::new).onErrorComplete(AssistantException.class);
	}

	/**
	 * An answer, or the next part of one.
	 *
	 * @param text what the assistant says
	 */
	record Answer(String text) {

	}

}
