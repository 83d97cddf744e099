package dev.monitored.uri;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds credentials and addresses of networks, which have forms of their own.
 */
final class SecretText {

	/**
	 * How keys of known services begin: those of AWS, Stripe, GitHub, GitLab, Slack,
	 * Google, OpenAI, SendGrid, npm, PyPI, Hugging Face, Shopify, DigitalOcean, Square
	 * and JSON Web Tokens.
	 */
	private static final List<String> PREFIXES = List.of("AKIA", "ASIA", "AROA", "AIDA", "sk_", "pk_", "rk_", "whsec_",
			"ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxa-", "xoxb-", "xoxe-", "xoxp-",
			"xoxr-", "xoxs-", "xapp-", "AIza", "ya29.", "sk-", "SG.", "npm_", "pypi-", "hf_", "shpat_", "shpss_",
			"dop_v1_", "sq0", "eyJ");

	private static final int MIN_KEY_LENGTH = 12;

	/**
	 * How long a key is that is one even if it reads like a word.
	 */
	private static final int LONG_KEY_LENGTH = 16;

	private static final Set<String> NAMES = Set.of("password", "passwd", "passphrase", "pwd", "pass", "secret",
			"clientsecret", "token", "accesstoken", "refreshtoken", "idtoken", "apikey", "accesskey", "secretkey",
			"key", "auth", "authorization", "bearer", "signature", "sig", "session", "sessionid", "jsessionid", "sid",
			"code", "otp", "pin", "credential", "credentials", "jwt");

	private SecretText() {
	}

	/**
	 * Returns where the secret of a segment begins.
	 * @param text the segment, decoded
	 * @return 0 if all of it is one, the index of the value in {@code password=…}, or -1
	 * if there is none
	 */
	static int start(String text) {
		if (isKey(text) || isMac(text) || isIpv6(text)) {
			return 0;
		}
		int equals = text.indexOf('=');
		if (equals > 0 && equals + 1 < text.length() && NAMES.contains(name(text, equals))) {
			return equals + 1;
		}
		return -1;
	}

	private static boolean isKey(String text) {
		for (String prefix : PREFIXES) {
			if (text.startsWith(prefix)) {
				return hasKey(text, prefix.length());
			}
		}
		return false;
	}

	private static boolean hasKey(String text, int start) {
		for (int index = start; index < text.length(); index++) {
			int end = IdentifierText.partEnd(text, index);
			int length = end - index;
			if (length >= LONG_KEY_LENGTH || (length >= MIN_KEY_LENGTH && hasDigit(text, index, end))) {
				return true;
			}
			index = end;
		}
		return false;
	}

	private static boolean hasDigit(String text, int start, int end) {
		return text.substring(start, end).chars().anyMatch(Character::isDigit);
	}

	private static String name(String text, int end) {
		return text.substring(0, end).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns whether a text is the address of a network card: six groups of two
	 * hexadecimal digits or three groups of four.
	 * @param text the text
	 * @return whether it is
	 */
	private static boolean isMac(String text) {
		return isGroups(text, 6, 2, ":-") || isGroups(text, 3, 4, ".");
	}

	private static boolean isGroups(String text, int groups, int length, String separators) {
		if (text.length() != groups * (length + 1) - 1 || separators.indexOf(text.charAt(length)) < 0) {
			return false;
		}
		for (int index = 0; index < text.length(); index++) {
			boolean isSeparator = index % (length + 1) == length;
			char character = text.charAt(index);
			if (isSeparator ? (character != text.charAt(length)) : (Character.digit(character, 16) < 0)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isIpv6(String text) {
		int zone = text.indexOf('%');
		int end = (zone < 0) ? text.length() : zone;
		int colons = 0;
		boolean hasDigit = text.contains("::");
		for (int index = 0; index < end; index++) {
			char character = text.charAt(index);
			colons += (character == ':') ? 1 : 0;
			hasDigit |= Character.isDigit(character);
			if (Character.digit(character, 16) < 0 && ":.[]".indexOf(character) < 0) {
				return false;
			}
		}
		return colons >= 2 && hasDigit;
	}

}
