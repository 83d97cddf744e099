package dev.monitored.http;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Routes that both Spring MVC and WebFlux understand.
 */
@RestController
class Endpoints {

	static final Duration DELAY = Duration.ofMillis(60);

	private final CompletableFuture<String> held = new CompletableFuture<>();

	@GetMapping("/ok/{id}")
	String ok(@PathVariable String id) {
		return id;
	}

	@GetMapping("/slow")
	String slow() throws InterruptedException {
		Thread.sleep(DELAY.toMillis());
		return "slow";
	}

	@GetMapping("/missing/{id}")
	String missing(@PathVariable String id) {
		throw new ResponseStatusException(HttpStatus.NOT_FOUND, id);
	}

	@GetMapping("/bad")
	ResponseEntity<String> bad() {
		return ResponseEntity.badRequest().body("bad");
	}

	@GetMapping("/conflict/{code}")
	String conflict(@PathVariable String code) {
		ResponseStatusException conflict = new ResponseStatusException(HttpStatus.CONFLICT);
		conflict.setType(URI.create("https://example.com/conflict"));
		conflict.getBody().setProperty("code", code);
		throw conflict;
	}

	@GetMapping("/unavailable")
	String unavailable() {
		throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
	}

	@GetMapping("/fail")
	String fail() {
		throw new IllegalStateException("fail");
	}

	@GetMapping("/handled")
	String handled() {
		throw new HandledException();
	}

	@GetMapping("/recovered")
	String recovered() {
		throw new RecoveredException();
	}

	@GetMapping("/future")
	CompletableFuture<String> future() {
		return CompletableFuture.supplyAsync(() -> "later",
				CompletableFuture.delayedExecutor(DELAY.toMillis(), TimeUnit.MILLISECONDS));
	}

	/**
	 * Answers when the test wants it.
	 */
	@GetMapping("/held")
	CompletableFuture<String> held() {
		return this.held;
	}

	void answerWhatIsHeld() {
		this.held.complete("later");
	}

	@GetMapping("/future-fail")
	CompletableFuture<String> futureFail() {
		return CompletableFuture.supplyAsync(() -> {
			throw new IllegalStateException("later");
		}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
	}

	@GetMapping("/mono")
	Mono<String> mono() {
		return Mono.delay(DELAY).thenReturn("later");
	}

	@GetMapping(path = "/sse", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> events() {
		return Flux.just("one", "two", "three").delayElements(DELAY.dividedBy(3));
	}

	@GetMapping(path = "/sse-fail", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> failingEvents() {
		return Flux.just("one").concatWith(Mono.delay(DELAY).then(Mono.error(new IllegalStateException("sse"))));
	}

	@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> endless() {
		return Flux.interval(Duration.ofMillis(5)).onBackpressureDrop().map((index) -> "x".repeat(1000));
	}

	@GetMapping("/never")
	Mono<String> never() {
		return Mono.never();
	}

	@ExceptionHandler
	ProblemDetail handle(HandledException ex) {
		ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		problem.setType(URI.create("https://example.com/handled"));
		problem.setProperty("code", "H-1");
		return problem;
	}

	@ExceptionHandler
	String recover(RecoveredException ex) {
		return "recovered";
	}

	static class HandledException extends RuntimeException {

	}

	static class RecoveredException extends RuntimeException {

	}

}
