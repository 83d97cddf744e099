package dev.monitored.report.export;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fields that an object of a schema may have, and must.
 *
 * @param required the names of the fields that must be there
 * @param optional the names of those that may be
 */
record AllowedFields(Set<String> required, Set<String> optional) {

	private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

	static AllowedFields of(String... required) {
		return new AllowedFields(Set.of(required), Set.of());
	}

	AllowedFields orEven(String... fields) {
		return new AllowedFields(this.required, Set.of(fields));
	}

	Map<String, Object> check(@Nullable Object object) {
		Map<String, Object> map = HostileSlos.map(object);
		assertThat(map.keySet()).containsAll(this.required)
			.allMatch((field) -> this.required.contains(field) || this.optional.contains(field));
		return map;
	}

	/**
	 * Checks a name by RFC 1123.
	 */
	static String dnsLabel(@Nullable Object name) {
		String label = (String) Objects.requireNonNull(name);
		assertThat(label).matches(DNS_LABEL);
		return label;
	}

}
