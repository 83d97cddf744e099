package dev.monitored.llm;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client asked.
 *
 * @param path the path, as in {@code /v1/chat/completions}
 * @param headers the headers, whatever their case
 * @param body the body
 */
public record OpenAiRequest(String path, Map<String, String> headers, JsonNode body) {

	public boolean isStreaming() {
		return this.body.path("stream").asBoolean(false);
	}

	public boolean wantsUsage() {
		return !isStreaming() || this.body.at("/stream_options/include_usage").asBoolean(false);
	}

	public String model() {
		return this.body.path("model").asString("none");
	}

	static OpenAiRequest read(InputStream input) throws IOException {
		String path = line(input).split(" ")[1];
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line = line(input); !line.isEmpty(); line = line(input)) {
			String[] parts = line.split(":", 2);
			headers.put(parts[0], parts[1].strip());
		}
		byte[] body = headers.containsKey("Transfer-Encoding") ? chunks(input)
				: input.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
		return new OpenAiRequest(path, headers, JsonMapper.shared().readTree(body));
	}

	private static byte[] chunks(InputStream input) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int size = size(input); size > 0; size = size(input)) {
			body.write(input.readNBytes(size));
			line(input);
		}
		line(input);
		return body.toByteArray();
	}

	private static int size(InputStream input) throws IOException {
		return Integer.parseInt(line(input), 16);
	}

	private static String line(InputStream input) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int read = input.read(); read != '\n'; read = input.read()) {
			if (read < 0) {
				throw new EOFException("The client went away");
			}
			line.append((char) read);
		}
		return line.toString().strip();
	}

}
