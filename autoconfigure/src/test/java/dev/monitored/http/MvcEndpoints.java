package dev.monitored.http;

import java.io.IOException;
import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Routes that only Spring MVC understands.
 */
@RestController
class MvcEndpoints {

	@GetMapping("/callable")
	Callable<String> callable() {
		return () -> {
			Thread.sleep(Endpoints.DELAY.toMillis());
			return "later";
		};
	}

	@GetMapping("/callable-fail")
	Callable<String> callableFail() {
		return () -> {
			throw new IllegalStateException("callable");
		};
	}

	@GetMapping("/deferred")
	DeferredResult<String> deferred() {
		DeferredResult<String> result = new DeferredResult<>();
		new Thread(() -> {
			try {
				Thread.sleep(Endpoints.DELAY.toMillis());
				result.setResult("later");
			}
			catch (InterruptedException ex) {
				result.setErrorResult(ex);
			}
		}).start();
		return result;
	}

	@GetMapping("/timeout")
	DeferredResult<String> timeout() {
		return new DeferredResult<>(Endpoints.DELAY.toMillis());
	}

	@GetMapping("/streaming")
	StreamingResponseBody streaming() {
		return (body) -> {
			while (true) {
				body.write(new byte[1000]);
				body.flush();
			}
		};
	}

	@GetMapping("/streaming-fail")
	StreamingResponseBody streamingFail() {
		return (body) -> {
			body.write(new byte[1000]);
			body.flush();
			throw new IOException("The disk is full");
		};
	}

	@GetMapping("/sync-streaming-fail")
	void writeAndFail(HttpServletResponse response) throws IOException {
		response.getOutputStream().write(new byte[1000]);
		response.flushBuffer();
		throw new IOException("The disk is full");
	}

	@GetMapping("/sync-streaming")
	void write(HttpServletResponse response) throws IOException {
		while (true) {
			response.getOutputStream().write(new byte[1000]);
			response.flushBuffer();
		}
	}

}
