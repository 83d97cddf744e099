package dev.monitored.tracing;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;

/**
 * A span as a collector got it.
 *
 * @param span the decoded span
 */
record SentSpan(Span span) {

	String name() {
		return this.span.getName();
	}

	String id() {
		return hex(this.span.getSpanId());
	}

	String parentId() {
		return hex(this.span.getParentSpanId());
	}

	String traceId() {
		return hex(this.span.getTraceId());
	}

	boolean isFailed() {
		return this.span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR;
	}

	/**
	 * Returns the attributes that are ours.
	 */
	Map<String, Object> marks() {
		Map<String, Object> marks = new TreeMap<>();
		this.span.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().matches("monitored\\..*|error\\.type"))
			.forEach((attribute) -> marks.put(attribute.getKey(), value(attribute.getValue())));
		return marks;
	}

	private static Object value(AnyValue value) {
		return switch (value.getValueCase()) {
			case BOOL_VALUE -> value.getBoolValue();
			case STRING_VALUE -> value.getStringValue();
			default -> value;
		};
	}

	private static String hex(ByteString bytes) {
		return HexFormat.of().formatHex(bytes.toByteArray());
	}

}
