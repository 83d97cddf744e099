package dev.monitored.uri;

import java.nio.charset.StandardCharsets;

import org.springframework.util.StringUtils;

/**
 * One segment of a path, which is a word, the name of one thing among many, or a word
 * with such a name in it, as in {@code order-10023}.
 */
final class PathSegment {

	private static final String ID = "{id}";

	private static final int MAX_LENGTH = 64;

	private static final int MAX_TEMPLATE_LENGTH = 200;

	/**
	 * How often a segment is decoded, because clients encode what is encoded already.
	 */
	private static final int MAX_DECODINGS = 3;

	private final String text;

	private PathSegment(String text) {
		this.text = text;
	}

	/**
	 * Returns what stands for a segment in a route.
	 * @param raw the segment, as it is written in the URI
	 * @return the segment itself, or with names replaced; nothing if it has only
	 * parameters
	 */
	static String of(String raw) {
		if (isTemplate(raw)) {
			return raw;
		}
		int parameters = raw.indexOf(';');
		String plain = (parameters < 0) ? raw : raw.substring(0, parameters);
		if (plain.isEmpty()) {
			return plain;
		}
		if (plain.length() > 3 * MAX_LENGTH) {
			return ID;
		}
		boolean isEncoded = plain.indexOf('%') >= 0;
		String decoded = isEncoded ? decode(plain) : plain;
		String route = new PathSegment(decoded).route();
		if (route.equals(decoded)) {
			return plain;
		}
		return isEncoded ? ID : route;
	}

	private static boolean isTemplate(String raw) {
		int open = raw.indexOf('{');
		return open >= 0 && raw.indexOf('}', open) > open + 1 && raw.length() <= MAX_TEMPLATE_LENGTH
				&& !IdentifierText.isUuid(raw, open + 1);
	}

	private static String decode(String plain) {
		String decoded = plain;
		try {
			for (int count = 0; count < MAX_DECODINGS && decoded.indexOf('%') >= 0; count++) {
				decoded = StringUtils.uriDecode(decoded, StandardCharsets.UTF_8);
			}
		}
		catch (IllegalArgumentException ex) {
			return decoded;
		}
		return decoded;
	}

	private String route() {
		if (this.text.length() > MAX_LENGTH || this.text.indexOf('@') >= 0 || IdentifierText.isWhole(this.text)) {
			return ID;
		}
		int secret = SecretText.start(this.text);
		if (secret >= 0) {
			return this.text.substring(0, secret) + ID;
		}
		return IdentifierText.isVersion(this.text) ? this.text : replaceParts();
	}

	private String replaceParts() {
		StringBuilder route = new StringBuilder();
		int index = 0;
		while (index < this.text.length()) {
			int end = IdentifierText.end(this.text, index);
			if (end > index) {
				route.append(ID);
			}
			else {
				end = IdentifierText.partEnd(this.text, index);
				route.append(this.text, index, end);
			}
			while (end < this.text.length() && IdentifierText.isSeparator(this.text.charAt(end))) {
				route.append(this.text.charAt(end++));
			}
			index = end;
		}
		return route.toString();
	}

}
