package dev.monitored.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Routes whose answers break off after their beginning.
 */
@RestController
class BrokenEndpoints {

	static final List<String> PATHS = List.of("/events", "/events-handled");

	static final List<String> MVC_PATHS = List.of("/json", "/json-handled", "/json-missing", "/json-later",
			"/written-handled", "/written-refused", "/written-resolved", "/stream-handled", "/emitter-handled",
			"/view");

	static final List<String> FLUX_PATHS = List.of("/array", "/array-handled");

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> events() {
		return Flux.just("one").concatWith(Mono.delay(Endpoints.DELAY).then(Mono.error(new IllegalStateException())));
	}

	@GetMapping(path = "/events-handled", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> handledEvents() {
		return Flux.just("one").concatWith(Mono.delay(Endpoints.DELAY).then(Mono.error(new HandledException())));
	}

	/**
	 * Handles exceptions whether the answer has begun or not.
	 */
	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler(HandledException.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.ok("handled");
		}

	}

	/**
	 * Routes that only Spring MVC understands.
	 */
	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Mvc {

		@GetMapping("/json")
		List<Item> json() {
			return Item.many(new IllegalStateException());
		}

		@GetMapping("/json-handled")
		List<Item> handledJson() {
			return Item.many(new HandledException());
		}

		@GetMapping("/json-missing")
		ResponseEntity<List<Item>> missingJson() {
			return ResponseEntity.status(HttpStatus.NOT_FOUND).body(json());
		}

		@GetMapping("/json-later")
		Callable<List<Item>> laterJson() {
			return this::json;
		}

		@GetMapping("/written-handled")
		void written(HttpServletResponse response) throws IOException {
			write(response, new HandledException());
		}

		@GetMapping("/written-refused")
		void refused(HttpServletResponse response) throws IOException {
			write(response, new ResponseStatusException(HttpStatus.FORBIDDEN));
		}

		@GetMapping("/written-resolved")
		void resolved(HttpServletResponse response) throws IOException {
			write(response, new ResolvedException());
		}

		@GetMapping("/stream-handled")
		StreamingResponseBody stream() {
			return (body) -> {
				body.write(new byte[100_000]);
				throw new HandledException();
			};
		}

		@GetMapping("/emitter-handled")
		SseEmitter emitter() {
			SseEmitter emitter = new SseEmitter();
			CompletableFuture.runAsync(() -> {
				try {
					emitter.send("one");
					emitter.completeWithError(new HandledException());
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			return emitter;
		}

		@GetMapping("/emitter-timeout")
		SseEmitter timeout() throws IOException {
			SseEmitter emitter = new SseEmitter(Endpoints.DELAY.toMillis());
			emitter.send("one");
			return emitter;
		}

		@GetMapping("/view")
		View view() {
			return (model, request, response) -> write(response, new HandledException());
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		HandlerExceptionResolver resolver() {
			return (request, response, handler, ex) -> (ex instanceof ResolvedException) ? new ModelAndView() : null;
		}

		private static void write(HttpServletResponse response, RuntimeException exception) throws IOException {
			response.getOutputStream().write(new byte[1000]);
			response.flushBuffer();
			throw exception;
		}

	}

	/**
	 * Routes that only WebFlux understands.
	 */
	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class WebFlux {

		@GetMapping("/array")
		Flux<Item> array() {
			return Flux.fromIterable(Item.many(new IllegalStateException()));
		}

		@GetMapping("/array-handled")
		Flux<Item> handledArray() {
			return Flux.fromIterable(Item.many(new HandledException()));
		}

	}

	/**
	 * An element of an answer.
	 *
	 * @param failure why it cannot be written, if it cannot
	 */
	record Item(@Nullable RuntimeException failure) {

		/**
		 * Returns more elements than a buffer holds, of which the last one fails.
		 */
		static List<Item> many(RuntimeException failure) {
			List<Item> items = new ArrayList<>(Collections.nCopies(100_000, new Item(null)));
			items.add(new Item(failure));
			return items;
		}

		@Override
		public @Nullable RuntimeException failure() {
			if (this.failure != null) {
				throw this.failure;
			}
			return null;
		}

	}

	static class HandledException extends RuntimeException {

	}

	static class ResolvedException extends RuntimeException {

	}

}
