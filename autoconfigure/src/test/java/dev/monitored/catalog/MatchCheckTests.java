package dev.monitored.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.db.recording.DbSignals;
import dev.monitored.http.exchange.HttpSignals;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.llm.recording.LlmSignals;
import dev.monitored.operation.declaration.OperationSignals;
import dev.monitored.slo.SloSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MatchCheck}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MatchCheckTests {

	private final AtomicLong nanos = new AtomicLong(-5);

	private final MatchCheck check = new MatchCheck(this.nanos::get);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"operation | operation | Order.place | no operation call has the operation 'Order.place', did you mean 'Orders.place'?",
			"http-server | uri | /oo | no http-server call has the uri '/oo', did you mean '/ok'?",
			"http-server | method | get | no http-server call has the method 'get', did you mean 'GET'?",
			"db | operation | select | no db call has the operation 'select', did you mean 'SELECT'?",
			"llm | stream_mode | stream | no llm call has the stream_mode 'stream', did you mean 'streaming'?",
			"http-server | uri | /nothing/like/it/** | no http-server call has the uri '/nothing/like/it/**'" })
	void namesWhatNoCallCanHave(String signal, String label, String value, String problem, CapturedOutput output) {
		this.check.declare(OperationSignals.OPERATION, "operation", List.of("Orders.place", "Orders.cancel"));
		this.check.declare(HttpSignals.SERVER, "uri", List.of("/ok"));
		this.check.declare(HttpSignals.SERVER, "uri", List.of("/orders/{id}"));
		this.check.declare(HttpSignals.SERVER, "method", List.of("GET", "POST"));
		this.check.declare(DbSignals.DB, "operation", List.of("SELECT", "INSERT"));
		this.check.declare(LlmSignals.LLM, "stream.mode", List.of("streaming", "blocking"));
		TrackedSlo tracked = slo(signal, Map.of(label, List.of(value)));
		this.check.reviewDeclared(tracked, "the SLO");
		this.check.reviewDeclared(tracked, "the SLO");
		assertThat(output).containsOnlyOnce("the SLO counts no call or misses some: ").contains(problem);
	}

	@ParameterizedTest
	@CsvSource({ "operation, operation, Orders.place", "operation, operation, Orders.*", "operation, region, eu",
			"http-server, uri, /orders/**", "http-server, uri, /orders/*", "http-server, uri, '/orders/{key}'",
			"db, table, orders", "llm, model, gpt" })
	void saysNothingOfWhatMayMatch(String signal, String label, String value, CapturedOutput output) {
		this.check.declare(OperationSignals.OPERATION, "operation", List.of("Orders.place", "Orders.cancel"));
		this.check.declare(HttpSignals.SERVER, "uri", List.of("/orders/{id}"));
		this.check.reviewDeclared(slo(signal, Map.of(label, List.of(value))), "the SLO");
		assertThat(output).doesNotContain("the SLO");
	}

	@Test
	void saysOnceThatNothingMatchedAfterTenMinutesWithCalls(CapturedOutput output) {
		TrackedSlo tracked = slo("db", Map.of("table", List.of("Orders")));
		this.check.saw(DbSignals.DB, Map.of("table", "orders"));
		review(tracked, Duration.ofHours(1));
		assertThat(output).doesNotContain("the SLO");
		this.check.signals().calls(DbSignals.DB).report();
		review(tracked, Duration.ofMinutes(9));
		this.check.signals().calls(DbSignals.DB).report();
		assertThat(output).doesNotContain("the SLO");
		review(tracked, Duration.ofMinutes(1));
		review(tracked, Duration.ofMinutes(10));
		assertThat(output).containsOnlyOnce(
				"the SLO has counted nothing: no db call of the last ten minutes had the table 'Orders', did you mean 'orders'?");
	}

	@Test
	void saysNothingOfWhatHasMatched(CapturedOutput output) {
		TrackedSlo tracked = slo("db", Map.of("table", List.of("orders")));
		this.check.signals().calls(DbSignals.DB).report();
		tracked.track(Map.of("table", "orders"), () -> 0);
		review(tracked, Duration.ofMinutes(20));
		assertThat(output).doesNotContain("the SLO");
	}

	@Test
	void callsOfOtherSignalsDoNotCount(CapturedOutput output) {
		TrackedSlo tracked = slo("llm", Map.of("model", List.of("gpt")));
		this.check.signals().calls(DbSignals.DB).report();
		review(tracked, Duration.ofMinutes(20));
		assertThat(output).doesNotContain("the SLO");
	}

	private void review(TrackedSlo tracked, Duration later) {
		this.nanos.addAndGet(later.toNanos());
		this.check.reviewSeen(tracked, "the SLO");
	}

	private TrackedSlo slo(String signal, Map<String, List<String>> match) {
		SloSettings settings = new SloSettings(signal, match, Map.of(), List.of(), List.of(), "99%", List.of(), null,
				null, null, null, null, null, false, true);
		return new TrackedSlo(settings.toSlo("orders", "monitored.slo.definitions.orders"), this.nanos::get, null);
	}

}
