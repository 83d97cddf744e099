package dev.monitored.benchmarks.rules;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the text format, with or without timestamps.
 */
final class SampleWriter implements Closeable {

	private final OutputStream output;

	SampleWriter(OutputStream output) {
		this.output = new BufferedOutputStream(output, 1 << 16);
	}

	/**
	 * Returns a series in the form in which it is written most quickly.
	 * @param name the name of the series
	 * @param labels its labels
	 * @return the bytes of its name, its labels and a space
	 */
	static byte[] series(String name, String labels) {
		return "%s{%s} ".formatted(name, labels).getBytes(StandardCharsets.US_ASCII);
	}

	void line(String line) throws IOException {
		this.output.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
	}

	void sample(byte[] series, double value) throws IOException {
		this.output.write(series);
		this.output.write(text(value).getBytes(StandardCharsets.US_ASCII));
		this.output.write('\n');
	}

	void sample(byte[] series, double value, long time) throws IOException {
		this.output.write(series);
		this.output.write(text(value).getBytes(StandardCharsets.US_ASCII));
		this.output.write(' ');
		this.output.write(Long.toString(time).getBytes(StandardCharsets.US_ASCII));
		this.output.write('\n');
	}

	private static String text(double value) {
		long whole = (long) value;
		return (whole == value) ? Long.toString(whole) : Double.toString(value);
	}

	@Override
	public void close() throws IOException {
		this.output.close();
	}

}
