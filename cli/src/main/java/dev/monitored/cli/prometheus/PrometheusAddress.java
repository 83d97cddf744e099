package dev.monitored.cli.prometheus;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import dev.monitored.cli.document.BadInputException;

/**
 * Where a Prometheus answers. A user with a password in front of the host is sent as a
 * header, and never shown.
 *
 * @param base the address without user and slash at the end
 * @param authorization the header with user and password, {@code null} without them
 */
record PrometheusAddress(String base, @Nullable String authorization) {

	/**
	 * Reads an address.
	 * @param text the text
	 * @return the address
	 * @throws BadInputException if it is no address of HTTP; the message does not repeat
	 * it, because it may have a password
	 */
	static PrometheusAddress parse(String text) throws BadInputException {
		URI uri = uri(text);
		if (uri == null || uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("(?i)https?")) {
			throw new BadInputException("--prometheus needs an address such as http://localhost:9090");
		}
		if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
			throw new BadInputException("the address of --prometheus has a query or a fragment: write it without");
		}
		String port = (uri.getPort() >= 0) ? ":" + uri.getPort() : "";
		String path = uri.getRawPath().replaceFirst("/+$", "");
		return new PrometheusAddress("%s://%s%s%s".formatted(uri.getScheme(), uri.getHost(), port, path),
				authorization(uri.getUserInfo()));
	}

	URI resolve(String path) {
		return URI.create(this.base + path);
	}

	@Override
	public String toString() {
		return this.base;
	}

	private static @Nullable URI uri(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static @Nullable String authorization(@Nullable String user) {
		return (user != null) ? "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))
				: null;
	}

}
