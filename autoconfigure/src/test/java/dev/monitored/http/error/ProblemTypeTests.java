package dev.monitored.http.error;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProblemType}.
 */
class ProblemTypeTests {

	private static final String UUID = "550e8400-e29b-41d4-a716-446655440000";

	@ParameterizedTest
	@CsvSource({ "https://example.com/out-of-stock, /out-of-stock", "http://evil.example:81/a?b=c, /a",
			"/problems/sold-out, /problems/sold-out", "sold-out, /sold-out", "//evil.example/sold-out, /sold-out",
			"https://docs/errors#sold-out, /errors#sold-out", "#sold-out, /#sold-out",
			"https://docs/errors#" + UUID + ", /errors", "https://docs/errors#10023, /errors",
			"https://docs/orders/10023, /orders/{id}", "https://docs/" + UUID + "/gone, /{id}/gone",
			"urn:problem:sold-out, urn:problem:sold-out", "urn:uuid:" + UUID + ", urn:uuid:{id}",
			"tag:example.com:sold-out, tag:example.com:sold-out" })
	void leavesOutWhatDiffersFromRequestToRequest(String type, String label) {
		assertThat(ProblemType.of(URI.create(type), "/orders", "/orders")).isEqualTo(label);
	}

	@ParameterizedTest
	@CsvSource({ "https://docs/problems/ann, /problems/{id}", "https://docs/people/ann/gone, /people/{id}/gone",
			"urn:people:ann, urn:people:{id}", "https://docs/people#ann, /people",
			"https://docs/people/%61nn, /people/{id}", "https://docs/people/anna, /people/anna" })
	void leavesOutWhatThePathOfTheRequestBrought(String type, String label) {
		assertThat(ProblemType.of(URI.create(type), "/people/ann", "/people/{name}")).isEqualTo(label);
	}

	@ParameterizedTest
	@ValueSource(strings = { "about:blank", "ABOUT:blank", "", "https://evil.example", "https://evil.example/", "/?a=b",
			"?a" })
	void isNoneWhereTheTypeSaysNothing(String type) {
		assertThat(ProblemType.of(URI.create(type), "/orders", "/orders")).isNull();
	}

	@Test
	void isNoneWithoutTypeOrWithOneThatIsTooLong() {
		assertThat(ProblemType.of(null, "/orders", "/orders")).isNull();
		assertThat(ProblemType.of(URI.create("/internationalization".repeat(10)), "/orders", "/orders")).isNull();
	}

}
