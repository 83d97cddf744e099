package dev.monitored.label;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AntPath}.
 */
class AntPathTests {

	@ParameterizedTest
	@CsvSource({ "/, /, true", "/, '', false", "/**, /, true", "/*, /a, true", "/*, /a/b, false", "/a/**/b, /a/b, true",
			"/a/**/b, /a/x/y/b, true", "/a/**/b, /a/x/y, false", "/a//b, /a/b, true", "/a/b, /a//b, true",
			"/a/, /a/, true", "/a/, /a, false", "/a?, /ab, true", "/a?, /a, false", "/{x}, /{y}, true",
			"/{x}, /, false", "/v{x}.json, /v1.json, true", "/v{x}.json, /v.json, false",
			"/{id:[0-9]+}, /{id:[0-9]+}, true", "/{id:[0-9]+}, /1, false", "/{id:[0-9]{2}}, /{id:[0-9]{2}}, true",
			"/a, a, false" })
	void matchesAPathOrNot(String pattern, String path, boolean matches) {
		assertThat(new AntPath(pattern).matches(path)).isEqualTo(matches);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "**", "{a}" })
	void beginsWithASlash(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> new AntPath(pattern)).withMessage("a path begins with /");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/{a", "/a}", "/}{", "/{a/{b}", "/{{a}" })
	void hasBracesThatMatch(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> new AntPath(pattern))
			.withMessage("the braces { and } do not match");
	}

	@Test
	void canBeAskedAgain() {
		AntPath path = new AntPath("/a/**");
		assertThat(path.matches("/a/b")).isTrue();
		assertThat(path.matches("/b")).isFalse();
		assertThat(path.matches("/a/b")).isTrue();
	}

}
