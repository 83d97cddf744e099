package dev.monitored.report;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.util.MimeType;

import dev.monitored.report.export.SloExports;
import dev.monitored.report.suggestion.SuggestionText;

/**
 * Answers over HTTP with one SLO, with all of them in the format of another tool, or with
 * SLOs that could be.
 */
@EndpointWebExtension(endpoint = SloEndpoint.class)
public final class SloEndpointWebExtension {

	// RFC 9512
	private static final MimeType YAML = new MimeType("application", "yaml", StandardCharsets.UTF_8);

	private static final String SUGGESTIONS = "suggestions";

	private final SloEndpoint endpoint;

	private final SloExports exports;

	private final SuggestionText suggestions;

	SloEndpointWebExtension(SloEndpoint endpoint, SloExports exports, SuggestionText suggestions) {
		this.endpoint = endpoint;
		this.exports = exports;
		this.suggestions = suggestions;
	}

	/**
	 * Returns one SLO, all in a format, or suggestions.
	 * @param name the name of the SLO, or of a format that no SLO is named after, or
	 * {@code suggestions}
	 * @return the status of the SLO, or YAML, or {@code null} if there is neither
	 */
	@ReadOperation
	public @Nullable Object slo(@Selector String name) {
		Object status = this.endpoint.slo(name);
		return (status != null) ? status : export(name);
	}

	private @Nullable WebEndpointResponse<byte[]> export(String format) {
		String yaml = format.equals(SUGGESTIONS) ? this.suggestions.yaml() : this.exports.yaml(format);
		return (yaml != null) ? new WebEndpointResponse<>(yaml.getBytes(StandardCharsets.UTF_8), YAML) : null;
	}

}
