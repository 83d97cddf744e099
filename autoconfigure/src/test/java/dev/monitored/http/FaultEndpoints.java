package dev.monitored.http;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Routes that fail in each way that there is to answer.
 */
@RestController
class FaultEndpoints {

	@GetMapping("/plain/{fault}")
	String plain(@PathVariable Faults fault) throws Exception {
		throw fault.exception();
	}

	@GetMapping("/future/{fault}")
	CompletableFuture<String> future(@PathVariable Faults fault) {
		return CompletableFuture.supplyAsync(fault::exception).thenCompose(CompletableFuture::failedFuture);
	}

	@GetMapping("/mono/{fault}")
	Mono<String> mono(@PathVariable Faults fault) {
		return Mono.fromFuture(future(fault));
	}

	@GetMapping(path = "/flux/{fault}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> flux(@PathVariable Faults fault) {
		return Flux.just("one").concatWith(mono(fault).delaySubscription(Endpoints.DELAY));
	}

	/**
	 * Routes that only Spring MVC understands.
	 */
	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Mvc {

		@GetMapping("/callable/{fault}")
		Callable<String> callable(@PathVariable Faults fault) {
			return () -> {
				throw fault.exception();
			};
		}

		@GetMapping("/deferred/{fault}")
		DeferredResult<String> deferred(@PathVariable Faults fault) {
			DeferredResult<String> result = new DeferredResult<>();
			CompletableFuture.runAsync(() -> result.setErrorResult(fault.exception()));
			return result;
		}

		@GetMapping("/emitter/{fault}")
		SseEmitter emitter(@PathVariable Faults fault) {
			SseEmitter emitter = new SseEmitter();
			CompletableFuture.runAsync(() -> {
				try {
					emitter.send("one");
					emitter.completeWithError(fault.exception());
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			return emitter;
		}

		@GetMapping("/early-stream/{fault}")
		StreamingResponseBody earlyStream(@PathVariable Faults fault) {
			return (body) -> raise(fault);
		}

		@GetMapping("/stream/{fault}")
		StreamingResponseBody stream(@PathVariable Faults fault) {
			return (body) -> {
				body.write(new byte[100_000]);
				raise(fault);
			};
		}

		@GetMapping("/written/{fault}")
		void written(@PathVariable Faults fault, HttpServletResponse response) throws Exception {
			response.getOutputStream().write(new byte[1000]);
			response.flushBuffer();
			throw fault.exception();
		}

		/**
		 * Writes the answer of another request, whose client was lost.
		 */
		@GetMapping("/broadcast/{fault}")
		void broadcast(@PathVariable Faults fault) throws IOException {
			throw new AsyncRequestNotUsableException("ServletOutputStream failed to write", new IOException());
		}

		private static void raise(Faults fault) throws IOException {
			Exception exception = fault.exception();
			if (exception instanceof RuntimeException unchecked) {
				throw unchecked;
			}
			throw (IOException) exception;
		}

	}

}
