package dev.monitored.profiler.pyroscope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * A server that takes what Pyroscope's agent pushes, and decodes it.
 */
final class PyroscopeServer implements AutoCloseable {

	private final HttpServer server;

	private final List<Upload> uploads = new CopyOnWriteArrayList<>();

	PyroscopeServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/ingest", this::take);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	List<Upload> uploads() {
		return this.uploads;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = exchange.getRequestBody()) {
			byte[] bytes = body.readAllBytes();
			String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
			this.uploads.add(new Upload(exchange.getRequestURI().getQuery(), recording(bytes, type)));
			exchange.sendResponseHeaders(200, -1);
		}
	}

	// The part of a form whose name is jfr, compressed or not
	private static byte[] recording(byte[] body, String type) throws IOException {
		String text = new String(body, StandardCharsets.ISO_8859_1);
		String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
		int part = text.indexOf("name=\"jfr\"");
		int begin = text.indexOf("\r\n\r\n", part) + 4;
		int end = text.indexOf("\r\n" + boundary, begin);
		byte[] bytes = text.substring(begin, end).getBytes(StandardCharsets.ISO_8859_1);
		boolean isCompressed = (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
		return isCompressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
	}

	/**
	 * What one upload had.
	 *
	 * @param query the query of its URL
	 * @param recording a file of the Flight Recorder
	 */
	record Upload(String query, byte[] recording) {

		Set<String> methods() {
			try {
				Path file = Files.createTempFile("upload", ".jfr");
				try {
					return methods(file);
				}
				finally {
					Files.delete(file);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private Set<String> methods(Path file) throws IOException {
			Files.write(file, this.recording);
			return RecordingFile.readAllEvents(file)
				.stream()
				.filter((event) -> event.getStackTrace() != null)
				.flatMap((event) -> event.getStackTrace().getFrames().stream())
				.map(RecordedFrame::getMethod)
				.map((method) -> method.getType().getName() + "." + method.getName())
				.collect(Collectors.toSet());
		}

	}

}
