package sample.shop.assistant;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * The assistant over HTTP. A browser that leaves an answer cancels the call of the model,
 * and is told by an event {@code error} that an answer broke off.
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
	Flux<ServerSentEvent<Answer>> stream(@RequestParam String question) {
		return this.assistant.stream(question)
			.map((text) -> part(text).build())
			.onErrorResume(AssistantException.class, (failure) -> Flux.just(brokenOff(failure)));
	}

	private static ServerSentEvent<Answer> brokenOff(AssistantException failure) {
		return part(String.valueOf(failure.getMessage())).event("error").build();
	}

	private static ServerSentEvent.Builder<Answer> part(String text) {
		return ServerSentEvent.builder(new Answer(text));
	}

	/**
	 * An answer, or the next part of one.
	 *
	 * @param text what the assistant says
	 */
	record Answer(String text) {

	}

}
