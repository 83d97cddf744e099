package dev.monitored.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import reactor.netty.channel.AbortedException;

/**
 * What breaks on the way to another server, and looks as if the client had gone away.
 */
enum Faults {

	END_OF_FILE(() -> new EOFException("EOF reached while reading")),

	RESET(() -> new IOException("Connection reset by peer")),

	BROKEN_PIPE(() -> new UncheckedIOException(new IOException("Broken pipe"))),

	LATER(() -> new CompletionException(new EOFException())),

	CLIENT_LIBRARY(AbortedException::beforeSend),

	NAMESAKE(ClientAbortException::new),

	UPSTREAM(Faults::callUpstream);

	private final Supplier<Exception> cause;

	Faults(Supplier<Exception> cause) {
		this.cause = cause;
	}

	Exception exception() {
		return this.cause.get();
	}

	/**
	 * Calls a server that closes the connection before it has answered.
	 */
	private static Exception callUpstream() {
		try (ServerSocket upstream = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			new Thread(() -> breakOff(upstream)).start();
			URI uri = URI.create("http://localhost:" + upstream.getLocalPort());
			HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
			throw new IllegalStateException("The upstream answered");
		}
		catch (IOException | InterruptedException ex) {
			return ex;
		}
	}

	private static void breakOff(ServerSocket upstream) {
		try (Socket connection = upstream.accept()) {
			connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Le".getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An exception that is called as one of Tomcat's.
	 */
	static class ClientAbortException extends RuntimeException {

	}

}
