package dev.monitored.cli.promql;

/**
 * What a selector says of one label.
 *
 * @param label the key of the label
 * @param operator {@code =}, {@code !=}, {@code =~} or {@code !~}
 * @param value the value, or the regular expression
 */
public record LabelMatcher(String label, String operator, String value) {

	@Override
	public String toString() {
		return this.label + this.operator + '"' + this.value + '"';
	}

}
