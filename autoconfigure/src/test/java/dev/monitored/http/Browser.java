package dev.monitored.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.springframework.context.ApplicationContext;

/**
 * A client that is not measured, for tests of servers. Each request has a connection of
 * its own.
 */
final class Browser {

	private final int port;

	Browser(ApplicationContext context) {
		this(HttpApplications.port(context));
	}

	Browser(int port) {
		this.port = port;
	}

	/**
	 * Sends a request and reads the whole answer, or as much as there is of it.
	 * @return its status
	 */
	int get(String path) {
		return request("GET", path);
	}

	int request(String method, String path) {
		return request(method, path, "localhost");
	}

	/**
	 * Sends a request to a host, whose name may be followed by further headers.
	 */
	int request(String method, String path, String host) {
		try (Socket socket = send(method, path, host)) {
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void get(String path, int times) {
		for (int count = 0; count < times; count++) {
			get(path.replace("{}", "a" + count));
		}
	}

	/**
	 * Sends a request, reads the beginning of the answer, and breaks the connection.
	 */
	void abort(String path, int bytes) {
		try (Socket socket = send(path)) {
			InputStream answer = socket.getInputStream();
			answer.readNBytes(bytes);
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends a request and leaves the connection open.
	 */
	Socket send(String path) throws IOException {
		return send("GET", path, "localhost");
	}

	private Socket send(String method, String path, String host) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.getOutputStream()
			.write("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(method, path, host)
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	/**
	 * Sends the beginning of a large body.
	 */
	Socket upload(String path, int bytes) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n".formatted(path);
		socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().write(new byte[bytes]);
		return socket;
	}

	URI uri(String scheme, String path) {
		return URI.create(scheme + "://localhost:" + this.port + path);
	}

}
