package dev.monitored.slo;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.settings.HttpUrl;
import dev.monitored.settings.InvalidSettingException;

/**
 * The URL of a page that says what to do when an SLO is not kept. Dashboards and alerts
 * make a link of it.
 */
public final class RunbookUrl {

	private RunbookUrl() {
	}

	/**
	 * Checks a URL.
	 * @param text the text
	 * @param setting where it is written, for the message
	 * @return the text, or {@code null} if there is none
	 * @throws InvalidSettingException if it is no URL of HTTP
	 */
	public static @Nullable String parse(@Nullable String text, String setting) {
		if (!StringUtils.hasText(text)) {
			return null;
		}
		if (!HttpUrl.isValid(text.strip())) {
			throw new InvalidSettingException(setting, text,
					"a runbook is a page, whose URL begins with http:// or https://",
					"Write for example https://runbooks.example.com/orders.");
		}
		return text.strip();
	}

}
