package dev.monitored.cli.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import dev.monitored.cli.ObjectiveTexts;
import dev.monitored.cli.document.BadInputException;
import dev.monitored.cli.document.ObjectiveFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefinitionFile}.
 */
class DefinitionFileTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			http_server_requests_seconds_count{uri="/a",status=~"5.."}; http_server_requests_seconds_count{uri="/a"}; \
			{signal=http-server, match={uri=[/a]}, availability=99.9%}
			sum(rate(http_server_requests_seconds_count{outcome="SERVER_ERROR",job="x"}[5m])); \
			sum(rate(http_server_requests_seconds_count{job="x"}[5m])); {signal=http-server, availability=99.9%}
			http_server_requests_seconds_count{uri!~"/actuator.*",status=~"5.."}; \
			http_server_requests_seconds_count{uri!~"/actuator.*"}; {signal=http-server, availability=99.9%}
			http_client_requests_seconds_count{client_name=~"bank\\\\..*|psp",status=~"5.."}; \
			http_client_requests_seconds_count{client_name=~"bank\\\\..*|psp"}; \
			{signal=http-client, match={client_name=[bank.*, psp]}, availability=99.9%}
			operation_duration_seconds_count{operation="a b",tier="1",status="error"}; \
			operation_duration_seconds_count{operation="a b",tier="1",status!="cancelled"}; \
			{signal=operation, match={operation=[a b], tier=[1]}, availability=99.9%}
			db_query_duration_seconds_count{table="t"} - db_query_duration_seconds_bucket{le="0.0025",table="t"}; \
			db_query_duration_seconds_count{table="t"}; {signal=db, match={table=[t]}, latency=[p99.9 < 2500us]}
			http_server_requests_seconds_count - http_server_requests_seconds_bucket{le="1.0"}; \
			http_server_requests_seconds_count; {signal=http-server, latency=[p99.9 < 1s]}
			""")
	void translatesWhatIsCounted(String bad, String total, String settings) throws Exception {
		DefinitionFile definitions = sloth(bad, total);
		assertThat(definitions.leftOut()).isEmpty();
		assertThat(settings(definitions, "slo")).hasToString(settings);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			textBlock = """
					up; up; no SLO can be about up
					llm_latency_seconds_count{status="error"}; llm_latency_seconds_count; no SLO can be about llm_latency_seconds_count
					slo_bad_events_total; slo_events_total; it counts with the counters of an SLO
					http_server_requests_seconds_count{status=~"4..|5.."}; http_server_requests_seconds_count; \
					what it calls bad is not what http-server counts
					http_server_requests_seconds_count{status=~"5..",uri="/a"}; http_server_requests_seconds_count; \
					its two queries select calls by different labels
					http_server_requests_seconds_count{status=~"5..",method!="GET"}; \
					http_server_requests_seconds_count{method!="GET"}; method!="GET" leaves calls out
					http_server_requests_seconds_count{status=~"5..",exception="A"}; \
					http_server_requests_seconds_count{exception="A"}; no call of http-server can be matched by the label exception
					http_server_requests_seconds_count{status=~"5..",uri=~"/a[0-9]+"}; \
					http_server_requests_seconds_count{uri=~"/a[0-9]+"}; uri=~"/a[0-9]+" is a regular expression
					operation_duration_seconds_count{operation="a*",status="error"}; \
					operation_duration_seconds_count{operation="a*"}; operation="a*" has a character that stands for others
					operation_duration_seconds_count{status="error"}; operation_duration_seconds_count{status!="success"}; \
					it leaves out calls by how they ended
					operation_duration_seconds_count - operation_duration_seconds_bucket{le=~"1|2"}; \
					operation_duration_seconds_count; the boundary of its bucket is no number
					operation_duration_seconds_count - operation_duration_seconds_count{status="success"}; \
					operation_duration_seconds_count; it subtracts other calls than those in a bucket
					operation_duration_seconds_count{status="error"} - operation_duration_seconds_bucket{le="1",status="error"}; \
					operation_duration_seconds_count{status="error"}; it times calls that did not succeed
					operation_duration_seconds_bucket{le="1"}; operation_duration_seconds_bucket{le="2"}; \
					all of its events are those of one bucket
					rate(a[5m]) / 2; operation_duration_seconds_count; its query of bad events has '/'
					a; a - b; its query of all events subtracts
					""")
	void saysWhyOthersAreLeftOut(String bad, String total, String reason) throws Exception {
		DefinitionFile definitions = sloth(bad, total);
		assertThat(definitions.yaml()).isEmpty();
		assertThat(definitions.leftOut()).singleElement().asString().startsWith("slo: ").contains(reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			budgetingMethod: Occurrences; budgetingMethod: Timeslices; the budgeting method is Timeslices
			isRolling: true; isRolling: false; the window follows the calendar
			ratioMetric:; thresholdMetric:; its indicator is a threshold of one metric
			ratioMetric:; other:; it has no indicator in this file
			counter: true; raw: { metricSource: {} }; its indicator is a ratio that is calculated already
			target: 0.999; target: 1; its target is not between 1 % and 100 %
			target: 0.999; target: none; it has no target
			target: 0.999; `target: 0.9, indicator: {}`; it is composed of several indicators
			total:; all:; it has no query of total events
			""")
	void saysWhatOpenSloHasBesides(String written, String instead, String reason) throws Exception {
		String slo = ObjectiveTexts.openSlo("slo", "0.999", "operation_duration_seconds_count{status=\"error\"}",
				"operation_duration_seconds_count");
		assertThat(slo).contains(written);
		assertThat(read(slo.replace(written, instead)).leftOut()).singleElement()
			.asString()
			.startsWith("slo: " + reason);
	}

	@Test
	void notesWhatIsDifferent() throws Exception {
		DefinitionFile definitions = read(ObjectiveTexts
			.openSlo("My_SLO", "0.5", "operation_duration_seconds_count{env=\"x\",region=\"eu\",status=\"error\"}",
					"operation_duration_seconds_count{env=\"x\",region=\"eu\"}")
			.replace("28d", "1M"));
		assertThat(definitions.remarks()).containsExactly(
				"My_SLO: its window of 1M is none of 7d, 28d and 30d; the default of 30d holds",
				"My_SLO: it counts cancelled calls too; here they are no events",
				"My_SLO: env=\"x\" is left out: a definition is about the application that has it",
				"My_SLO: region has to be one of monitored.operation.tag-keys", "My_SLO: its name is my-slo here");
		assertThat(settings(definitions, "my-slo"))
			.hasToString("{signal=operation, match={region=[eu]}, availability=50%}");
	}

	@Test
	void notesThatCallsWithoutAnAnswerAreBad() throws Exception {
		assertThat(sloth("http_client_requests_seconds_count{status=~\"5..\"}", "http_client_requests_seconds_count")
			.remarks()).contains("slo: calls without an answer are bad events here too");
		assertThat(sloth("http_client_requests_seconds_count{outcome=~\"SERVER_ERROR|UNKNOWN\"}",
				"http_client_requests_seconds_count")
			.remarks()).containsExactly("slo: it counts cancelled calls too; here they are no events");
	}

	@Test
	void namesDoNotClash() throws Exception {
		String slo = ObjectiveTexts.openSlo("a.b", "0.5", "operation_duration_seconds_count{status=\"error\"}",
				"operation_duration_seconds_count");
		DefinitionFile definitions = read(slo + "---\n" + slo.replace("a.b", "a_b") + "---\n" + slo);
		assertThat(definitions.yaml()).contains("a-b:", "a-b-2:", "a-b-3:");
	}

	@Test
	void findsIndicatorsThatOthersReferTo() throws Exception {
		assertThat(settings(
				read("""
						- apiVersion: openslo/v1
						  kind: SLO
						  metadata: { name: slo }
						  spec: { indicatorRef: good, objectives: [ { targetPercent: 95 } ] }
						- apiVersion: openslo/v1
						  kind: SLI
						  metadata: { name: good }
						  spec:
						    ratioMetric:
						      good: { metricSource: { spec: { query: 'operation_duration_seconds_bucket{le="0.5",status="success"}' } } }
						      total: { metricSource: { spec: { query: 'operation_duration_seconds_count{status="success"}' } } }
						"""),
				"slo"))
			.hasToString("{signal=operation, latency=[p95 < 500ms]}");
	}

	private DefinitionFile sloth(String bad, String total) throws Exception {
		return read(ObjectiveTexts.sloth("slo", "99.9", bad, total));
	}

	private DefinitionFile read(String text) throws IOException, BadInputException {
		return DefinitionFile.of(ObjectiveFile.read(Files.writeString(this.folder.resolve("file"), text).toString()));
	}

	private static Object settings(DefinitionFile definitions, String name) {
		Object value = new Yaml().load(definitions.yaml());
		for (String key : new String[] { "monitored", "slo", "definitions", name }) {
			value = Objects.requireNonNull(((Map<?, ?>) value).get(key));
		}
		return value;
	}

}
