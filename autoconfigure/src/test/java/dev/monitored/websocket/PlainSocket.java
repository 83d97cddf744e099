package dev.monitored.websocket;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of a WebSocket that is one socket and no thread, so that there can be
 * thousands.
 */
final class PlainSocket {

	private static final int TEXT = 0x81;

	private static final int CLOSE = 0x88;

	private static final int MASKED = 0x80;

	private final Socket socket;

	private final DataInputStream input;

	private PlainSocket(Socket socket) throws IOException {
		this.socket = socket;
		this.input = new DataInputStream(socket.getInputStream());
	}

	static PlainSocket connect(int port, String path) throws IOException {
		PlainSocket client = new PlainSocket(new Socket(InetAddress.getLoopbackAddress(), port));
		client.socket.setTcpNoDelay(true);
		client.socket.getOutputStream()
			.write(("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
					+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
				.formatted(path)
				.getBytes(StandardCharsets.US_ASCII));
		assertThat(client.readHead()).startsWith("HTTP/1.1 101");
		return client;
	}

	void send(String text) throws IOException {
		write(TEXT, text.getBytes(StandardCharsets.US_ASCII));
	}

	String receive() throws IOException {
		assertThat(this.input.readUnsignedByte()).isEqualTo(TEXT);
		return new String(this.input.readNBytes(this.input.readUnsignedByte()), StandardCharsets.US_ASCII);
	}

	/**
	 * Closes the connection as the protocol wants it: a frame, the answer, the socket.
	 */
	void close() throws IOException {
		write(CLOSE, new byte[] { 0x03, (byte) 0xe8 });
		assertThat(this.input.readUnsignedByte()).isEqualTo(CLOSE);
		this.socket.close();
	}

	/**
	 * Goes away without a close frame.
	 * @param isReset whether the network says so at once, instead of an orderly end
	 */
	void vanish(boolean isReset) throws IOException {
		if (isReset) {
			this.socket.setSoLinger(true, 0);
		}
		this.socket.close();
	}

	/**
	 * Writes a frame whose mask is 0 and changes nothing.
	 */
	private void write(int type, byte[] payload) throws IOException {
		OutputStream output = this.socket.getOutputStream();
		byte[] frame = new byte[6 + payload.length];
		frame[0] = (byte) type;
		frame[1] = (byte) (MASKED | payload.length);
		System.arraycopy(payload, 0, frame, 6, payload.length);
		output.write(frame);
	}

	private String readHead() throws IOException {
		StringBuilder head = new StringBuilder();
		while (!head.toString().endsWith("\r\n\r\n")) {
			head.append((char) this.input.readUnsignedByte());
		}
		return head.toString();
	}

}
