package dev.monitored.http.error;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What a client wrote to say what it asks for.
 *
 * @param path the path within the application, as it was written
 * @param query the query, as it was written, if there is one
 */
public record RequestAddress(String path, @Nullable String query) {

	/**
	 * Returns the texts that an application can read from the address: segments of the
	 * path, with and without parameters, values of parameters, and parts of these.
	 * @return the texts, decoded and in lower case
	 */
	Set<String> texts() {
		Stream<String> ofPath = Arrays.stream(this.path.split("/"))
			.flatMap((segment) -> Stream.concat(Stream.of(segment), Arrays.stream(segment.split("[;=,]"))));
		Stream<String> ofQuery = (this.query != null)
				? Arrays.stream(this.query.split("&")).flatMap(RequestAddress::values) : Stream.of();
		return Stream.concat(ofPath, ofQuery.map((value) -> value.replace('+', ' ')))
			.map(RequestAddress::decoded)
			.flatMap((text) -> Stream.concat(Stream.of(text), Arrays.stream(text.split("[/:,]"))))
			.filter((text) -> !text.isBlank())
			.collect(Collectors.toSet());
	}

	/**
	 * Decodes a text of an address.
	 * @param text the text
	 * @return the text in lower case
	 */
	static String decoded(String text) {
		String decoded = text;
		try {
			decoded = UriUtils.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// It stays as it was written
		}
		return decoded.toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns what a client wrote as a value. The name of a parameter is none.
	 * @param parameter the parameter
	 * @return its value, none if it has a name only
	 */
	private static Stream<String> values(String parameter) {
		int equals = parameter.indexOf('=');
		return (equals >= 0) ? Stream.of(parameter.substring(equals + 1)) : Stream.of();
	}

}
