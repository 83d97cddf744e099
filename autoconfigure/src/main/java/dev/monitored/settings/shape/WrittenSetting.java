package dev.monitored.settings.shape;

import java.util.Locale;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A setting as a source of properties has it.
 *
 * @param property the property
 * @param isVariable whether it is a variable of the environment
 */
public record WrittenSetting(ConfigurationProperty property, boolean isVariable) {

	/**
	 * Why a setting has to be written elsewhere than in a variable of the environment.
	 */
	public static final String NO_VARIABLE = "No variable can have this name, because the name of an SLO is one word there.";

	/**
	 * Returns the name of the property.
	 * @return the name, as it is written
	 */
	public String name() {
		return text(this.property.getName(), 0).substring(1);
	}

	/**
	 * Returns the value of the property.
	 * @return the value, as it is written
	 */
	public String value() {
		return String.valueOf(this.property.getValue());
	}

	/**
	 * Returns where the property stands, for a message.
	 * @return the place, such as a line of a file
	 */
	public String place() {
		return String.valueOf(this.property.getOrigin());
	}

	/**
	 * Returns another name as this source spells it.
	 * @param name the name of a property
	 * @return the name, or that of a variable
	 */
	public String spelt(String name) {
		return this.isVariable ? variable(name) : name;
	}

	/**
	 * Returns the elements of a name as they are written.
	 * @param name the name
	 * @param first the first of the elements
	 * @return the text, which begins with what separates it from the elements before
	 */
	public static String text(ConfigurationPropertyName name, int first) {
		StringBuilder text = new StringBuilder();
		for (int index = first; index < name.getNumberOfElements(); index++) {
			String element = name.getElement(index, Form.ORIGINAL);
			text.append(name.chop(index + 1).isLastElementIndexed() ? "[" + element + "]" : "." + element);
		}
		return text.toString();
	}

	private static String variable(String name) {
		return name.replace("]", "").replaceAll("[.\\[]", "_").replace("-", "").toUpperCase(Locale.ROOT);
	}

}
