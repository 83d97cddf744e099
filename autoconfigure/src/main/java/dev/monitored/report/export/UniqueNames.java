package dev.monitored.report.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Makes names that are DNS labels (RFC 1123) and differ from each other.
 */
public final class UniqueNames {

	private static final int LONGEST = 63;

	private static final int HASH_LENGTH = 10;

	private final Set<String> given = new HashSet<>();

	/**
	 * Returns a name that no other text was given.
	 * @param text the text that it stands for
	 * @return the name: lower-case letters, digits and hyphens, at most 63 characters
	 */
	public String name(String text) {
		String name = dnsLabel(text);
		return this.given.add(name) ? name : another(name, text);
	}

	/**
	 * Returns the DNS label that is most like a text.
	 * @param text the text
	 * @return the name
	 */
	static String dnsLabel(String text) {
		String name = trimmed(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), LONGEST);
		return name.isEmpty() ? "slo-" + hash(text) : name;
	}

	/**
	 * Returns what tells texts apart that are alike.
	 * @param text the text
	 * @return hexadecimal digits, which follow from the text
	 */
	static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String another(String name, String text) {
		String other = trimmed(name, LONGEST - HASH_LENGTH - 1) + "-" + hash(text);
		this.given.add(other);
		return other;
	}

	private static String trimmed(String name, int length) {
		return name.substring(0, Math.min(name.length(), length)).replaceAll("^-+|-+$", "");
	}

}
