package dev.monitored.label;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LabelPattern}.
 */
class LabelPatternTests {

	@ParameterizedTest
	@CsvSource({ "operation, place, place, true", "operation, place, Place, false", "operation, place, replace, false",
			"operation, orders.*, orders.place, true", "operation, orders.*, orders., true",
			"operation, orders.*, ordersXplace, false", "operation, *, anything, true", "operation, a.b+c, a.b+c, true",
			"uri, /api/**, /api/orders/{id}, true", "uri, /api/**, /api, true", "uri, /api/*, /api/orders/{id}, false",
			"uri, /api/orders/{id}, /api/orders/{id}, true", "uri, /api/orders/{any}, /api/orders/{id}, true",
			"uri, /api/orders, /api/orders, true", "uri, /api/orders, /api/orders/{id}, false",
			"uri, /**, /anything/at/all, true", "uri, _unmatched, _unmatched, true",
			"uri, /**/health, /actuator/health, true" })
	void matchesOrNot(String label, String pattern, String value, boolean matches) {
		assertThat(LabelPattern.parse(label, pattern).matches(value)).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource({ "operation, '', the pattern is blank", "uri, api, a path begins with /",
			"uri, **, a path begins with /", "uri, /{id:[}/x, Unclosed character class" })
	void explainsWhatIsWrong(String label, String pattern, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> LabelPattern.parse(label, pattern))
			.withMessageContaining(problem);
	}

	@ParameterizedTest
	@CsvSource({ "a*, a*, true", "a*, ab, false" })
	void anExactPatternKnowsNoStar(String pattern, String value, boolean matches) {
		assertThat(LabelPattern.exactly(pattern).matches(value)).isEqualTo(matches);
	}

}
