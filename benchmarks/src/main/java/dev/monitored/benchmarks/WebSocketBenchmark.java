package dev.monitored.benchmarks;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.util.Assert;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.transport.SockJsSession;

import dev.monitored.benchmarks.instrumentation.Application;
import dev.monitored.benchmarks.instrumentation.Instrumentation;
import dev.monitored.benchmarks.instrumentation.WallClock;

/**
 * Time that Spring takes to hand a message of 100 characters to a handler, and what is
 * added by measuring it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class WebSocketBenchmark {

	private static final String PATH = "/benchmark";

	private static final TextMessage MESSAGE = new TextMessage("x".repeat(100));

	/**
	 * What is measured.
	 */
	@Param
	@SuppressWarnings("NullAway.Init")
	public Measured measured;

	@SuppressWarnings("NullAway.Init")
	private Application application;

	@SuppressWarnings("NullAway.Init")
	private WebSocketHandler listening;

	@SuppressWarnings("NullAway.Init")
	private WebSocketHandler answering;

	private final WebSocketSession session = (WebSocketSession) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[] { SockJsSession.class },
			(proxy, method, arguments) -> method.getName().equals("getId") ? "session" : null);

	/**
	 * Starts the application and opens a connection.
	 * @throws Exception if a handler does not take it
	 */
	@Setup
	public void start() throws Exception {
		this.application = Application.start(Instrumentation.EMPTY, WallClock.SYSTEM, this.measured.settings);
		this.listening = handler(new TextWebSocketHandler());
		this.answering = handler(new TextWebSocketHandler() {

			@Override
			protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
				session.sendMessage(message);
			}

		});
		this.listening.afterConnectionEstablished(this.session);
		this.answering.afterConnectionEstablished(this.session);
	}

	/**
	 * Stops the application.
	 * @throws IllegalStateException if messages were not counted
	 */
	@TearDown
	public void stop() {
		try (Application stopped = this.application) {
			boolean isCounted = stopped.isCounted("ws.messages");
			Assert.state(isCounted == (this.measured != Measured.NOTHING), "Messages were counted, or were not");
		}
	}

	/**
	 * Handles a message.
	 * @throws Exception if the handler throws
	 */
	@Benchmark
	public void receive() throws Exception {
		this.listening.handleMessage(this.session, MESSAGE);
	}

	/**
	 * Handles a message and answers it.
	 * @throws Exception if the handler throws
	 */
	@Benchmark
	public void answer() throws Exception {
		this.answering.handleMessage(this.session, MESSAGE);
	}

	private WebSocketHandler handler(WebSocketHandler handler) {
		SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping();
		mapping.setUrlMap(Map.of(PATH, new WebSocketHttpRequestHandler(handler)));
		this.application.prepare(mapping);
		Object prepared = mapping.getUrlMap().get(PATH);
		Assert.state(prepared instanceof WebSocketHttpRequestHandler, "The handler is another one");
		return ((WebSocketHttpRequestHandler) prepared).getWebSocketHandler();
	}

	/**
	 * What of WebSocket is measured.
	 */
	public enum Measured {

		/**
		 * Nothing: it is turned off.
		 */
		NOTHING("monitored.websocket.enabled=false"),

		/**
		 * Connections and messages.
		 */
		MESSAGES,

		/**
		 * The same, with an SLO of two objectives.
		 */
		OBJECTIVES("monitored.slo.definitions.benchmark.signal=websocket",
				"monitored.slo.definitions.benchmark.availability=99%",
				"monitored.slo.definitions.benchmark.latency=p95 < 100ms");

		private final String[] settings;

		Measured(String... settings) {
			this.settings = settings;
		}

	}

}
