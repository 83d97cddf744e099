package dev.monitored.report;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.util.MimeType;

import dev.monitored.report.export.SloExports;

/**
 * Answers over HTTP with one SLO, or with all of them in the format of another tool.
 */
@EndpointWebExtension(endpoint = SloEndpoint.class)
public final class SloEndpointWebExtension {

	// RFC 9512
	private static final MimeType YAML = new MimeType("application", "yaml", StandardCharsets.UTF_8);

	private final SloEndpoint endpoint;

	private final SloExports exports;

	SloEndpointWebExtension(SloEndpoint endpoint, SloExports exports) {
		this.endpoint = endpoint;
		this.exports = exports;
	}

	/**
	 * Returns one SLO, or all in a format.
	 * @param name the name of the SLO, or of a format that no SLO is named after
	 * @return the status of the SLO, or YAML, or {@code null} if there is neither
	 */
	@ReadOperation
	public @Nullable Object slo(@Selector String name) {
		Object status = this.endpoint.slo(name);
		return (status != null) ? status : export(name);
	}

	private @Nullable WebEndpointResponse<byte[]> export(String format) {
		String yaml = this.exports.yaml(format);
		return (yaml != null) ? new WebEndpointResponse<>(yaml.getBytes(StandardCharsets.UTF_8), YAML) : null;
	}

}
