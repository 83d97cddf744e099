package dev.monitored.label;

/**
 * The values that labels have in place of others.
 */
public final class LabelValue {

	/**
	 * Stands for every value past the limit of its label.
	 */
	public static final String OTHER = "_other";

	/**
	 * Stands for a value that is not there.
	 */
	public static final String NONE = "_none";

	private LabelValue() {
	}

}
