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

	private static final RequestAddress ORDERS = new RequestAddress("/orders", null);

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
		assertThat(ProblemType.of(URI.create(type), ORDERS, "/orders")).isEqualTo(label);
	}

	@ParameterizedTest
	@CsvSource({ "https://docs/problems/ann, /problems/{id}", "https://docs/people/ann/gone, /people/{id}/gone",
			"urn:people:ann, urn:people:{id}", "https://docs/people#ann, /people",
			"https://docs/people/%61nn, /people/{id}", "https://docs/people/Ann, /people/{id}",
			"https://docs/x7y, /{id}", "https://docs/people/anna, /people/anna" })
	void leavesOutWhatThePathOfTheRequestBrought(String type, String label) {
		assertThat(ProblemType.of(URI.create(type), new RequestAddress("/people/ann;age=x7y", null), "/people/{name}"))
			.isEqualTo(label);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "name=ann | https://docs/problems/ann | /problems/{id}",
			"a=b&name=ann&c | urn:people:ann | urn:people:{id}", "name=ann | https://docs/people#ann | /people",
			"name=%61nn | https://docs/people/ann/gone | /people/{id}/gone",
			"name=Ann+Lee | https://docs/problems/ann%20lee | /problems/{id}",
			"path=ann/lee | https://docs/problems/ann/lee | /problems/{id}/{id}",
			"path=ann%2Flee | https://docs/problems/ann%2Flee | /problems/{id}",
			"name=ann,lee | https://docs/problems/lee | /problems/{id}",
			"id=urn:ann | urn:problem:urn:ann | urn:problem:{id}:{id}", "name=orders | https://docs/orders | /orders",
			"name=100%25 | https://docs/problems/ann | /problems/ann", "name=% | https://docs/ann | /ann",
			"name=anna | https://docs/problems/ann | /problems/ann",
			"ann=x | https://docs/problems/ann | /problems/ann", "name= | https://docs/problems/ann | /problems/ann",
			"&&= | https://docs/problems/ann | /problems/ann" })
	void leavesOutWhatTheQueryOfTheRequestBrought(String query, String type, String label) {
		assertThat(ProblemType.of(URI.create(type), new RequestAddress("/orders", query), "/orders")).isEqualTo(label);
	}

	@ParameterizedTest
	@ValueSource(strings = { "about:blank", "ABOUT:blank", "", "https://evil.example", "https://evil.example/", "/?a=b",
			"?a" })
	void isNoneWhereTheTypeSaysNothing(String type) {
		assertThat(ProblemType.of(URI.create(type), ORDERS, "/orders")).isNull();
	}

	@Test
	void isNoneWithoutTypeOrWithOneThatIsTooLong() {
		assertThat(ProblemType.of(null, ORDERS, "/orders")).isNull();
		assertThat(ProblemType.of(URI.create("/internationalization".repeat(10)), ORDERS, "/orders")).isNull();
	}

}
