package dev.monitored.settings;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a setting makes no sense, so that start-up stops with a text that says
 * which one, why, and what to write instead.
 */
public class InvalidSettingException extends RuntimeException {

	private final String setting;

	private final @Nullable String value;

	private final String problem;

	private final String remedy;

	/**
	 * Creates an exception.
	 * @param setting where the setting is written: a property, or a method and the
	 * attribute of its annotation
	 * @param value what is written there, or {@code null} if nothing is
	 * @param problem what is wrong with it
	 * @param remedy what to write instead, a sentence
	 */
	public InvalidSettingException(String setting, @Nullable String value, String problem, String remedy) {
		super("%s = %s: %s. %s".formatted(setting, (value != null) ? "'" + value + "'" : "(nothing)", problem, remedy));
		this.setting = setting;
		this.value = value;
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * Returns where the setting is written.
	 * @return the property or the attribute
	 */
	public String getSetting() {
		return this.setting;
	}

	/**
	 * Returns what is written there.
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String getValue() {
		return this.value;
	}

	/**
	 * Returns what is wrong with it.
	 * @return the problem
	 */
	public String getProblem() {
		return this.problem;
	}

	/**
	 * Returns what to write instead.
	 * @return the remedy
	 */
	public String getRemedy() {
		return this.remedy;
	}

}
