package dev.monitored.report.export;

/**
 * A text of an alert, which Prometheus and Grafana read as a template.
 */
final class AlertText {

	private AlertText() {
	}

	/**
	 * Returns a text that is no template.
	 * @param text the text
	 * @return the text, with spaces between braces that would open one
	 */
	static String of(String text) {
		return text.replaceAll("\\{(?=\\{)", "{ ");
	}

}
