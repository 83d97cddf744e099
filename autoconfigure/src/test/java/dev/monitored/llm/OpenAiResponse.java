package dev.monitored.llm;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * The way back to a client: one document, or a stream of events.
 */
public final class OpenAiResponse {

	private final Socket connection;

	private boolean streaming;

	OpenAiResponse(Socket connection) {
		this.connection = connection;
	}

	/**
	 * Sends a document, and with it the whole answer.
	 */
	public void json(int status, Map<String, String> headers, JsonNode document) throws IOException {
		byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
		head(status, headers, "Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(body.length));
		this.connection.getOutputStream().write(body);
	}

	/**
	 * Sends the data of one event of a stream.
	 */
	public void event(String data) throws IOException {
		if (!this.streaming) {
			this.streaming = true;
			head(200, Map.of(), "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n");
		}
		chunk("data: " + data + "\n\n");
	}

	/**
	 * Ends a stream in order, which says nothing of what it should have contained.
	 */
	public void endStream() throws IOException {
		chunk("");
	}

	/**
	 * Breaks the connection with a reset.
	 */
	public void reset() throws IOException {
		this.connection.setSoLinger(true, 0);
		this.connection.close();
	}

	/**
	 * Says nothing more until the client has gone.
	 */
	public void stall() throws IOException {
		this.connection.getInputStream().read();
		throw new IOException("The client went away");
	}

	private void head(int status, Map<String, String> headers, String entity) throws IOException {
		StringBuilder head = new StringBuilder("HTTP/1.1 %d Scripted\r\nConnection: close\r\n".formatted(status));
		headers.forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
		write(head.append(entity).append("\r\n").toString());
	}

	private void chunk(String data) throws IOException {
		byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
		write("%x\r\n%s\r\n".formatted(bytes.length, data));
	}

	private void write(String text) throws IOException {
		OutputStream output = this.connection.getOutputStream();
		output.write(text.getBytes(StandardCharsets.UTF_8));
		output.flush();
	}

}
