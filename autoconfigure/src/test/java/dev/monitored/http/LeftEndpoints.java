package dev.monitored.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Routes whose answers no client waits for to the end.
 */
@Configuration(proxyBeanMethods = false)
class LeftEndpoints {

	static final List<String> PATHS = List.of("/endless", "/endless-handled");

	static final List<String> MVC_PATHS = List.of("/endless", "/endless-handled", "/large", "/large-mono",
			"/endless-emitter", "/endless-stream", "/endless-writer", "/endless-writer-handled", "/large-deferred");

	private static final int LARGE = 40_000_000;

	/**
	 * Routes that both Spring MVC and WebFlux understand.
	 */
	@RestController
	static class Common {

		@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> endless() {
			return Flux.interval(Duration.ofMillis(5)).onBackpressureDrop().map((index) -> "x".repeat(1000));
		}

		@GetMapping("/large")
		byte[] large() {
			return new byte[LARGE];
		}

		@GetMapping("/large-mono")
		Mono<byte[]> largeMono() {
			return Mono.delay(Endpoints.DELAY).map((tick) -> large());
		}

	}

	/**
	 * Routes whose exceptions are all handled.
	 */
	@RestController
	static class Handled {

		@GetMapping(path = "/endless-handled", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> endless() {
			return new Common().endless();
		}

		@ExceptionHandler
		String handle(Exception ex) {
			return "handled";
		}

	}

	/**
	 * What only Spring MVC understands.
	 */
	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Mvc {

		@GetMapping("/endless-emitter")
		SseEmitter emitter() {
			SseEmitter emitter = new SseEmitter();
			CompletableFuture.runAsync(() -> {
				try {
					while (true) {
						emitter.send("x".repeat(1000));
					}
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			});
			return emitter;
		}

		@GetMapping("/endless-stream")
		StreamingResponseBody stream() {
			return (body) -> {
				while (true) {
					body.write(new byte[1000]);
					body.flush();
				}
			};
		}

		@GetMapping("/endless-writer")
		void write(HttpServletResponse response) throws IOException {
			while (true) {
				response.getOutputStream().write(new byte[1000]);
				response.flushBuffer();
			}
		}

		@GetMapping("/large-deferred")
		DeferredResult<byte[]> deferred() {
			DeferredResult<byte[]> result = new DeferredResult<>();
			CompletableFuture.runAsync(() -> result.setResult(new byte[LARGE]));
			return result;
		}

		@PostMapping("/upload")
		int upload(InputStream body) throws IOException {
			return body.readAllBytes().length;
		}

	}

	/**
	 * What only Spring MVC understands, with exceptions that are all handled.
	 */
	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class MvcHandled {

		@GetMapping("/endless-writer-handled")
		void write(HttpServletResponse response) throws IOException {
			new Mvc().write(response);
		}

		@ExceptionHandler
		String handle(Exception ex) {
			return "handled";
		}

	}

}
